package org.cocobean.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// What is made of a run when it has ended.
public final class Report {

    private Report() {}

    /// Write `report.html`, `failures.json` and `failures.md` into a run directory.
    ///
    /// @return the summary for a terminal, as each run of tests ends with
    public static String finish(Path run) throws IOException {
        RunSummary summary = RunSummary.of(run);
        Results results = Results.of(summary.tests(), List.of());
        String text = summary.text();
        write(results, run.toString(), text.lines().findFirst().orElse(""), run);
        ResultsText counts = new ResultsText(results);
        return text + counts.write(counts.hasShortTable());
    }

    static void write(Results results, String runs, String headline, Path folder)
            throws IOException {
        List<FailureStory> failures = FailureStory.of(results);
        replace(folder.resolve("failures.json"), FailuresJson.write(results, failures));
        replace(folder.resolve("failures.md"), FailuresText.markdown(results, failures));
        replace(folder.resolve("report.html"), HtmlReport.write(runs, headline, results, failures));
    }

    /// A reader never sees half a file.
    private static void replace(Path file, String text) throws IOException {
        Path whole = Files.createTempFile(file.toAbsolutePath().getParent(), ".new-", "");
        Files.writeString(whole, text);
        Files.move(whole, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    }
}
