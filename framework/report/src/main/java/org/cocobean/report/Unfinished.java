package org.cocobean.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The processes of a run that have not come to their end: they run still, or were killed. Of the
/// tests that they ran, some have no outcome.
///
/// Each process that takes part in a run has a file in `.present/` of it, and says that it leaves
/// with a second one, `….left`. Those of a run that several processes share are told by
/// [ShareState].
final class Unfinished {

    private static final String LEFT = ".left";

    private Unfinished() {}

    /// Returns them, such as `process 1234 on alpha`.
    static List<String> of(Path run) throws IOException {
        List<String> unfinished = new ArrayList<>();
        if (took(run) && !Files.isDirectory(run.resolve("share"))) {
            Set<String> names = names(run.resolve(".present"));
            for (String name : names) {
                if (!name.contains(".") && !names.contains(name + LEFT)) {
                    List<String> lines = Files.readAllLines(run.resolve(".present").resolve(name));
                    unfinished.add(
                            "process " + field(lines, "pid") + " on " + field(lines, "host"));
                }
            }
        }
        unfinished.sort(null);
        return unfinished;
    }

    /// Tells whether a process took part in the run that such a folder is, if it is one.
    static boolean took(Path folder) {
        return Files.isDirectory(folder.resolve(".present"));
    }

    private static Set<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .collect(Collectors.toSet());
        }
    }

    private static String field(List<String> lines, String name) {
        return lines.stream()
                .filter(line -> line.startsWith(name + "="))
                .map(line -> line.substring(name.length() + 1))
                .findFirst()
                .orElse("?");
    }
}
