package org.cocobean.sim.spi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cocobean.value.LogicRange;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zeroturnaround.exec.ProcessExecutor;

/// The drift check of the design's table: the header that the agent is compiled with and its Java
/// twin must say the same of every row, column and word. What is compared is read from the header
/// itself, so nothing that is added there can be forgotten here. And the agent's reader reads what
/// the framework writes, or says what it looked for.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DesignTableTests {

    private static final Path NATIVE = Path.of("src/main/native");

    /// The lists of the header by the enumerations that are their twins.
    private static final Map<String, Class<? extends Enum<?>>> LISTS =
            Map.of(
                    "ROWS", DesignTableFormat.Row.class,
                    "COLUMNS", DesignTableFormat.Column.class,
                    "ROLES", HdlObject.Role.class,
                    "KINDS", ObjectType.Kind.class,
                    "TRAITS", HdlObject.Trait.class);

    private static final String PROGRAM =
            """
            #include <stdio.h>
            #include "vpi/design_table.h"
            int main(void) {
                uint32_t count;
                const struct table_object *o = design_table_objects(&count);
                for (uint32_t i = 0; i < count; i++, o++)
                    printf("%s|%s|%d|%d|%d|%u|%d|%s|%s|%s|%s|%s|%s\\n", o->scope, o->name, o->role, o->kind, o->element,
                           o->traits, o->hidden, o->low, o->high, o->literals, o->dimensions, o->value, o->type);
                return 0;
            }
            """;

    private Path directory = Path.of("");
    private Path reader = Path.of("");

    @BeforeAll
    void compile(@TempDir Path shared) throws Exception {
        directory = shared;
        Path source = Files.writeString(directory.resolve("reader.c"), PROGRAM);
        reader = directory.resolve("reader");
        assertThat(
                        run(
                                Map.of(),
                                List.of(
                                        "cc",
                                        "-std=gnu11",
                                        "-fsanitize=address,undefined",
                                        "-fno-sanitize-recover=all",
                                        "-I" + NATIVE,
                                        "-o",
                                        reader.toString(),
                                        source.toString(),
                                        NATIVE.resolve("vpi/design_table.c").toString())))
                .isEqualTo("0\n");
    }

    private static String run(Map<String, String> environment, List<String> command)
            throws Exception {
        var result =
                new ProcessExecutor(command)
                        .environment(environment)
                        .redirectErrorStream(true)
                        .readOutput(true)
                        .execute();
        return result.getExitValue() + "\n" + result.outputUTF8();
    }

    private String read(Path table) throws Exception {
        return run(
                Map.of(
                        "COCOBEAN_OBJECTS", table.toString(),
                        "COCOBEAN_TOOL", "toy, Toy 1.2",
                        "ASAN_OPTIONS", "detect_leaks=0"),
                List.of(reader.toString()));
    }

    // ---- drift

    private static String header() throws IOException {
        return Files.readString(NATIVE.resolve("vpi/design_table.h")).replace("\\\n", " ");
    }

    @Test
    void javaAndTheCHeaderAgreeOnEveryWordInItsOrder() throws IOException {
        Map<String, List<String>> header = new TreeMap<>();
        Pattern.compile("#define CB_TABLE_(\\w+)\\(X\\)(.*)")
                .matcher(header())
                .results()
                .forEach(list -> header.put(list.group(1), words(list.group(2))));
        Map<String, List<String>> java = new TreeMap<>();
        LISTS.forEach((list, words) ->
                java.put(list, Stream.of(words.getEnumConstants()).map(Enum::name).toList()));
        assertThat(header).isEqualTo(java);
    }

    private static List<String> words(String list) {
        return Pattern.compile("X\\((\\w+)\\)")
                .matcher(list)
                .results()
                .map(word -> word.group(1))
                .toList();
    }

    @Test
    void javaAndTheCHeaderAgreeOnTheFirstLine() throws IOException {
        Map<String, String> header =
                Pattern.compile("#define CB_TABLE_(\\w+) (\\S+)")
                        .matcher(header())
                        .results()
                        .collect(Collectors.toMap(one -> one.group(1), DesignTableTests::value));
        assertThat(header)
                .isEqualTo(
                        Map.of(
                                "NAME", "\"" + DesignTableFormat.NAME + "\"",
                                "VERSION", "" + DesignTableFormat.VERSION));
    }

    private static String value(MatchResult define) {
        return define.group(2);
    }

    // ---- both ends

    @Test
    void theAgentReadsWhatTheFrameworkWrites() throws Exception {
        HdlObject grid =
                new HdlObject(
                        "top.u",
                        "grid",
                        HdlObject.Role.INOUT,
                        ObjectType.array(
                                "grid_t",
                                Optional.of(ObjectType.Kind.BIT),
                                List.of(LogicRange.to(-1, 1), LogicRange.downto(3, 0))),
                        Optional.empty(),
                        "",
                        "u.v:1",
                        Optional.empty(),
                        Set.of(HdlObject.Trait.SIGNED, HdlObject.Trait.FORCE_FALLS_SHORT));
        HdlObject width =
                new HdlObject(
                        "top",
                        "WIDTH",
                        HdlObject.Role.CONSTANT,
                        new ObjectType(
                                ObjectType.Kind.INTEGER,
                                "natural",
                                Optional.of(new ObjectType.Bounds(0, 15)),
                                "",
                                Optional.empty(),
                                List.of()),
                        Optional.empty(),
                        "8",
                        "",
                        Optional.empty(),
                        Set.of());
        HdlObject queue =
                HdlObject.hidden("top", "q", ObjectType.UNKNOWN, HiddenKind.QUEUE, "top.sv:2");
        Path table = directory.resolve("table.txt");
        DesignObjects.of(
                        List.of(grid, width, queue),
                        Map.of("a", "b"),
                        Map.of("top.p", new DesignObjects.Driver("beside", "p", "")))
                .writeTo(table);
        assertThat(read(table))
                .isEqualTo(
                        """
                        0
                        top|WIDTH|4|2|11|0|0|0|15|||8|natural
                        top|q|0|10|11|0|1||||||
                        top.u|grid|3|8|1|5|0||||-1 to 1,3 downto 0||grid_t
                        """);
    }

    @ParameterizedTest
    @CsvSource({
        "'', 'line 0, has '''', looked for a whole line'",
        "'cocobean-objects\t1\n', 'line 1, has ''cocobean-objects\t1'', looked for cocobean-objects\t2'",
        "'cocobean-objects\t2\nQUEUE\ttop\n', 'line 2, has ''QUEUE'', looked for a row: BITS '",
        "'cocobean-objects\t2\nOBJECT\ttop\n', 'line 2, has ''OBJECT'', looked for an object with the columns ROW SCOPE '",
        "'cocobean-objects\t2\nALIAS\ta\tb', 'line 1, has ''ALIAS\ta\tb'', looked for a whole line'",
        "'cocobean-objects\t2\nOBJECT\tt\tn\tSIGNAL\tFLOAT\t\t\t\t\t\t\t\t\t\t\t\n', 'has ''FLOAT'', looked for a kind: LOGIC '",
        "'cocobean-objects\t2\nOBJECT\tt\tn\tPORT\tBIT\t\t\t\t\t\t\t\t\t\t\t\n', 'has ''PORT'', looked for a role: SIGNAL '",
        "'cocobean-objects\t2\nOBJECT\tt\tn\tSIGNAL\tBIT\tSIGNED,ODD\t\t\t\t\t\t\t\t\t\t\n', 'has ''ODD'', looked for a trait: SIGNED '",
        "'cocobean-objects\t2\nOBJECT\tt\tn\tSIGNAL\tBIT\t\t\t\t\t\t0:3\t\t\t\t\t\n', 'has ''0:3'', looked for dimensions such as '",
    })
    void whatTheAgentDoesNotUnderstandEndsItWithToolPlaceAndWhatWasLookedFor(
            String text, String message) throws Exception {
        Path table = Files.writeString(directory.resolve("bad.txt"), text);
        assertThat(read(table))
                .startsWith(
                        "1\ncocobean: what is told of the design is not understood (toy, Toy 1.2): "
                                + table)
                .contains(message);
    }

    @Test
    void aTableThatIsNotThereIsSaid() throws Exception {
        assertThat(read(directory.resolve("none.txt")))
                .startsWith("1\n")
                .contains("has 'No such file or directory', looked for a file");
    }
}
