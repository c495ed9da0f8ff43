package org.cocobean.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// What is made of a run when it has ended.
public final class Report {

    private Report() {}

    /// Write `failures.json` and `failures.md` into a run directory.
    ///
    /// @return the summary for a terminal, as each run of tests ends with
    public static String finish(Path run) throws IOException {
        RunSummary summary = RunSummary.of(run);
        Results results = Results.of(summary.tests(), List.of());
        writeFailures(results, run);
        ResultsText text = new ResultsText(results);
        return summary.text() + text.write(text.hasShortTable());
    }

    static void writeFailures(Results results, Path folder) throws IOException {
        List<FailureStory> failures = FailureStory.of(results);
        replace(folder.resolve("failures.json"), FailuresJson.write(results, failures));
        replace(folder.resolve("failures.md"), FailuresText.markdown(results, failures));
    }

    /// A reader never sees half a file.
    private static void replace(Path file, String text) throws IOException {
        Path whole = Files.createTempFile(file.toAbsolutePath().getParent(), ".new-", "");
        Files.writeString(whole, text);
        Files.move(whole, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    }
}
