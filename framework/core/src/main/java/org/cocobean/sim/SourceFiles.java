package org.cocobean.sim;

import java.util.List;

/// All that a design is compiled from.
///
/// @param own the sources that the design names itself; its standard, include directories and
///   macros hold for all others, too, and its library is that of the top
/// @param lists files that list sources, which come before the design's own; paths in a list start
///   at the project directory, or with `-F ` in front of its name at its own directory
public record SourceFiles(SourceSet own, List<String> lists) {

    /// Copies the collection.
    public SourceFiles {
        lists = List.copyOf(lists);
    }

    /// Takes sources without lists.
    public static SourceFiles of(SourceSet own) {
        return new SourceFiles(own, List.of());
    }

    /// Replaces the design's own sources.
    public SourceFiles withOwn(SourceSet newOwn) {
        return new SourceFiles(newOwn, lists);
    }

    /// Adds file lists.
    public SourceFiles withLists(String... more) {
        return new SourceFiles(own, Named.joined(lists, more));
    }
}
