package org.cocobean.internal.sources;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.cocobean.sim.HdlDesign;
import org.cocobean.sim.SourceSet;
import org.cocobean.sim.spi.HdlLanguage;
import org.cocobean.sim.spi.Source;

/// Takes apart the source sets of a design: what needs none is told in the design's own sources.
///
/// VHDL has libraries for what sets are, and one standard for all that is elaborated together; a
/// set of Verilog without macros, directories and a standard of its own is like the design's own
/// sources, in front of which it stays.
public final class SourceSets {

    private SourceSets() {}

    /// Returns the design with those sets only that hold Verilog which must be compiled apart.
    public static HdlDesign flat(HdlDesign design) {
        if (design.files().sets().isEmpty()) {
            return design;
        }
        List<String> own = new ArrayList<>();
        List<SourceSet> apart = new ArrayList<>();
        List<String> standards = new ArrayList<>();
        for (SourceSet set : design.files().sets()) {
            List<String> rest = new ArrayList<>();
            for (String text : set.sources()) {
                if (!isVhdl(text)) {
                    rest.add(text);
                    continue;
                }
                own.add(inLibrary(Source.of(text), set));
                Optional.ofNullable(set.language()).ifPresent(standards::add);
            }
            SourceSet verilog = set.having(rest).withLibrary(null);
            if (!rest.isEmpty() && isLike(verilog, design.files().own())) {
                own.addAll(rest);
            } else if (!rest.isEmpty()) {
                add(apart, verilog);
            }
        }
        own.addAll(design.sources());
        SourceSet flat = design.files().own().having(List.copyOf(own));
        HdlDesign without = design.with(design.files().withOwn(flat).having(apart));
        return design.language() == null
                ? newest(standards).map(without::withLanguage).orElse(without)
                : without;
    }

    /// Returns the newest of some standards of VHDL, since a simulator takes one for all that it
    /// elaborates.
    ///
    /// @param standards such as `2008`, `08` and `93c`
    public static Optional<String> newest(Collection<String> standards) {
        return standards.stream().max(Comparator.comparingInt(SourceSets::year));
    }

    private static int year(String standard) {
        int number = Integer.parseInt(standard.replaceAll("\\D", ""));
        return number >= 100 ? number : number < 60 ? 2000 + number : 1900 + number;
    }

    private static boolean isVhdl(String text) {
        return HdlLanguage.of(Path.of(Source.of(text).path())) == HdlLanguage.VHDL;
    }

    private static String inLibrary(Source source, SourceSet set) {
        return new Source(
                        source.library().or(() -> Optional.ofNullable(set.library())),
                        source.path())
                .text();
    }

    private static boolean isLike(SourceSet set, SourceSet own) {
        return set.defines().isEmpty()
                && searched(set, own).equals(own.includeDirectories().stream().distinct().toList())
                && (set.language() == null || set.language().equals(own.language()));
    }

    /// Returns where a set's includes are looked for, its own directories first.
    private static List<String> searched(SourceSet set, SourceSet own) {
        return Stream.concat(set.includeDirectories().stream(), own.includeDirectories().stream())
                .distinct()
                .toList();
    }

    /// Neighbours that are compiled alike are one.
    private static void add(List<SourceSet> sets, SourceSet set) {
        if (!sets.isEmpty() && sets.getLast().having(set.sources()).equals(set)) {
            SourceSet last = sets.removeLast();
            sets.add(last.withSources(set.sources().toArray(String[]::new)));
        } else {
            sets.add(set);
        }
    }
}
