package org.cocobean.sim.spi;

import java.util.List;

/// What has changed since an earlier build of a design whose sources have the same names and
/// declare the same units.
///
/// @param sources those that changed and those that use them, directly or not, in the order in
///   which they are compiled
/// @param needed whether the top needs all of these, so that a tool which finds out by itself what
///   to compile compiles them all
public record Outdated(List<String> sources, boolean needed) {

    /// Takes a copy.
    public Outdated {
        sources = List.copyOf(sources);
    }
}
