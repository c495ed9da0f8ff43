package org.cocobean.internal.launch;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cocobean.internal.hdl.HdlTokens;
import org.cocobean.sim.HdlDesign;
import org.cocobean.sim.spi.HdlLanguage;
import org.cocobean.sim.spi.Source;

/// What the text of the sources declares, read without a compiler: for hints, since macros and
/// included files may hide a name.
final class SourceNames {

    private static final Set<String> DIRECTIVES =
            Set.of(
                    ("begin_keywords celldefine default_nettype define else elsif end_keywords endcelldefine endif ifdef ifndef"
                                    + " include line nounconnected_drive pragma resetall timescale unconnected_drive undef undefineall"
                                    + " __FILE__ __LINE__")
                            .split(" "));
    private static final Set<String> CONDITIONS = Set.of("`ifdef", "`ifndef", "`elsif");
    private static final Set<String> LIFETIMES = Set.of("automatic", "static");

    private final List<HdlTokens> verilog = new ArrayList<>();
    private final List<HdlTokens> vhdl = new ArrayList<>();

    private SourceNames() {}

    /// Reads the sources of a design; one that cannot be read declares nothing.
    static SourceNames of(HdlDesign design) {
        SourceNames names = new SourceNames();
        for (String source : design.files().all()) {
            Path path = Path.of(Source.of(source).path());
            String text = text(path);
            if (HdlLanguage.of(path) == HdlLanguage.VHDL) {
                names.vhdl.add(HdlTokens.ofVhdl(text));
            } else {
                names.verilog.add(HdlTokens.ofVerilog(text));
            }
        }
        return names;
    }

    /// Returns the text of a file of whatever encoding, empty when it cannot be read.
    static String text(Path path) {
        try {
            return Files.readString(path, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return "";
        }
    }

    /// Returns the macros that a text of Verilog uses or asks for (IEEE 1800-2017, 22).
    static Set<String> macros(String text) {
        Set<String> names = new LinkedHashSet<>();
        HdlTokens words = HdlTokens.ofVerilog(text);
        for (int i = 0; i < words.size(); i++) {
            String name =
                    CONDITIONS.contains(words.at(i))
                            ? words.at(i + 1)
                            : words.at(i).startsWith("`") ? words.at(i).substring(1) : "";
            if (name.matches("[A-Za-z_]\\w*") && !DIRECTIVES.contains(name)) {
                names.add(name);
            }
        }
        return names;
    }

    /// Returns the names of all modules and entities.
    Set<String> tops() {
        Set<String> tops = new LinkedHashSet<>();
        for (HdlTokens words : verilog) {
            modules(words).forEach(at -> tops.add(words.at(at)));
        }
        for (HdlTokens words : vhdl) {
            entities(words).forEach(at -> tops.add(words.at(at)));
        }
        return tops;
    }

    /// The places of the names of modules.
    private static List<Integer> modules(HdlTokens words) {
        List<Integer> names = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            if (words.at(i).equals("module")) {
                int name = LIFETIMES.contains(words.at(i + 1)) ? i + 2 : i + 1;
                if (words.isName(name)) {
                    names.add(name);
                }
            }
        }
        return names;
    }

    /// The places of the names of entities.
    private static List<Integer> entities(HdlTokens words) {
        List<Integer> names = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            if (words.at(i).equals("entity") && words.at(i + 2).equals("is")) {
                names.add(i + 1);
            }
        }
        return names;
    }

    /// Returns the names of the parameters or generics of a module or entity.
    Set<String> parameters(String top) {
        Set<String> names = new LinkedHashSet<>();
        for (HdlTokens list : parameterLists(top)) {
            for (HdlTokens part : list.split(",")) {
                int name = DeclaredParameter.nameAt(part);
                if (name >= 0) {
                    names.add(part.at(name));
                }
            }
        }
        genericClause(top).ifPresent(clause -> names.addAll(generics(clause)));
        return names;
    }

    /// Returns the parameters of a module whose values begin with a number.
    List<DeclaredParameter> numbers(String top) {
        return parameterLists(top).stream()
                .flatMap(list -> DeclaredParameter.in(list).stream())
                .toList();
    }

    /// Returns what follows the word `parameter`.
    private List<HdlTokens> parameterLists(String top) {
        List<HdlTokens> all = new ArrayList<>();
        for (HdlTokens words : verilog) {
            for (int name : modules(words)) {
                if (words.is(name, top)) {
                    lists(words, name, all);
                }
            }
        }
        return all;
    }

    private static void lists(HdlTokens words, int module, List<HdlTokens> all) {
        for (int i = module; i < words.size() && !words.at(i).equals("endmodule"); i++) {
            if (words.at(i).equals("parameter")) {
                int end = words.find(i + 1, ";");
                all.add(words.part(i + 1, end));
                i = end;
            }
        }
    }

    /// Returns the generic clause of an entity without its brackets, empty unless there is exactly
    /// one such entity and it has one.
    Optional<HdlTokens> genericClause(String entity) {
        List<HdlTokens> clauses = new ArrayList<>();
        for (HdlTokens words : vhdl) {
            for (int name : entities(words)) {
                if (words.is(name, entity)) {
                    int open = name + 3; // after `is generic`
                    boolean stands =
                            words.at(name + 2).equals("generic") && words.at(open).equals("(");
                    clauses.add(words.part(open + 1, stands ? words.close(open) : 0));
                }
            }
        }
        return clauses.size() == 1
                ? Optional.of(clauses.getFirst()).filter(clause -> clause.size() > 0)
                : Optional.empty();
    }

    private static List<String> generics(HdlTokens clause) {
        List<String> names = new ArrayList<>();
        for (HdlTokens declaration : clause.split(";")) {
            int colon = declaration.find(0, ":");
            HdlTokens list = declaration.part(0, colon < declaration.size() ? colon : 0);
            for (HdlTokens name : list.split(",")) {
                if (name.isName(name.size() - 1)) {
                    names.add(name.source(name.size() - 1));
                }
            }
        }
        return names;
    }
}
