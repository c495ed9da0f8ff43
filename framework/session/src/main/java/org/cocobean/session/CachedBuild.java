package org.cocobean.session;

import java.nio.file.Path;
import java.time.Duration;

/// Where a build lies, and how it was come by.
///
/// @param path its directory, which is not to be written; it stays as long as this JVM runs
/// @param hit true when no tool was started for this caller
/// @param waited how long this caller waited for another one that was building the same
public record CachedBuild(Path path, boolean hit, Duration waited) {}
