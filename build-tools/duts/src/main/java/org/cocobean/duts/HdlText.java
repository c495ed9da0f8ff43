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
import java.util.Set;
import org.cocobean.internal.hdl.HdlTokens;
import org.cocobean.sim.spi.HdlLanguage;

/// The sources of a design as text: where a module declares a name, and which module an instance is
/// of. What stands in included files or comes from macros is not found.
final class HdlText {

    private static final Set<String> MODULES =
            Set.of("module", "macromodule", "interface", "program");
    private static final Set<String> ENDS = Set.of("endmodule", "endinterface", "endprogram");
    private static final Set<String> LIFETIMES = Set.of("automatic", "static");
    private static final Set<String> MODES = Set.of("in", "out", "inout", "buffer");

    /// A part of a file that belongs to a module.
    private record Part(Path file, HdlTokens words) {

        Place at(int index, long number) {
            long order = (number << Integer.SIZE) + words.start(index);
            return new Place(file, words.line(index), order);
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
                entities(file, HdlTokens.ofVhdl(text));
            } else {
                modules(file, HdlTokens.ofVerilog(text));
            }
        }
    }

    private void modules(Path file, HdlTokens words) {
        for (int i = 0; i < words.size(); i++) {
            int name = LIFETIMES.contains(words.at(i + 1)) ? i + 2 : i + 1;
            if (MODULES.contains(words.at(i)) && words.isName(name)) {
                int end = name;
                while (end < words.size() && !ENDS.contains(words.at(end))) {
                    end++;
                }
                String plain = words.at(name).replaceFirst("^\\\\", "");
                part(plain, new Part(file, words.part(i, end + 1)));
                i = end;
            }
        }
    }

    private void entities(Path file, HdlTokens words) {
        String name = "";
        int start = 0;
        for (int i = 0; i < words.size(); i++) {
            Optional<String> unit = unit(words, i);
            if (unit.isPresent()) {
                if (!name.isEmpty()) {
                    part(name, new Part(file, words.part(start, i)));
                }
                name = unit.get();
                start = i;
            }
        }
        if (!name.isEmpty()) {
            part(name, new Part(file, words.after(start)));
        }
    }

    /// The entity to which a unit that begins at a word belongs, or an empty name.
    private static Optional<String> unit(HdlTokens words, int at) {
        return switch (words.at(at)) {
            case "entity" ->
                    words.at(at + 2).equals("is")
                            ? Optional.of(words.at(at + 1))
                            : Optional.empty();
            case "architecture" ->
                    words.at(at + 2).equals("of") && words.at(at + 4).equals("is")
                            ? Optional.of(words.at(at + 3))
                            : Optional.empty();
            case "configuration" ->
                    words.at(at + 2).equals("of") ? Optional.of("") : Optional.empty();
            case "package" -> {
                int is = words.at(at + 1).equals("body") ? at + 3 : at + 2;
                yield words.at(is).equals("is") ? Optional.of("") : Optional.empty();
            }
            default -> Optional.empty();
        };
    }

    private void part(String module, Part part) {
        modules.computeIfAbsent(key(module), ignored -> new ArrayList<>()).add(part);
    }

    private String key(String name) {
        return vhdl ? name.toLowerCase(Locale.ROOT) : name;
    }

    private List<Part> parts(String module) {
        return modules.getOrDefault(key(module), List.of());
    }

    /// Whether a word is a name as a simulator has it, with or without the marks of a quoted one.
    private boolean is(HdlTokens words, int at, String name) {
        String word = words.at(at);
        return vhdl
                ? word.equalsIgnoreCase(name) || word.equalsIgnoreCase("\\" + name + "\\")
                : word.equals(name) || word.equals("\\" + name);
    }

    boolean hasModule(String name) {
        return modules.containsKey(key(name));
    }

    /// Returns where a module begins.
    Optional<Place> place(String module) {
        return parts(module).stream().findFirst().map(part -> part.at(0, 0));
    }

    /// Returns where a module first writes a name.
    Optional<Place> place(String module, String name) {
        long number = 0;
        for (Part part : parts(module)) {
            for (int i = 0; i < part.words().size(); i++) {
                if (is(part.words(), i, name) && !part.words().at(i - 1).equals(".")) {
                    return Optional.of(part.at(i, number));
                }
            }
            number++;
        }
        return Optional.empty();
    }

    /// Returns the module of an instance, if its source is among these.
    Optional<String> moduleOf(String parent, String instance) {
        for (Part part : parts(parent)) {
            HdlTokens words = part.words();
            for (int i = 0; i < words.size(); i++) {
                if (is(words, i, instance)) {
                    String name = vhdl ? entityOf(words, i) : instantiated(words, i);
                    if (hasModule(name)) {
                        return Optional.of(key(name));
                    }
                }
            }
        }
        return Optional.empty();
    }

    /// `label : entity work.NAME`, `label : component NAME` or `label : NAME`.
    private static String entityOf(HdlTokens words, int label) {
        if (!words.at(label + 1).equals(":")) {
            return "";
        }
        boolean said = words.is(label + 2, "entity") || words.is(label + 2, "component");
        return words.at(lastOfName(words, said ? label + 3 : label + 2));
    }

    private static int lastOfName(HdlTokens words, int first) {
        int at = first;
        while (words.at(at + 1).equals(".") && words.isName(at + 2)) {
            at += 2;
        }
        return at;
    }

    /// Before the instance's name stand its parameters in brackets, and before those its module;
    /// others of the same module may stand between.
    private static String instantiated(HdlTokens words, int instance) {
        int after = instance + 1;
        while (words.at(after).equals("[")) {
            after = words.close(after) + 1;
        }
        if (!words.at(after).equals("(")) {
            return "";
        }
        int before = instance - 1;
        while (words.at(before).equals(",") && words.at(before - 1).equals(")")) {
            before = open(words, before - 1) - 1;
            while (words.at(before).equals("]")) {
                before = open(words, before) - 1;
            }
            before--;
        }
        if (words.at(before).equals(")")) {
            before = open(words, before) - 1;
            if (!words.at(before).equals("#")) {
                return "";
            }
            before--;
        }
        return words.at(before).replaceFirst("^\\\\", "");
    }

    /// Returns where the bracket opens that closes at a place, or -1.
    private static int open(HdlTokens words, int close) {
        int depth = 0;
        for (int i = close; i >= 0; i--) {
            depth +=
                    switch (words.at(i)) {
                        case ")", "]", "}" -> 1;
                        case "(", "[", "{" -> -1;
                        default -> 0;
                    };
            if (depth == 0) {
                return i;
            }
        }
        return -1;
    }

    /// Returns the type that a signal of VHDL is declared with.
    Optional<String> typeOf(String entity, String signal) {
        for (Part part : parts(entity)) {
            HdlTokens words = part.words();
            for (int i = 0; i < words.size(); i++) {
                int colon = i + 1;
                while (words.at(colon).equals(",") && words.isName(colon + 1)) {
                    colon += 2;
                }
                if (is(words, i, signal) && words.at(colon).equals(":")) {
                    int type = MODES.contains(words.at(colon + 1)) ? colon + 2 : colon + 1;
                    return Optional.of(words.source(lastOfName(words, type)));
                }
            }
        }
        return Optional.empty();
    }
}
