package org.cocobean.adapter.verilator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/// What this process holds, as the kernel has it.
final class Held {

    private Held() {}

    static long residentBytes() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                .findFirst()
                .orElseThrow();
    }

    /// Open file descriptors.
    static long files() throws IOException {
        try (Stream<Path> open = Files.list(Path.of("/proc/self/fd"))) {
            return open.count();
        }
    }

    /// Waits until there is no more than one thread with this name, native ones counted: a new
    /// thread of the JVM bears the name of the one that started it until it first runs.
    ///
    /// @return how many there are after five seconds at the most
    static long threads(String name) throws IOException, InterruptedException {
        long end = System.nanoTime() + 5_000_000_000L;
        while (count(name) > 1 && System.nanoTime() < end) {
            Thread.sleep(10);
        }
        return count(name);
    }

    private static long count(String name) throws IOException {
        try (Stream<Path> tasks = Files.list(Path.of("/proc/self/task"))) {
            return tasks.filter(task -> isNamed(task, name)).count();
        }
    }

    private static boolean isNamed(Path task, String name) {
        try {
            return Files.readString(task.resolve("comm")).strip().equals(name);
        } catch (IOException e) {
            return false; // it has ended since
        }
    }

    /// Models that are mapped into memory.
    static long models() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/maps")).stream()
                .filter(line -> line.contains("/.model-"))
                .count();
    }
}
