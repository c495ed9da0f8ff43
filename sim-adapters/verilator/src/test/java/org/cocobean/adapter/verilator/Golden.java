package org.cocobean.adapter.verilator;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;

/// What the oldest and the newest tool wrote of a design, in the place where a build has it.
final class Golden {

    private static final Map<Dialect, String> VERSIONS =
            Map.of(Dialect.XML, "5.006", Dialect.JSON, "5.048");

    private Golden() {}

    /// Copies the answers of one tool into a directory.
    static void copy(String design, Dialect dialect, Path directory) throws IOException {
        String tool = design + "-" + VERSIONS.get(dialect);
        Files.write(directory.resolve(HdlSources.FILE), resource(tool + ".preprocessed.v"));
        if (dialect == Dialect.XML) {
            Files.write(directory.resolve(dialect.file()), resource(tool + ".xml"));
        } else {
            Files.write(directory.resolve(dialect.file()), resource(tool + ".json"));
            Files.write(directory.resolve(Dialect.META), resource(tool + ".meta.json"));
        }
    }

    /// Reads the answers of one tool.
    static Description read(String design, Dialect dialect, Path directory) throws IOException {
        copy(design, dialect, directory);
        return dialect.read(directory, "1ns");
    }

    static String text(String name) throws IOException {
        return new String(resource(name), StandardCharsets.UTF_8);
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream in =
                Objects.requireNonNull(Golden.class.getResourceAsStream(name), name)) {
            return in.readAllBytes();
        }
    }
}
