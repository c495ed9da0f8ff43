package org.cocobean.sim.spi;

import java.nio.file.Path;

/// Where the native parts of the framework lie on disk.
///
/// @param vpiAgent the agent as a VPI module, file name `cocobean.vpi`
/// @param quickCasts a library to preload into simulators written in C++, file name
///   `libcocobean_casts.so`: makes their casts between classes quicker
/// @param output a library to preload into simulators, file name `libcocobean_output.so`, which
///   sees what they print; the variable `COCOBEAN_OUTPUT` of the simulator says what it looks for:
///   `errors` that tasks of `vvp` report on their own account, or the further `lines` of one text,
///   which [MessageReader#text] gets then
/// @param sources directory with the agent's sources and headers, for homes that compile it in
public record NativeFiles(Path vpiAgent, Path quickCasts, Path output, Path sources) {}
