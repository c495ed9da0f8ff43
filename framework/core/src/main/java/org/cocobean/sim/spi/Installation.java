package org.cocobean.sim.spi;

import java.nio.file.Path;
import java.util.Arrays;

/// A tool that was found.
///
/// @param executable the first executable of its [ToolSpec]
/// @param version for example `5.006`
/// @param banner the whole line it printed; part of every build's key
public record Installation(Path executable, String version, String banner) {

    private static final int MAJOR_AND_MINOR = 2;

    /// Compares the version numerically, part by part.
    public boolean isAtLeast(int major, int minor) {
        return Arrays.compare(numbers(version), new int[] {major, minor}) >= 0;
    }

    /// Compares the version numerically, part by part: `5.006` is older than `5.032`.
    public boolean isOlderThan(String other) {
        return Arrays.compare(numbers(version), numbers(other)) < 0;
    }

    private static int[] numbers(String version) {
        String[] parts = version.split("\\.");
        int[] numbers = new int[MAJOR_AND_MINOR];
        for (int i = 0; i < MAJOR_AND_MINOR && i < parts.length; i++) {
            numbers[i] = Integer.parseInt(parts[i].replaceAll("\\D.*", ""));
        }
        return numbers;
    }
}
