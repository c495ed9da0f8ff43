package org.cocobean.sim.spi;

import java.nio.file.Path;
import org.cocobean.sim.HdlDesign;

/// What an adapter needs to know to plan a build.
///
/// @param design all paths in it are absolute, and it has no file lists any more
/// @param output the directory that holds the result; the commands run in it
/// @param waves whether simulations of this build can write waves
public record BuildRequest(
        HdlDesign design,
        Installation installation,
        Isolation isolation,
        Path output,
        boolean waves,
        NativeFiles nativeFiles) {}
