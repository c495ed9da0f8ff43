package org.cocobean.cluster;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.cocobean.report.RunSummary;
import org.cocobean.report.ShareState;
import org.cocobean.report.TestOutcome;

/// Follows a submitted run to its end: shows how far it is and each failure at once, and submits
/// jobs again that ended before the run did.
final class Follower {

    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    /// A scheduler that is restarted knows nothing for a moment.
    private static final int GONE_WHEN_SAID = 2;

    private final PrintStream out;
    private final Set<String> told = new HashSet<>();
    private SubmittedRun run;
    private String lastLine = "";
    private Exits exits = Exits.NONE;
    private long askedNext = System.nanoTime();
    private int saidGone;

    Follower(SubmittedRun run, PrintStream out) {
        this.run = run;
        this.out = out;
    }

    /// The run as it was submitted last.
    SubmittedRun run() {
        return run;
    }

    /// Waits for the end.
    void await() throws IOException, InterruptedException {
        while (!isOver()) {
            Thread.sleep(BETWEEN_LOOKS);
        }
    }

    private boolean isOver() throws IOException, InterruptedException {
        show();
        if (exits.endedByThemselves() == run.shards()) {
            return endOrTryAgain(JobStates.NONE);
        }
        // A scheduler is asked seldom; the shared directory tells the rest.
        if (System.nanoTime() - askedNext < 0) {
            return false;
        }
        askedNext = System.nanoTime() + Duration.ofSeconds(run.askSeconds()).toNanos();
        JobStates jobs;
        try {
            jobs = run.states();
        } catch (SchedulerSilentException e) {
            if (told.add(String.valueOf(e.getMessage()))) {
                out.println("The scheduler does not tell of the jobs: " + e.getMessage());
            }
            return false;
        }
        if (jobs.onlyWait() && isWhole(ShareState.of(run.run()))) {
            run.cancel();
            out.printf(
                    "All tests have ended: %s still waited to start, and %s cancelled%n",
                    jobs.waiting() == 1 ? "1 job" : jobs.waiting() + " jobs",
                    jobs.waiting() == 1 ? "was" : "were");
            return true;
        }
        saidGone = jobs.areOver() ? saidGone + 1 : 0;
        return saidGone == GONE_WHEN_SAID && endOrTryAgain(jobs);
    }

    private boolean endOrTryAgain(JobStates jobs) throws IOException, InterruptedException {
        saidGone = 0;
        show();
        ShareState state = ShareState.of(run.run());
        if (isWhole(state)) {
            return true;
        }
        long killed = run.shards() - exits.endedByThemselves();
        if (run.isAbandoned() || (killed > 0 && jobs.cancelled() >= killed)) {
            out.printf(
                    "CANCELLED: job %s was ended by somebody; it is not submitted again%n",
                    run.id());
            return true;
        }
        // Jobs that all ended by themselves, and left nothing open that they had taken, would do
        // the same again: such as those whose build failed.
        if ((killed == 0 && state.open().isEmpty()) || run.submissions() > run.retries()) {
            return true;
        }
        run = run.again();
        out.printf("The jobs have ended, the run has not: submitted again as job %s%n", run.id());
        return false;
    }

    /// One job at least must have come to the end of its command: only that one knows that there
    /// are no more tests.
    private boolean isWhole(ShareState state) {
        return state.isWhole() && exits.endedByThemselves() > 0;
    }

    private void show() throws IOException {
        exits = exits.renewed(run.jobs());
        RunSummary summary = RunSummary.of(run.run());
        long failed = 0;
        for (TestOutcome test : summary.tests()) {
            if (test.status() == TestOutcome.Status.FAILED) {
                failed++;
                tell(test);
            }
        }
        String line =
                "%d tests ended, %d failed, %d of %d jobs ended"
                        .formatted(summary.tests().size(), failed, exits.ended(), run.shards());
        if (!line.equals(lastLine)) {
            lastLine = line;
            out.println(line);
        }
    }

    private void tell(TestOutcome test) {
        if (told.add(test.worker() + " " + test.endMillis() + " " + test.test().title())) {
            out.printf(
                    "FAILED %s (%s): %s%n",
                    test.test().title(),
                    test.worker(),
                    test.failure()
                            .map(failure -> failure.text().lines().findFirst().orElse(""))
                            .orElse(""));
        }
    }

    /// Name the jobs that ended otherwise than well, with their logs.
    ///
    /// @return why the run is no good although no test failed; empty if it is: a job that was
    ///   killed or told to end has left its tests to others
    String nameBadJobs() throws IOException {
        boolean failed = false;
        exits = Exits.NONE.renewed(run.jobs());
        for (int shard = 1; shard <= run.shards(); shard++) {
            String exit = exits.of(shard);
            Path log = run.log(shard);
            if (exit.isEmpty()) {
                out.println(
                        Files.exists(log)
                                ? "Job %d has left no exit code: it was killed (%s)"
                                        .formatted(shard, log)
                                : "Job %d has never started".formatted(shard));
            } else if (!exit.equals("0")) {
                out.printf(
                        "Job %d ended with exit code %s%s (%s)%n",
                        shard, exit, Exits.isOfSignal(exit) ? ": it was told to end" : "", log);
                failed |= !Exits.isOfSignal(exit);
            }
        }
        return exits.endedByThemselves() == 0
                ? "NO JOB CAME TO ITS END: there may be more tests than those that ran."
                : failed ? "A JOB FAILED although no test did: its log is named above." : "";
    }
}
