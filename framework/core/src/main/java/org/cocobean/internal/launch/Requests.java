package org.cocobean.internal.launch;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.cocobean.session.BuildFailedException;
import org.cocobean.sim.HdlDesign;
import org.cocobean.sim.spi.Complaint;
import org.cocobean.sim.spi.HdlLanguage;
import org.cocobean.sim.spi.SimulatorAdapter;
import org.cocobean.sim.spi.Source;
import org.cocobean.wording.Nearest;

/// Judges whether what was asked for fits the sources, in the same words on every simulator.
final class Requests {

    private static final int SUGGESTIONS = 3;
    private static final int MISSING_SHOWN = 10;

    private final HdlDesign design;
    private final SimulatorAdapter adapter;
    private final List<String> missing;

    /// Judges a design whose paths are absolute.
    ///
    /// @param missing a line for each unit that its sources need and none of them declares
    Requests(HdlDesign design, SimulatorAdapter adapter, List<String> missing) {
        this.design = design;
        this.adapter = adapter;
        this.missing = List.copyOf(missing);
    }

    /// Returns what a compiler that failed may have missed, empty or lines after a line break.
    String missing() {
        if (missing.isEmpty()) {
            return "";
        }
        int shown = Math.min(missing.size(), MISSING_SHOWN);
        return "\nunits that no source declares:\n  "
                + String.join("\n  ", missing.subList(0, shown))
                + (shown < missing.size() ? "\n  (%d more)".formatted(missing.size() - shown) : "")
                + "\nName the sources that hold them (sources, fileLists).";
    }

    /// Returns what a compiler's output says against the request, one line each.
    List<String> against(String output) {
        return output.lines()
                .map(line -> adapter.complaint(line.strip()))
                .flatMap(Optional::stream)
                .distinct()
                .map(this::text)
                .toList();
    }

    /// Returns what needs no compiler: a generic that the top has not, which a simulator of VHDL
    /// would tell when the simulation starts; for a parameter that is a number, text, of which a
    /// simulator of Verilog would take the characters' codes, and numbers that it would cut.
    List<String> evident() {
        if (design.parameters().isEmpty()) {
            return List.of();
        }
        List<String> evident = new ArrayList<>();
        names().genericClause(entity())
                .ifPresent(clause ->
                        design.parameters().keySet().stream()
                                .filter(name -> !speaksOf(lower(name), clause.lowerText()))
                                .map(name -> text(new Complaint(Complaint.Kind.NO_PARAMETER, name)))
                                .forEach(evident::add));
        for (DeclaredParameter declared : names().numbers(entity())) {
            String value = design.parameters().getOrDefault(declared.name(), declared.value());
            declared.refuses(value)
                    .ifPresent(why ->
                            evident.add(
                                    "the parameter '%s' of '%s' %s"
                                            .formatted(declared.name(), design.top(), why)));
        }
        return evident;
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    private String text(Complaint complaint) {
        String name = complaint.name();
        return switch (complaint.kind()) {
            case NO_PARAMETER ->
                    "there is no parameter '%s' in '%s'%s"
                            .formatted(
                                    asGiven(name),
                                    design.top(),
                                    nearest(name, names().parameters(entity())));
            case NO_TOP ->
                    "there is no top '%s' in the sources%s"
                            .formatted(name, nearest(name, names().tops()));
            case DECLARED_TWICE ->
                    "'%s' is declared twice: take one of the sources away (they are %s)"
                            .formatted(name, String.join(", ", declaring(name)));
            case TOO_WIDE ->
                    "'%s' has an integer of more than 32 bits, at which the simulator itself fails: give its type bounds of 32 bits, or make it a vector, such as signed(63 downto 0)"
                            .formatted(name);
        };
    }

    private SourceNames names() {
        return SourceNames.of(design);
    }

    /// Some tools tell names in lower case.
    private String asGiven(String name) {
        return design.parameters().keySet().stream()
                .filter(name::equalsIgnoreCase)
                .findFirst()
                .orElse(name);
    }

    private String entity() {
        return design.top().replaceAll("^\\w+\\.|\\(.*", "");
    }

    private static String nearest(String name, Collection<String> names) {
        return names.isEmpty()
                ? ""
                : "; nearest names: " + String.join(", ", Nearest.of(name, names, SUGGESTIONS));
    }

    private List<String> declaring(String name) {
        List<String> paths = new ArrayList<>();
        for (String text : design.files().all()) {
            Set<String> tops = SourceNames.of(HdlDesign.of(design.top(), text)).tops();
            if (tops.stream().anyMatch(name::equalsIgnoreCase)) {
                paths.add(Source.of(text).path());
            }
        }
        return paths;
    }

    /// Returns what is wrong with the macros: those that no source and no file that one includes
    /// speaks of, with the nearest that they do.
    ///
    /// @throws BuildFailedException when one differs from such a name only in its letters' case,
    ///   for that cannot be meant
    List<String> unusedDefines(List<Path> included) {
        Set<String> defines = new LinkedHashSet<>(design.defines().keySet());
        design.files().sets().forEach(set -> defines.addAll(set.defines().keySet()));
        if (defines.isEmpty()) {
            return List.of();
        }
        List<String> texts = new ArrayList<>();
        for (String source : design.files().all()) {
            Path path = Path.of(Source.of(source).path());
            if (HdlLanguage.of(path) == HdlLanguage.VERILOG) {
                texts.add(SourceNames.text(path));
            }
        }
        included.forEach(path -> texts.add(SourceNames.text(path)));
        List<String> unused =
                defines.stream()
                        .filter(name -> texts.stream().noneMatch(text -> speaksOf(name, text)))
                        .toList();
        Set<String> macros = new LinkedHashSet<>();
        texts.forEach(text -> macros.addAll(SourceNames.macros(text)));
        macros.removeAll(defines);
        for (String name : unused) {
            if (macros.stream().anyMatch(name::equalsIgnoreCase)) {
                throw new BuildFailedException(
                        "compiling '%s' failed:\nno source speaks of the macro '%s'%s"
                                .formatted(design.top(), name, nearest(name, macros)));
            }
        }
        return unused.stream().map(name -> "'" + name + "'" + nearest(name, macros)).toList();
    }

    private static boolean speaksOf(String define, String text) {
        return text.contains(define)
                && Pattern.compile("(?<!\\w)" + Pattern.quote(define) + "(?!\\w)")
                        .matcher(text)
                        .find();
    }
}
