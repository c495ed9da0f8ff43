package org.cocobean.duts;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cocobean.sim.spi.HdlLanguage;

/// The sources of a design as text: where a module declares a name, and which module an instance is
/// of. What stands in included files or comes from macros is not found.
final class HdlText {

    private static final Pattern NOISE_VERILOG =
            Pattern.compile("//[^\\n]*|/\\*(?s:.*?)\\*/|\"(?:[^\"\\\\\\n]++|\\\\.)*+\"");
    private static final Pattern NOISE_VHDL = Pattern.compile("--[^\\n]*|\"[^\"\\n]*\"");
    private static final Pattern MODULE =
            Pattern.compile(
                    "\\b(?:module|macromodule|interface|program)\\s+(?:automatic\\s+|static\\s+)?"
                            + "(?<name>\\\\\\S+|[A-Za-z_]\\w*)(?s:.*?)\\bend(?:module|interface|program)\\b");
    private static final Pattern UNIT =
            Pattern.compile(
                    "(?i)\\b(?:entity\\s+(?<entity>\\w+)|architecture\\s+\\w+\\s+of\\s+(?<of>\\w+)"
                            + "|package(?:\\s+body)?\\s+\\w+|configuration\\s+\\w+\\s+of\\s+\\w+)\\s+is\\b");

    /// A part of a file that belongs to a module.
    ///
    /// @param whole the file's text, with blanks for comments and strings
    private record Part(Path file, String whole, int start, int end) {

        String text() {
            return whole.substring(start, end);
        }
    }

    /// Where something stands.
    ///
    /// @param order what stands earlier in its module has a lower one
    record Place(Path file, int line, long order) {}

    private final boolean vhdl;
    private final Map<String, List<Part>> modules = new HashMap<>();

    HdlText(List<Path> sources) throws IOException {
        this.vhdl = sources.stream().anyMatch(file -> HdlLanguage.of(file) == HdlLanguage.VHDL);
        for (Path file : sources) {
            String text = Files.readString(file, StandardCharsets.ISO_8859_1);
            if (HdlLanguage.of(file) == HdlLanguage.VHDL) {
                entities(file, blanked(text, NOISE_VHDL));
            } else {
                modules(file, blanked(text, NOISE_VERILOG));
            }
        }
    }

    private static String blanked(String text, Pattern noise) {
        return noise.matcher(text).replaceAll(found -> found.group().replaceAll("[^\\n]", " "));
    }

    private void modules(Path file, String text) {
        Matcher module = MODULE.matcher(text);
        while (module.find()) {
            String name = module.group("name");
            part(
                    name.startsWith("\\") ? name.substring(1) : name,
                    new Part(file, text, module.start(), module.end()));
        }
    }

    private void entities(Path file, String text) {
        Matcher unit = UNIT.matcher(text);
        String name = null;
        int start = 0;
        while (unit.find()) {
            if (name != null) {
                part(name, new Part(file, text, start, unit.start()));
            }
            start = unit.start();
            String entity = unit.group("entity");
            name = entity != null ? entity : unit.group("of");
        }
        if (name != null) {
            part(name, new Part(file, text, start, text.length()));
        }
    }

    private void part(String module, Part part) {
        modules.computeIfAbsent(key(module), ignored -> new ArrayList<>()).add(part);
    }

    private String key(String name) {
        return vhdl ? name.toLowerCase(Locale.ROOT) : name;
    }

    private Pattern word(String name, String before, String after) {
        boolean plain = name.matches("\\w+");
        String quoted = Pattern.quote(name);
        String word = plain ? "(?<![\\w$.])" + quoted + "(?![\\w$])" : quoted;
        return Pattern.compile((vhdl ? "(?i)" : "") + before + word + after);
    }

    boolean hasModule(String name) {
        return modules.containsKey(key(name));
    }

    /// Returns where a module begins.
    Optional<Place> place(String module) {
        return modules.getOrDefault(key(module), List.of()).stream()
                .findFirst()
                .map(part -> at(part, 0, 0));
    }

    /// Returns where a module first writes a name.
    Optional<Place> place(String module, String name) {
        long number = 0;
        for (Part part : modules.getOrDefault(key(module), List.of())) {
            Matcher found = word(name, "", "").matcher(part.text());
            if (found.find()) {
                return Optional.of(at(part, found.start(), number));
            }
            number++;
        }
        return Optional.empty();
    }

    private static Place at(Part part, int offset, long number) {
        String before = part.whole().substring(0, part.start() + offset);
        int line = (int) before.chars().filter(c -> c == '\n').count() + 1;
        return new Place(part.file(), line, (number << Integer.SIZE) + offset);
    }

    /// Returns the module of an instance, if its source is among these.
    Optional<String> moduleOf(String parent, String instance) {
        for (Part part : modules.getOrDefault(key(parent), List.of())) {
            String name = vhdl ? entityOf(part, instance) : instantiated(part.text(), instance);
            if (!name.isEmpty() && hasModule(name)) {
                return Optional.of(key(name));
            }
        }
        return Optional.empty();
    }

    private String entityOf(Part part, String instance) {
        Matcher found =
                word(instance, "", "\\s*:\\s*(?:entity\\s+|component\\s+)?(?:\\w+\\.)?(?<of>\\w+)")
                        .matcher(part.text());
        while (found.find()) {
            if (hasModule(found.group("of"))) {
                return found.group("of");
            }
        }
        return "";
    }

    /// Before the instance's name stand its parameters in brackets, and before those its module.
    private String instantiated(String text, String instance) {
        Matcher found = word(instance, "", "\\s*(?:\\[[^]]*]\\s*)*\\(").matcher(text);
        while (found.find()) {
            String before = text.substring(0, found.start()).stripTrailing();
            if (before.endsWith("\\")) {
                before = before.substring(0, before.length() - 1).stripTrailing();
            }
            if (before.endsWith(")")) {
                int open = opening(before);
                before = before.substring(0, Math.max(open, 0)).stripTrailing();
                if (!before.endsWith("#")) {
                    continue;
                }
                before = before.substring(0, before.length() - 1).stripTrailing();
            }
            Matcher last = Pattern.compile("([A-Za-z_]\\w*)$").matcher(before);
            if (last.find() && hasModule(last.group(1))) {
                return last.group(1);
            }
        }
        return "";
    }

    private static int opening(String text) {
        int depth = 0;
        for (int at = text.length() - 1; at >= 0; at--) {
            depth += text.charAt(at) == ')' ? 1 : text.charAt(at) == '(' ? -1 : 0;
            if (depth == 0) {
                return at;
            }
        }
        return -1;
    }

    /// Returns the type that a signal of VHDL is declared with.
    Optional<String> typeOf(String entity, String signal) {
        for (Part part : modules.getOrDefault(key(entity), List.of())) {
            Matcher found =
                    word(
                                    signal,
                                    "",
                                    "(?:\\s*,\\s*\\w+)*\\s*:\\s*(?:in\\s+|out\\s+|inout\\s+|buffer\\s+)?(?:\\w+\\.)*(?<type>\\w+)")
                            .matcher(part.text());
            if (found.find()) {
                return Optional.of(found.group("type"));
            }
        }
        return Optional.empty();
    }
}
