package org.cocobean.adapter.verilator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.cocobean.Simulation;
import org.cocobean.conformance.Installed;
import org.cocobean.session.Session;
import org.cocobean.sim.HdlDesign;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What all models share is compiled with the first of them, and never again.
@Timeout(120)
class SharedRuntimeTests {

    @TempDir Path directory;

    @Test
    void aSecondDesignCompilesOnlyItself() throws IOException {
        Installed.require("verilator");
        build("first");
        Map<Path, FileTime> shared = sharedFiles();
        assertThat(shared.keySet())
                .extracting(file -> file.getFileName().toString())
                .contains("cocobean_verilator.o", "verilated.o", "model.o", "simulation");

        build("second");

        Map<Path, FileTime> after = sharedFiles();
        shared.forEach((file, time) -> assertThat(after).containsEntry(file, time));
    }

    /// A design that was never compiled before, since its name is in no cache.
    private void build(String name) throws IOException {
        String module = name + "_" + System.nanoTime();
        Path source = directory.resolve(module + ".v");
        Files.writeString(
                source, "module " + module + " (input a, output b);\nassign b = a;\nendmodule\n");
        Simulation.of(HdlDesign.of(module, source)).on("verilator").in(directory).start().close();
    }

    /// What is compiled for all runtimes in the cache, with the times when they were made.
    private static Map<Path, FileTime> sharedFiles() throws IOException {
        Map<Path, FileTime> times = new TreeMap<>();
        Path natives = Session.current().cache().directory().resolve("native");
        try (Stream<Path> files = Files.find(natives, 3, (file, is) -> is.isRegularFile())) {
            for (Path file : (Iterable<Path>) files::iterator) {
                if (file.toString().matches(".*/verilated-[^/]*/(\\w+\\.o|simulation)")) {
                    times.put(file, Files.getLastModifiedTime(file));
                }
            }
        }
        return times;
    }
}
