package org.cocobean.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.cocobean.report.ProgressNote.Doing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgressTests {

    private static final long NOW = 1_000_000;

    @TempDir Path directory;

    private static ProgressNote note(long passed, long expected, long left, Doing... doing) {
        return new ProgressNote(passed, 1, 0, expected, left, 0, List.of(doing));
    }

    @Test
    void theLineSaysWhatIsDoneWhatFailedAndWhenItEnds() {
        Doing first = new Doing("FifoTests.fills", true, NOW - 12_000);
        Doing second = new Doing("FifoTests.drains", true, NOW - 100);
        assertThat(
                        ProgressLine.of(
                                Map.of("master", List.of(note(9, 40, 60_000, first, second))), NOW))
                .isEqualTo(
                        "10 of about 40 tests, 1 FAILED, about 30 s left | FifoTests.fills 12 s; FifoTests.drains");
    }

    @Test
    void theLongestOfAllWorkersIsNamedFirst() {
        Doing test = new Doing("FifoTests.fills", true, NOW - 3_000);
        Doing build = new Doing("builds fifo, step 2 of 3: make", false, NOW - 130_000);
        assertThat(
                        ProgressLine.of(
                                Map.of(
                                        "gw0",
                                        List.of(note(0, 0, 0, new Doing("A.b", true, NOW - 9_000))),
                                        "gw1",
                                        List.of(note(1, 0, 0, build, test, test))),
                                NOW))
                .startsWith(
                        "3 tests, 2 FAILED | gw1 builds fifo, step 2 of 3: make 2 min; gw0 A.b 9 s; ")
                .endsWith(" and 1 more");
    }

    @Test
    void whatAProcessNotedIsReadByOthers() throws Exception {
        ProgressNote note = note(3, 7, 1_000, new Doing("A.\"quoted\"", true, NOW));
        Path worker = Files.createDirectories(directory.resolve("gw0"));
        note.write(worker);
        note.write(worker);
        assertThat(ProgressNote.of(directory)).isEqualTo(Map.of("gw0", List.of(note)));
    }

    @Test
    void aSilentProcessDoesNothingButItsTestsCount() throws Exception {
        Path worker = Files.createDirectories(directory.resolve("gw0"));
        note(3, 7, 1_000, new Doing("A.b", true, NOW)).write(worker);
        for (Path file : OutcomeLog.files(worker, "progress-")) {
            Files.setLastModifiedTime(
                    file, FileTime.fromMillis(System.currentTimeMillis() - 60_000));
        }
        ProgressNote read = ProgressNote.of(directory).values().iterator().next().getFirst();
        assertThat(read.passed()).isEqualTo(3);
        assertThat(read.doing()).isEmpty();
    }

    @Test
    void theNewestOfEarlierRunsSaysHowLongATestTakes() throws Exception {
        TestOutcome quick = Outcomes.passed("A.b", "icarus"); // 250 ms, of which it waited for 20
        for (String run : List.of("run-1", "run-2")) {
            Path worker = Files.createDirectories(directory.resolve(run).resolve("gw0"));
            new OutcomeLog(worker).append(quick);
            new OutcomeLog(worker).append(Outcomes.passed("A." + run, "icarus"));
            new OutcomeLog(worker).append(Outcomes.skipped("A.not", "icarus", "why"));
        }
        LastTimes times = LastTimes.before(directory.resolve("run-2"));
        assertThat(times.count()).isEqualTo(2);
        assertThat(times.total()).isEqualTo(460);
        assertThat(times.of(quick.test())).isEqualTo(230);
        assertThat(times.of(Outcomes.passed("A.run-2", "icarus").test())).isZero();
        assertThat(times.only(test -> test.method().equals("b")).count()).isEqualTo(1);
        assertThat(LastTimes.before(directory.resolve("chosen-by-hand")).count()).isZero();
    }

    @Test
    void whatFailedIsNotToldFromARunThatCannotBeRead() throws Exception {
        Path worker = Files.createDirectories(directory.resolve("run-1").resolve("gw0"));
        new OutcomeLog(worker).append(Outcomes.passed("A.b", "icarus"));
        try (Stream<Path> logs = Files.list(worker)) {
            Files.writeString(logs.findFirst().orElseThrow(), "no record\n{}\n");
        }
        LastTimes times = LastTimes.before(directory.resolve("run-2"));
        assertThat(times.count()).isZero();
        assertThatIllegalStateException()
                .isThrownBy(() -> times.failed(TestOutcome.Test::title))
                .withMessageContaining("run-1")
                .withMessageContaining("Run all tests, or delete");
    }

    @Test
    void ofARunThatWasCutOffNothingIsKnownOfWhatDidNotRunSince() throws Exception {
        record(1, Outcomes.passed("A.known", "icarus"), Outcomes.passed("A.killer", "icarus"));
        present(1, "1234-abc");
        present(1, "1234-abc.left");
        assertThat(unknown("A.killer", "A.fresh")).isEmpty();
        record(2, Outcomes.passed("A.known", "icarus"), Outcomes.passed("A.first", "icarus"));
        present(2, "1235-abc");
        assertThat(unknown("A.known", "A.killer", "A.first", "A.fresh")).hasSize(4);
        record(3, Outcomes.passed("A.known", "icarus"), Outcomes.passed("A.first", "icarus"));
        assertThat(unknown("A.known", "A.killer", "A.first", "A.fresh"))
                .containsExactly("A.killer", "A.fresh");
    }

    @Test
    void whereNoRunIsKeptNothingIsKnown() {
        assertThat(unknown("A.b")).containsExactly("A.b");
    }

    private void record(int run, TestOutcome... outcomes) throws Exception {
        Path worker = Files.createDirectories(directory.resolve("run-" + run).resolve("gw0"));
        for (TestOutcome outcome : outcomes) {
            new OutcomeLog(worker).append(outcome);
        }
    }

    private void present(int run, String name) throws Exception {
        Path list = Files.createDirectories(directory.resolve("run-" + run).resolve(".present"));
        Files.writeString(list.resolve(name), "host=alpha\npid=1234\n");
    }

    private List<String> unknown(String... tests) {
        Predicate<String> unknown =
                LastTimes.before(directory.resolve("run-9")).unknown(TestOutcome.Test::name);
        return Stream.of(tests).filter(unknown).toList();
    }
}
