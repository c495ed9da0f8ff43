package org.cocobean.sim.spi;

import java.nio.file.Path;
import java.util.Optional;
import org.cocobean.sim.HdlDesign;

/// What an adapter needs to know to start one simulation.
///
/// @param build the directory that a finished build lies in; read-only
/// @param directory the simulation's working directory
/// @param waves the file to write waves to, without extension, or empty
/// @param seed for the simulator's own random numbers
public record LaunchRequest(
        HdlDesign design,
        Installation installation,
        Isolation isolation,
        Path build,
        Path directory,
        Optional<Path> waves,
        long seed,
        NativeFiles nativeFiles) {}
