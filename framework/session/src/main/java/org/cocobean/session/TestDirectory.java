package org.cocobean.session;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.cocobean.internal.session.SafeName;

/// Names and makes the directory of one test: readable, of bounded length, never above its worker's
/// directory, and never one that another test has.
final class TestDirectory {

    private static final int CLASS_LIMIT = 60;
    private static final int METHOD_LIMIT = 48;
    private static final int LABEL_LIMIT = 24;
    private static final int PLATFORM_LIMIT = 16;

    private TestDirectory() {}

    /// Names can meet: classes of one name in two packages, overloaded methods, a test that is run
    /// again. `mkdir` decides, and the later one is numbered.
    static Path create(Path workerDirectory, TestIdentity test) throws IOException {
        Path parent = workerDirectory.resolve(SafeName.of(test.shortClass(), CLASS_LIMIT));
        Files.createDirectories(parent);
        String name = nameOf(test);
        for (int number = 2; ; number++) {
            try {
                return Files.createDirectory(parent.resolve(name));
            } catch (FileAlreadyExistsException e) {
                name = nameOf(test) + "~" + number;
            }
        }
    }

    private static String nameOf(TestIdentity test) {
        List<String> parts = new ArrayList<>();
        parts.add(SafeName.of(test.method(), METHOD_LIMIT));
        if (test.invocation() > 0) {
            parts.add(Integer.toString(test.invocation()));
        }
        if (!test.label().isBlank()) {
            parts.add(SafeName.of(test.label(), LABEL_LIMIT));
        }
        if (!test.platform().isBlank()) {
            parts.add(SafeName.of(test.platform(), PLATFORM_LIMIT));
        }
        return String.join("-", parts);
    }
}
