package org.cocobean.watch;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.cocobean.report.OutcomeLog;
import org.cocobean.report.TestOutcome;

/// How every test of the project ended when it last ran, as the run's own record has it.
final class Board {

    private static final int MESSAGE_LINES = 12;

    private final Path directory;
    private final OutcomeLog log;
    private final String waveCommand;

    /// @param directory of the worker
    /// @param waveCommand what shows a file of waves
    Board(Path directory, String waveCommand) {
        this.directory = directory;
        this.log = new OutcomeLog(directory);
        this.waveCommand = waveCommand;
    }

    /// All tests, in the order in which they ended.
    List<TestOutcome> tests() throws IOException {
        return OutcomeLog.read(directory);
    }

    /// Takes back what is known of some classes.
    void forget(Collection<String> classes) throws IOException {
        for (TestOutcome outcome : tests()) {
            if (classes.contains(outcome.test().suite())) {
                log.retract(outcome.test());
            }
        }
    }

    /// Takes back what is known of the tests that failed, those of other classes left out.
    void forgetFailures() throws IOException {
        for (TestOutcome outcome : failures(tests())) {
            log.retract(outcome.test());
        }
    }

    /// Keeps of the tests that ran once more only to have their waves one outcome: the later one if
    /// that failed too, and so has waves.
    void joinRepeated(List<TestOutcome> before) throws IOException {
        List<TestOutcome> repeated = tests().subList(before.size(), tests().size());
        for (TestOutcome again : repeated) {
            log.retract(again.test());
            if (isFailure(again)) {
                log.retract(again.test());
                log.append(again);
            }
        }
    }

    private static List<TestOutcome> failures(List<TestOutcome> tests) {
        return tests.stream().filter(Board::isFailure).toList();
    }

    private static boolean isFailure(TestOutcome outcome) {
        return outcome.status() == TestOutcome.Status.FAILED;
    }

    /// The classes of tests that anything is known of.
    Set<String> classes() throws IOException {
        return tests().stream().map(test -> test.test().suite()).collect(Collectors.toSet());
    }

    /// The failures for a reader, and nothing when there are none.
    String failuresText() throws IOException {
        StringBuilder text = new StringBuilder();
        for (TestOutcome outcome : failures(tests())) {
            text.append("FAILED ").append(outcome.test().title());
            outcome.failure()
                    .ifPresent(failure -> {
                        text.append(
                                failure.javaPlace().isEmpty()
                                        ? ""
                                        : " (" + failure.javaPlace() + ")");
                        text.append('\n');
                        failure.text()
                                .lines()
                                .limit(MESSAGE_LINES)
                                .forEach(line -> text.append("    ").append(line).append('\n'));
                        if (!failure.hdlPlace().isEmpty()) {
                            text.append("  HDL    ").append(failure.hdlPlace()).append('\n');
                        }
                    });
            outcome.artefacts()
                    .log()
                    .ifPresent(file -> text.append("  log    ").append(file).append('\n'));
            outcome.artefacts()
                    .waves()
                    .ifPresent(
                            file -> text.append("  waves  %s '%s'\n".formatted(waveCommand, file)));
            text.append('\n');
        }
        return text.toString();
    }

    /// `4 passed, 1 failed, 0 skipped`.
    String counts() throws IOException {
        List<TestOutcome> all = tests();
        return "%d passed, %d failed, %d skipped"
                .formatted(
                        count(all, TestOutcome.Status.PASSED),
                        count(all, TestOutcome.Status.FAILED),
                        count(all, TestOutcome.Status.SKIPPED));
    }

    private static long count(List<TestOutcome> tests, TestOutcome.Status status) {
        return tests.stream().filter(outcome -> outcome.status() == status).count();
    }
}
