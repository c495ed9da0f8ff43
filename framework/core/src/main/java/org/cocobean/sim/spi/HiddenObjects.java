package org.cocobean.sim.spi;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What is in a design although the simulator does not show it, by full path, so that a lookup can
/// say so.
///
/// An adapter whose tool lists such objects lets a build write them into [#FILE] of the output; the
/// framework reads it when a lookup has missed.
///
/// @param kinds what each is
public record HiddenObjects(Map<String, HiddenKind> kinds) {

    /// The file's name below a build's output directory.
    public static final String FILE = "cocobean_hidden.txt";

    /// Copies the map.
    public HiddenObjects {
        kinds = Map.copyOf(kinds);
    }

    /// Reads what a build wrote; it knows nothing when it wrote nothing.
    ///
    /// @param output the build's output directory
    public static HiddenObjects read(Path output) throws IOException {
        Path file = output.resolve(FILE);
        Map<String, HiddenKind> kinds = new HashMap<>();
        if (Files.exists(file)) {
            for (String line : Files.readAllLines(file)) {
                int tab = line.indexOf('\t');
                kinds.put(line.substring(tab + 1), HiddenKind.valueOf(line.substring(0, tab)));
            }
        }
        return new HiddenObjects(kinds);
    }

    /// Writes it into a build's output directory.
    public void write(Path output) throws IOException {
        try (Writer file = Files.newBufferedWriter(output.resolve(FILE))) {
            for (Map.Entry<String, HiddenKind> object : new TreeMap<>(kinds).entrySet()) {
                file.write(object.getValue() + "\t" + object.getKey() + "\n");
            }
        }
    }

    /// Returns what the object with this path is, if it is such a one.
    public Optional<HiddenKind> find(String path) {
        return Optional.ofNullable(kinds.get(path));
    }
}
