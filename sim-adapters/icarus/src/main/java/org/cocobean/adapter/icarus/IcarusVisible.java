package org.cocobean.adapter.icarus;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.cocobean.sim.spi.VisiblePatterns;

/// Refuses patterns for visible signals that match none. Icarus shows all signals, so nobody needs
/// such patterns there; but the same test would not build on another simulator.
final class IcarusVisible {

    /// `wire: valid unpacked dims=0 pin_count=1 input … scope=top.fifo #(0,0,0) …`
    private static final Pattern SIGNAL =
            Pattern.compile(
                    "^    \\w[^:]*: (?!_ivl_)(.+?)(?:\\[-?\\d+:-?\\d+\\])* unpacked dims=.* scope=(.+?) #\\(.*");

    private static final Pattern WORD = Pattern.compile("\\w+");

    private final List<String> patterns;
    private final List<String> paths = new ArrayList<>();

    IcarusVisible(List<String> patterns) {
        this.patterns = patterns;
    }

    /// Takes a line of the netlist.
    void take(String line) {
        if (patterns.isEmpty()) {
            return;
        }
        Matcher signal = SIGNAL.matcher(line);
        if (signal.matches()) {
            String path = signal.group(2) + "." + signal.group(1);
            paths.add(path.substring(path.indexOf('.') + 1));
        }
    }

    /// The compiler drops what nothing uses, so what the sources speak of may be there.
    ///
    /// @param sources the file in the build's output that lists what the compiler read
    /// @throws org.cocobean.session.BuildFailedException when a pattern has a word of which no
    ///   source speaks
    void refuseStray(Path sources) throws IOException {
        List<String> stray = VisiblePatterns.stray(patterns, paths);
        if (stray.isEmpty()) {
            return;
        }
        StringBuilder text = new StringBuilder();
        try (Stream<String> files = Files.lines(sources, StandardCharsets.UTF_8)) {
            for (String file : files.distinct().toList()) {
                Path path = sources.resolveSibling(file);
                text.append(Files.readString(path, StandardCharsets.ISO_8859_1));
            }
        }
        for (String pattern : stray) {
            if (WORD.matcher(pattern).results().anyMatch(word -> text.indexOf(word.group()) < 0)) {
                throw VisiblePatterns.failure(pattern, paths.stream().sorted().toList());
            }
        }
    }
}
