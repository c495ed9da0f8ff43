package org.cocobean.internal.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cocobean.sim.spi.AgentFlag;
import org.cocobean.trigger.Phase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zeroturnaround.exec.ProcessExecutor;

/// The drift check: the header and its Java twin must say the same of every offset and code. What
/// is compared is read from the header itself, so nothing that is added there can be forgotten
/// here.
class WindowLayoutTests {

    private static final Path HEADER = Path.of("src/main/native/window/window.h");

    /// How the constants of an enumeration begin in C and in Java.
    private static final Map<String, String[]> ENUMS =
            Map.ofEntries(
                    prefixes("cb_turn", "CB_TURN_", "TURN_"),
                    prefixes("cb_mode", "CB_MODE_", "MODE_"),
                    prefixes("cb_flag", "CB_FLAG_", "AGENT_FLAG_"),
                    prefixes("cb_command", "CB_CMD_", "COMMAND_"),
                    prefixes("cb_level", "CB_LEVEL_", "LEVEL_"),
                    prefixes("cb_text_use", "CB_TEXT_", "TEXT_"),
                    prefixes("cb_status", "CB_", "STATUS_"),
                    prefixes("cb_put", "CB_PUT_", "PUT_"),
                    prefixes("cb_phase", "CB_", "PHASE_"),
                    prefixes("cb_reason", "CB_REASON_", "REASON_"),
                    prefixes("cb_rest", "CB_REST_", "REST_"),
                    prefixes("cb_want", "CB_WANT_", "WANT_"),
                    prefixes("cb_engine_kind", "CB_", "KIND_"),
                    prefixes("cb_edges", "CB_", "EDGE_"),
                    prefixes("cb_op", "CB_", "OP_"),
                    prefixes("cb_engine_flag", "CB_", "FLAG_"),
                    prefixes("cb_stream_role", "CB_STREAM_", "ROLE_"),
                    prefixes("cb_stream_state", "CB_STREAM_", "STATE_"),
                    prefixes("cb_entry_word", "CB_ENTRY_", "ENTRY_"),
                    prefixes("cb_stream_check", "CB_BROKEN_", "BROKEN_"),
                    prefixes("cb_ram_state", "CB_RAM_", "RAM_IS_"),
                    prefixes("cb_ram_channel", "CB_RAM_", "RAM_CHANNEL_"),
                    prefixes("cb_ram_item", "CB_RAM_", "RAM_FIELD_"),
                    prefixes("cb_uart_role", "CB_UART_", "UART_IS_"),
                    prefixes("cb_uart_state", "CB_UART_", "UART_GOES_"),
                    prefixes("cb_pending", "CB_PENDING_", "PENDING_"),
                    prefixes("cb_kind", "CB_KIND_", "OBJECT_"),
                    prefixes("cb_info_flag", "CB_INFO_", "INFO_"));

    private static final Map<String, String> STRUCTS =
            Map.ofEntries(
                    Map.entry("cb_window", ""),
                    Map.entry("cb_engine", "ENGINE_"),
                    Map.entry("cb_slot", "SLOT_"),
                    Map.entry("cb_stream", "STREAM_"),
                    Map.entry("cb_step_item", "STEP_ITEM_"),
                    Map.entry("cb_ram", "RAM_"),
                    Map.entry("cb_ram_field", "RAM_ITEM_"),
                    Map.entry("cb_ram_page", "RAM_PAGE_"),
                    Map.entry("cb_uart", "UART_"),
                    Map.entry("cb_uart_item", "UART_ITEM_"),
                    Map.entry("cb_info", "INFO_"));

    /// Numbers that Java calls otherwise, since their names are those of offsets there.
    private static final Map<String, String> RENAMED =
            Map.of(
                    "MAGIC", "MAGIC_VALUE",
                    "VERSION", "VERSION_VALUE",
                    "PAYLOAD", "PAYLOAD_SIZE",
                    "SLOT_AREA", "SLOT_AREA_SIZE",
                    "SAID", "SAID_SIZE",
                    "UART_PLACES", "UART_PLACES_MOST");

    private static Map.Entry<String, String[]> prefixes(String type, String c, String java) {
        return Map.entry(type, new String[] {c, java});
    }

    @Test
    void javaAndTheCHeaderAgreeOnEveryConstant(@TempDir Path directory) throws Exception {
        Map<String, String> expressions = expressions(Files.readString(HEADER));
        assertThat(expressions).hasSizeGreaterThan(150);

        assertThat(javaConstants().entrySet())
                .containsExactlyInAnyOrderElementsOf(evaluated(expressions, directory).entrySet());
    }

