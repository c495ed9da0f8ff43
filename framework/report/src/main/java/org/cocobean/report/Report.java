package org.cocobean.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.UUID;

/// What is made of a run when it has ended.
public final class Report {

    private Report() {}

    /// Writes `report.html`, `failures.json`, `failures.md`, `junit.xml` and `xunit.xml` into a run
    /// directory.
    ///
    /// @return the summary for a terminal, as each run of tests ends with
    public static String finish(Path run) throws IOException {
        RunSummary summary = RunSummary.of(run);
        Results results = Results.of(summary.tests(), List.of());
        String text = summary.text();
        write(new Pages(results, List.of(summary), run.toString(), headline(text), ""), run);
        ResultsText counts = new ResultsText(results);
        return text + counts.write(counts.hasShortTable());
    }

    private static String headline(String text) {
        return text.lines().findFirst().orElse("");
    }

    /// Appends what happened in a run to the file that GitHub shows on the page of a job.
    public static void tellGithub(Path run, String title, Path file) throws IOException {
        Results results = Results.of(RunSummary.of(run).tests(), List.of());
        Files.writeString(
                file,
                GithubSummary.write(title, results, FailureStory.of(results)),
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }

    /// What the pages are made of.
    ///
    /// @param runs the runs that are reported
    /// @param place where they are, for the reader
    /// @param headline what stands below the counts
    /// @param changes what changed since older runs; empty if none are compared
    record Pages(
            Results results,
            List<RunSummary> runs,
            String place,
            String headline,
            String changes) {}

    static void write(Pages pages, Path folder) throws IOException {
        Results results = pages.results;
        List<FailureStory> failures = FailureStory.of(results);
        replace(folder.resolve("failures.json"), FailuresJson.write(results, failures));
        replace(folder.resolve("failures.md"), FailuresText.markdown(results, failures));
        Path base = Path.of("").toAbsolutePath();
        replace(folder.resolve("junit.xml"), JunitXml.write(results, base));
        replace(folder.resolve("xunit.xml"), JunitXml.strict(results, base));
        replace(folder.resolve("report.html"), HtmlReport.write(pages, failures));
    }

    /// A reader never sees half a file. Temporary files of the library are for their owner only.
    private static void replace(Path file, String text) throws IOException {
        Path whole = file.resolveSibling(".new-" + UUID.randomUUID());
        Files.writeString(whole, text, StandardOpenOption.CREATE_NEW);
        Files.move(whole, file, StandardCopyOption.REPLACE_EXISTING);
    }
}
