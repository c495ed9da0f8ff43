package org.cocobean.watch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.cocobean.report.OutcomeLog;
import org.cocobean.report.TestOutcome;

/// How every test of the project ended when it last ran, as the run's own record has it.
final class Board {

    private static final int MESSAGE_LINES = 12;
    private static final int SHOWN = 10;

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
        List<TestOutcome> before = tests();
        for (TestOutcome outcome : before) {
            if (classes.contains(outcome.test().suite())) {
                log.retract(outcome.test());
            }
        }
        deleteUnused(before);
    }

    /// Takes back what is known of the tests that failed.
    void forgetFailures() throws IOException {
        List<TestOutcome> before = tests();
        for (TestOutcome outcome : failures(before)) {
            log.retract(outcome.test());
        }
        deleteUnused(before);
    }

    /// A test that runs a hundred times leaves one directory, at the place where the user has its
    /// waves open.
    private void deleteUnused(List<TestOutcome> before) throws IOException {
        Set<Path> unused = directories(before);
        unused.removeAll(directories(tests()));
        for (Path folder : unused) {
            if (folder.startsWith(directory) && Files.isDirectory(folder)) {
                Folders.delete(folder);
            }
        }
    }

    private static Set<Path> directories(List<TestOutcome> tests) {
        return tests.stream()
                .flatMap(outcome -> outcome.artefacts().directory().stream())
                .collect(Collectors.toCollection(HashSet::new));
    }

    /// Keeps of the tests that ran once more only to have their waves one outcome: the later one if
    /// that failed too, and so has waves.
    void joinRepeated(List<TestOutcome> before) throws IOException {
        List<TestOutcome> all = tests();
        List<TestOutcome> repeated = all.subList(before.size(), all.size());
        for (TestOutcome again : repeated) {
            log.retract(again.test());
            if (isFailure(again)) {
                log.retract(again.test());
                log.append(again);
            }
        }
        List<TestOutcome> both = new ArrayList<>(before);
        both.addAll(repeated);
        deleteUnused(both);
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
        List<TestOutcome> failures = failures(tests());
        for (TestOutcome outcome : failures.stream().limit(SHOWN).toList()) {
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
        if (failures.size() > SHOWN) {
            text.append(
                    "FAILED too: %d more, all are in the report\n"
                            .formatted(failures.size() - SHOWN));
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
