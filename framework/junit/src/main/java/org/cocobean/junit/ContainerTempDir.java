package org.cocobean.junit;

import java.nio.file.Files;
import java.nio.file.Path;
import org.cocobean.internal.junit.unit.ContextSession;
import org.junit.jupiter.api.extension.AnnotatedElementContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDirFactory;

/// Makes the directories of `@TempDir` where simulators can see them: below the run directory for
/// tests that run in a container, which sees nothing else of this machine's temporary files, and in
/// the usual place for all others. It is the default unless the user has chosen another factory.
public final class ContainerTempDir implements TempDirFactory {

    /// Made by JUnit.
    public ContainerTempDir() {}

    @Override
    public Path createTempDirectory(AnnotatedElementContext element, ExtensionContext context)
            throws Exception {
        if (!InContainerExtension.isContainer(context)) {
            return TempDirFactory.Standard.INSTANCE.createTempDirectory(element, context);
        }
        Path parent = ContextSession.of(context).run().workerPath().resolve("tmp");
        return Files.createTempDirectory(Files.createDirectories(parent), "junit-");
    }
}
