package org.cocobean.cluster;

import java.io.IOException;
import java.io.PrintStream;
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

    /// A scheduler is asked seldom; the shared directory tells the rest.
    private static final Duration BETWEEN_QUESTIONS = Duration.ofSeconds(5);

    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    /// A scheduler that is restarted knows nothing for a moment.
    private static final int GONE_WHEN_SAID = 2;

    /// A shell's exit code for what a signal ended.
    private static final int FIRST_SIGNAL = 128;

    private final PrintStream out;
    private final Set<String> told = new HashSet<>();
    private SubmittedRun run;
    private String lastLine = "";

    Follower(SubmittedRun run, PrintStream out) {
        this.run = run;
        this.out = out;
    }

    /// The run as it was submitted last.
    SubmittedRun run() {
        return run;
    }

    /// Wait for the end.
    ///
    /// @return whether every test has ended; that of the jobs does not matter
    boolean await() throws IOException, InterruptedException {
        long asked = System.nanoTime() - BETWEEN_QUESTIONS.toNanos();
        int saidGone = 0;
        while (true) {
            show();
            boolean all = run.ended() == run.shards();
            if (all || System.nanoTime() - asked > BETWEEN_QUESTIONS.toNanos()) {
                asked = System.nanoTime();
                saidGone = all || run.isAlive() ? 0 : saidGone + 1;
                if (all || saidGone == GONE_WHEN_SAID) {
                    show();
                    ShareState state = ShareState.of(run.run());
                    if (state.isWhole() || !mayTryAgain(state)) {
                        return state.isWhole();
                    }
                    saidGone = 0;
                    run = run.again();
                    out.printf(
                            "The jobs have ended, the run has not: submitted again as job %s%n",
                            run.id());
                }
            }
            Thread.sleep(BETWEEN_LOOKS);
        }
    }

    /// Jobs that all ended by themselves, and left nothing open that they had taken, would do the
    /// same again: such as those whose build failed.
    private boolean mayTryAgain(ShareState state) throws IOException {
        boolean killed = run.ended() < run.shards() || !state.open().isEmpty();
        return killed && run.submissions() <= run.retries();
    }

    private void show() throws IOException {
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
                        .formatted(summary.tests().size(), failed, run.ended(), run.shards());
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
    /// @return whether one failed by itself: one that was killed, or told to end, has left its
    ///   tests to others
    boolean nameBadJobs() throws IOException {
        boolean failed = false;
        for (int shard = 1; shard <= run.shards(); shard++) {
            String exit = run.exitOf(shard);
            Path log = run.run().resolve("jobs/%d.log".formatted(shard));
            if (exit.isEmpty()) {
                out.printf("Job %d has left no exit code: it was killed (%s)%n", shard, log);
            } else if (!exit.equals("0")) {
                out.printf("Job %d ended with exit code %s (%s)%n", shard, exit, log);
                failed |= !exit.matches("\\d+") || Integer.parseInt(exit) < FIRST_SIGNAL;
            }
        }
        return failed;
    }
}
