package org.cocobean.session;

import java.nio.file.Path;
import java.util.Set;

/// A build with the same key, from which only files differ that its tool had found.
///
/// @param path its directory, which is not to be written
/// @param changed the absolute paths of those that are not now as they were then; never empty
public record EarlierBuild(Path path, Set<Path> changed) {

    /// Takes a copy.
    public EarlierBuild {
        changed = Set.copyOf(changed);
    }
}
