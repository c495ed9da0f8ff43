package org.cocobean.conformance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.AnnotatedElementContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDirFactory;

/// Makes the directories of `@TempDir` below the run directory, which a container sees as well.
public final class RunTempDir implements TempDirFactory {

    /// Made by JUnit.
    public RunTempDir() {}

    @Override
    public Path createTempDirectory(AnnotatedElementContext element, ExtensionContext context)
            throws IOException {
        Path parent = Kit.session().run().workerPath().resolve("tmp");
        return Files.createTempDirectory(Files.createDirectories(parent), "junit-");
    }
}
