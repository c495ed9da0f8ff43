package org.cocobean.sim.spi;

import java.nio.file.Path;

/// Where the native parts of the framework lie on disk.
///
/// @param vpiAgent the agent as a VPI module, file name `cocobean.vpi`
/// @param quickCasts a library to preload into simulators written in C++, file name
///   `libcocobean_casts.so`: makes their casts between classes quicker
/// @param sources directory with the agent's sources and headers, for homes that compile it in
public record NativeFiles(Path vpiAgent, Path quickCasts, Path sources) {}
