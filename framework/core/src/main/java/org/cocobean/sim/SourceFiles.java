package org.cocobean.sim;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// All that a design is compiled from.
///
/// @param own the sources that the design names itself; its standard, include directories and
///   macros hold for all others, too, and its library is that of the top
/// @param sets sources with macros, include directories, a library or a standard beside those, in
///   front of the design's own; of macros with one name the design's counts
/// @param lists files that list sources, which come before all others; paths in a list start at the
///   project directory, or with `-F ` in front of its name at its own directory
public record SourceFiles(SourceSet own, List<SourceSet> sets, List<String> lists) {

    /// Copies the collections.
    public SourceFiles {
        sets = List.copyOf(sets);
        lists = List.copyOf(lists);
    }

    /// Takes sources without sets and lists.
    public static SourceFiles of(SourceSet own) {
        return new SourceFiles(own, List.of(), List.of());
    }

    /// Replaces the design's own sources.
    public SourceFiles withOwn(SourceSet newOwn) {
        return new SourceFiles(newOwn, sets, lists);
    }

    /// Adds a set.
    public SourceFiles with(SourceSet set) {
        List<SourceSet> more = new ArrayList<>(sets);
        more.add(set);
        return having(more);
    }

    /// Replaces the sets.
    public SourceFiles having(List<SourceSet> newSets) {
        return new SourceFiles(own, newSets, lists);
    }

    /// Adds file lists.
    public SourceFiles withLists(String... more) {
        return new SourceFiles(own, sets, Named.joined(lists, more));
    }

    /// Returns the sources of the sets and the design's own, as they are named, without those of
    /// lists.
    public List<String> all() {
        return Stream.concat(sets.stream(), Stream.of(own))
                .flatMap(set -> set.sources().stream())
                .toList();
    }
}