    @Test
    void theFlagsOfAdaptersAreTheBitsOfTheHeader() throws Exception {
        Map<String, Long> bits = new TreeMap<>();
        javaConstants()
                .forEach((name, value) -> {
                    if (name.startsWith("AGENT_FLAG_")) {
                        bits.put(name.substring("AGENT_FLAG_".length()), value);
                    }
                });
        assertThat(Arrays.stream(AgentFlag.values()))
                .allSatisfy(flag -> assertThat(bits).containsEntry(flag.name(), (long) flag.bit()))
                .hasSameSizeAs(bits.keySet());
    }

    @Test
    void whatIsReadByItsPlaceStandsInTheOrderOfTheHeader() throws Exception {
        Map<String, Long> constants = javaConstants();
        for (Phase phase : Phase.values()) {
            assertThat(constants).containsEntry("PHASE_" + phase, (long) phase.ordinal());
        }
        for (Report.Rest rest : Report.Rest.values()) {
            assertThat(constants).containsEntry("REST_" + rest, (long) rest.ordinal());
        }
        for (Status status : Status.values()) {
            assertThat(Status.of(status.code)).isEqualTo(status);
        }
        for (ObjectKind kind : ObjectKind.values()) {
            assertThat(ObjectKind.of(kind.code)).isEqualTo(kind);
        }
    }

    // ---- the header

    /// Returns C expressions by the names that Java gives them.
    private static Map<String, String> expressions(String header) {
        Map<String, String> all = new LinkedHashMap<>();
        String text = withoutComments(header);
        Matcher define = Pattern.compile("#define CB_(\\w+)").matcher(text);
        while (define.find()) {
            String name = define.group(1);
            all.put(RENAMED.getOrDefault(name, name), "(int64_t)(int)CB_" + name);
        }
        all.put("MAGIC_VALUE", "CB_MAGIC");
        Matcher list = Pattern.compile("enum (\\w+) \\{([^}]*)}").matcher(text);
        while (list.find()) {
            String[] prefixes =
                    Objects.requireNonNull(
                            ENUMS.get(list.group(1)), "the Java names of enum " + list.group(1));
            Matcher name = Pattern.compile("CB_\\w+").matcher(list.group(2));
            while (name.find()) {
                assertThat(name.group()).startsWith(prefixes[0]);
                all.put(prefixes[1] + name.group().substring(prefixes[0].length()), name.group());
            }
        }
        Matcher struct = Pattern.compile("struct (\\w+) \\{([^}]*)}").matcher(text);
        while (struct.find()) {
            addFields(struct.group(1), struct.group(2), all);
        }
        return all;
    }

    private static void addFields(String type, String body, Map<String, String> all) {
        String prefix =
                Objects.requireNonNull(STRUCTS.get(type), "the Java names of struct " + type);
        if (!body.contains("[]")) { // else it has no size of its own
            all.put(prefix + "SIZE", "sizeof(struct %s)".formatted(type));
        }
        for (String line : body.trim().split(";")) {
            for (String name : line.trim().replaceFirst("^(struct )?\\w+ ", "").split(",")) {
                String field = name.trim().replaceAll("\\[.*", "");
                if (!field.startsWith("pad")) {
                    String java = field.equals("slots") ? "SLOT_AREA" : field;
                    all.put(
                            prefix + java.toUpperCase(Locale.ROOT),
                            "offsetof(struct %s, %s)".formatted(type, field));
                }
            }
        }
    }

    private static String withoutComments(String source) {
        return Pattern.compile("/\\*.*?\\*/", Pattern.DOTALL).matcher(source).replaceAll(" ");
    }

    private static Map<String, Long> evaluated(Map<String, String> expressions, Path directory)
            throws Exception {
        StringBuilder program =
                new StringBuilder("#include <stdio.h>\n#include \"window/window.h\"\n");
        program.append("int main(void) {\n");
        expressions.forEach((name, expression) ->
                program.append(
                        "printf(\"%s %%lld\\n\", (long long)(%s));\n".formatted(name, expression)));
        program.append("return 0;\n}\n");
        Path source = Files.writeString(directory.resolve("dump.c"), program);
        Path binary = directory.resolve("dump");
        assertThat(
                        run(
                                "cc",
                                "-std=gnu11",
                                "-Isrc/main/native",
                                "-o",
                                binary.toString(),
                                source.toString()))
                .isEmpty();
        Map<String, Long> values = new TreeMap<>();
        run(binary.toString())
                .lines()
                .forEach(
                        line -> values.put(line.split(" ")[0], Long.parseLong(line.split(" ")[1])));
        return values;
    }

    private static String run(String... command) throws Exception {
        return new ProcessExecutor(command)
                .redirectErrorStream(true)
                .readOutput(true)
                .execute()
                .outputUTF8();
    }

    private static Map<String, Long> javaConstants() throws IllegalAccessException {
        Map<String, Long> constants = new TreeMap<>();
        for (Field field : WindowLayout.class.getDeclaredFields()) {
            if (Modifier.isStatic(field.getModifiers()) && !field.isSynthetic()) {
                constants.put(field.getName(), ((Number) field.get(null)).longValue());
            }
        }
        return constants;
    }
}
