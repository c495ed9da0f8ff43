package org.cocobean.adapter.verilator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The formats of waves. A model knows one of them, in which it also writes what the design dumps
/// itself.
enum WaveFormat {
    /// Small; of no use when it is cut off.
    FST("--trace-fst", "fst"),
    /// What `$dumpfile` promises.
    VCD("--trace", "vcd");

    private final String option;
    private final String extension;

    WaveFormat(String option, String extension) {
        this.option = option;
        this.extension = extension;
    }

    /// Returns what Verilator is told.
    String option() {
        return option;
    }

    /// Returns the ending of files.
    String extension() {
        return extension;
    }

    /// Finds the one that arguments for Verilator choose.
    static Optional<WaveFormat> chosenBy(List<String> arguments) {
        return arguments.stream()
                .<WaveFormat>mapMulti((argument, chosen) -> {
                    switch (argument) {
                        case "--trace-fst", "-trace-fst" -> chosen.accept(FST);
                        case "--trace", "-trace", "--trace-vcd", "-trace-vcd" -> chosen.accept(VCD);
                        default -> {}
                    }
                })
                .reduce((first, last) -> last);
    }

    /// Returns the one of a build that can write waves.
    static WaveFormat of(Path build, List<String> arguments) {
        return chosenBy(arguments)
                .orElseGet(() -> {
                    try {
                        String option = Files.readString(build.resolve(VerilatorBuild.TRACE));
                        return option.strip().equals(FST.option) ? FST : VCD;
                    } catch (IOException e) {
                        throw new UncheckedIOException(
                                "the build in " + build + " is not complete", e);
                    }
                });
    }
}
