package org.cocobean.sim.spi;

import java.nio.file.Path;

/// A tool that was found.
///
/// @param executable the first executable of its [ToolSpec]
/// @param version for example `5.006`
/// @param banner the whole line it printed; part of every build's key
public record Installation(Path executable, String version, String banner) {

    /// Compares the version numerically, part by part.
    public boolean isAtLeast(int major, int minor) {
        String[] parts = version.split("\\.");
        int ownMajor = Integer.parseInt(parts[0].replaceAll("\\D.*", ""));
        int ownMinor = parts.length > 1 ? Integer.parseInt(parts[1].replaceAll("\\D.*", "")) : 0;
        return ownMajor != major ? ownMajor > major : ownMinor >= minor;
    }
}
