package org.cocobean.sim.spi;

import java.util.List;
import java.util.regex.Pattern;

/// How a tool is found and asked for its version.
///
/// @param executables all programs that must be on the `PATH`; the first one is asked for the
///   version
/// @param versionArguments arguments that make it print its version
/// @param versionPattern its first group is the version, for example `11.0`
/// @param install what a user types to install it on Debian or Ubuntu
public record ToolSpec(
        List<String> executables,
        List<String> versionArguments,
        Pattern versionPattern,
        String install) {}
