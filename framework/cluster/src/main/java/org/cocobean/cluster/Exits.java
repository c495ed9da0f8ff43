package org.cocobean.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// The exit codes that the jobs of a run have left, by the number of the job.
///
/// @param codes no entry for a job that has not ended, or was killed before it could say how
record Exits(Map<Integer, String> codes) {

    private static final String SUFFIX = ".exit";

    /// A shell's exit code for what a signal ended.
    private static final int FIRST_SIGNAL = 128;

    /// Before the first look.
    static final Exits NONE = new Exits(Map.of());

    Exits {
        codes = Map.copyOf(codes);
    }

    /// Looks again; what was read before is not read once more while its file is there.
    Exits renewed(Path folder) throws IOException {
        Map<Integer, String> now = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                String name = String.valueOf(file.getFileName());
                if (name.matches("\\d+\\.exit")) {
                    int job = Integer.parseInt(name.substring(0, name.length() - SUFFIX.length()));
                    String code = codes.get(job);
                    now.put(job, code == null ? read(file) : code);
                }
            }
        }
        now.values().removeIf(String::isEmpty);
        return new Exits(now);
    }

    private static String read(Path file) throws IOException {
        try {
            return Files.readString(file).strip();
        } catch (NoSuchFileException e) {
            return ""; // the job begins again
        }
    }

    /// How many jobs have ended, by themselves or when they were told to.
    int ended() {
        return codes.size();
    }

    /// How many jobs have ended by themselves: those that a signal ended may begin again.
    long endedByThemselves() {
        return codes.values().stream().filter(code -> !isOfSignal(code)).count();
    }

    /// What a job has left; empty if it has not ended, or was killed.
    String of(int job) {
        return codes.getOrDefault(job, "");
    }

    /// Whether an exit code says that a signal ended the job.
    static boolean isOfSignal(String code) {
        return code.matches("\\d{1,3}") && Integer.parseInt(code) >= FIRST_SIGNAL;
    }
}
