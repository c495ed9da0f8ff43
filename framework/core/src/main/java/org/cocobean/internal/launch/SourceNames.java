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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cocobean.sim.HdlDesign;
import org.cocobean.sim.spi.HdlLanguage;
import org.cocobean.sim.spi.Source;

/// What the text of the sources declares, read without a compiler: for hints, since macros and
/// included files may hide a name.
final class SourceNames {

    private static final Pattern VERILOG_NOISE =
            Pattern.compile("//[^\\n]*|/\\*(?s:.*?)\\*/|\"(?:\\\\.|[^\"\\\\\\n])*\"");
    private static final Pattern VHDL_NOISE = Pattern.compile("--[^\\n]*|\"[^\"\\n]*\"");
    private static final Pattern MODULE =
            Pattern.compile("\\bmodule\\s+(?:automatic\\s+|static\\s+)?(\\w+)");
    private static final Pattern ENTITY = Pattern.compile("(?i)\\bentity\\s+(\\w+)\\s+is\\b");
    private static final Pattern PARAMETER =
            Pattern.compile("\\bparameter\\b([^;]*?)(?=;|\\)\\s*[;(])");
    private static final Pattern ASSIGNED = Pattern.compile("(\\w+)\\s*(?:\\[[^]]*]\\s*)*=(?!=)");
    private static final Pattern MACRO =
            Pattern.compile("`(?:(?:ifdef|ifndef|elsif)\\s+)?([A-Za-z_]\\w*)");
    private static final Set<String> DIRECTIVES =
            Set.of(
                    ("begin_keywords celldefine default_nettype define else elsif end_keywords endcelldefine endif ifdef ifndef"
                                    + " include line nounconnected_drive pragma resetall timescale unconnected_drive undef undefineall"
                                    + " __FILE__ __LINE__")
                            .split(" "));
    private static final Pattern GENERICS =
            Pattern.compile("(?is)^\\s*generic\\s*\\((.*?)\\)\\s*;\\s*(?:port\\b|begin\\b|end\\b)");
    private static final Pattern GENERIC =
            Pattern.compile("(?i)^\\s*(?:constant\\s+)?([\\w\\s,]+):");

    private final List<String> verilog = new ArrayList<>();
    private final List<String> vhdl = new ArrayList<>();

    private SourceNames() {}

    /// Reads the sources of a design; one that cannot be read declares nothing.
    static SourceNames of(HdlDesign design) {
        SourceNames names = new SourceNames();
        for (String source : design.files().all()) {
            Path path = Path.of(Source.of(source).path());
            String text = text(path);
            if (HdlLanguage.of(path) == HdlLanguage.VHDL) {
                names.vhdl.add(VHDL_NOISE.matcher(text).replaceAll(" "));
            } else {
                names.verilog.add(VERILOG_NOISE.matcher(text).replaceAll(" "));
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
        MACRO.matcher(VERILOG_NOISE.matcher(text).replaceAll(" "))
                .results()
                .map(found -> found.group(1))
                .filter(name -> !DIRECTIVES.contains(name))
                .forEach(names::add);
        return names;
    }

    /// Returns the names of all modules and entities.
    Set<String> tops() {
        Set<String> tops = new LinkedHashSet<>();
        verilog.forEach(text -> MODULE.matcher(text).results().forEach(m -> tops.add(m.group(1))));
        vhdl.forEach(text -> ENTITY.matcher(text).results().forEach(m -> tops.add(m.group(1))));
        return tops;
    }

    /// Returns the names of the parameters or generics of a module or entity.
    Set<String> parameters(String top) {
        Set<String> names = new LinkedHashSet<>();
        parameterLists(top)
                .forEach(list ->
                        ASSIGNED.matcher(list)
                                .results()
                                .forEach(found -> names.add(found.group(1))));
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
    private List<String> parameterLists(String top) {
        List<String> all = new ArrayList<>();
        for (String text : verilog) {
            for (String body : bodies(text, MODULE, top)) {
                int end = body.indexOf("endmodule");
                PARAMETER
                        .matcher(end < 0 ? body : body.substring(0, end))
                        .results()
                        .forEach(found -> all.add(found.group(1)));
            }
        }
        return all;
    }

    /// Returns the text of the generic clause of an entity, empty unless there is exactly one such
    /// entity and it has one.
    Optional<String> genericClause(String entity) {
        List<String> clauses = new ArrayList<>();
        for (String text : vhdl) {
            for (String body : bodies(text, ENTITY, entity)) {
                Matcher clause = GENERICS.matcher(body);
                clauses.add(clause.find() ? clause.group(1) : "");
            }
        }
        return clauses.size() == 1
                ? Optional.of(clauses.getFirst()).filter(clause -> !clause.isEmpty())
                : Optional.empty();
    }

    private static List<String> generics(String clause) {
        List<String> names = new ArrayList<>();
        for (String declaration : clause.split(";")) {
            Matcher generic = GENERIC.matcher(declaration);
            if (generic.find()) {
                for (String name : generic.group(1).split(",")) {
                    names.add(name.strip());
                }
            }
        }
        return names;
    }

    /// Returns what follows each declaration of a unit.
    private static List<String> bodies(String text, Pattern unit, String name) {
        return unit.matcher(text)
                .results()
                .filter(found -> found.group(1).equalsIgnoreCase(name))
                .map(found -> text.substring(found.end()))
                .toList();
    }
}
