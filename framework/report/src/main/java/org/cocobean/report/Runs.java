package org.cocobean.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// The runs that a report is about.
final class Runs {

    private static final int MODULE_DEPTH = 3;
    private static final String LATEST = "target/cocobean/latest";

    private final List<String> texts = new ArrayList<>();
    private final List<RunSummary> summaries = new ArrayList<>();
    private final List<TestOutcome> outcomes = new ArrayList<>();
    private boolean whole = true;

    /// Adds what Maven ran in one module since then: what was recorded, and what only Surefire
    /// knows.
    void addModule(Path module, Instant since) throws IOException {
        Path latest = module.resolve(LATEST);
        boolean recorded =
                Files.isDirectory(latest)
                        && !Files.getLastModifiedTime(latest).toInstant().isBefore(since);
        outcomes.addAll(
                Results.join(
                        recorded ? addText(latest).tests() : List.of(),
                        SurefireReports.of(module)));
    }

    /// Adds a run, or the last one of a project and of each of its modules.
    void add(Path folder) throws IOException {
        if (isRun(folder)) {
            outcomes.addAll(addText(folder).tests());
        } else if (Files.isDirectory(folder)) {
            for (Path module : modules(folder)) {
                if (isRun(module.resolve(LATEST))) {
                    outcomes.addAll(addText(module.resolve(LATEST)).tests());
                }
            }
        }
    }

    private RunSummary addText(Path run) throws IOException {
        RunSummary summary = RunSummary.of(run);
        summaries.add(summary);
        ShareState state = ShareState.of(run);
        List<String> unfinished = Unfinished.of(run);
        whole &= state.isWhole() && unfinished.isEmpty();
        texts.add(
                "Run "
                        + run.toRealPath()
                        + "\n"
                        + summary.text()
                        + state.text()
                        + (unfinished.isEmpty()
                                ? ""
                                : "THE RUN IS NOT WHOLE: these have not come to their end, so there may be more tests: %s\n"
                                        .formatted(String.join(", ", unfinished)))
                        + "\n");
        return summary;
    }

    private static boolean isRun(Path folder) throws IOException {
        return Unfinished.took(folder)
                || (Files.isDirectory(folder) && !RunSummary.of(folder).workers().isEmpty());
    }

    /// The folders with a build output in a project and its modules.
    static List<Path> modules(Path project) throws IOException {
        try (Stream<Path> folders = Files.walk(project, MODULE_DEPTH)) {
            return folders.filter(folder -> !isOutput(project.relativize(folder)))
                    .filter(folder -> Files.isDirectory(folder.resolve("target")))
                    .sorted()
                    .toList();
        }
    }

    private static boolean isOutput(Path folder) {
        return ("/" + folder + "/").contains("/target/");
    }

    List<RunSummary> summaries() {
        return summaries;
    }

    int count() {
        return texts.size();
    }

    /// Whether all processes have come to their end, and in runs that they share all tests.
    boolean areWhole() {
        return whole;
    }

    boolean isEmpty() {
        return texts.isEmpty();
    }

    /// One text for each run.
    String text() {
        return String.join("", texts);
    }

    /// All outcomes.
    Results results(List<String> simulators) {
        return Results.of(outcomes, simulators);
    }
}
