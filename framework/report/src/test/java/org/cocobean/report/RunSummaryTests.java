package org.cocobean.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunSummaryTests {

    @TempDir Path directory;

    private void events(String worker, String... lines) throws Exception {
        Path folder = Files.createDirectories(directory.resolve(worker));
        write(folder.resolve("events-1-a.jsonl"), lines, line -> !line.contains("\tkind=test\t"));
        write(folder.resolve("outcomes-1-a.jsonl"), lines, line -> line.contains("\tkind=test\t"));
    }

    private static void write(Path file, String[] lines, Predicate<String> which) throws Exception {
        StringBuilder text = new StringBuilder();
        String worker = file.getName(file.getNameCount() - 2).toString();
        for (String line : lines) {
            if (which.test(line)) {
                text.append(json(line + "\tworker=" + worker)).append('\n');
            }
        }
        Files.writeString(file, text);
    }

    /// Fields with tabs between them, as JSON in which an outcome's words are those of its record.
    private static String json(String line) {
        String worded =
                line.contains("\tkind=test\t")
                        ? line.replace("at=", "version=1\tendMillis=")
                                .replace("\toutcome=", "\tstatus=")
                        : line;
        return Arrays.stream(worded.split("\t", -1))
                .map(field -> field.split("=", 2))
                .map(field -> "\"%s\":\"%s\"".formatted(field[0], field[1]))
                .collect(Collectors.joining(",", "{", "}"));
    }

    @Test
    void theWorkersAreMergedIntoOneText() throws Exception {
        events(
                "gw0",
                "at=1500\tkind=build\tname=icarus counter\tkey=a\toutcome=built\tms=500",
                "at=2000\tkind=test\tname=CounterTests.counts\toutcome=passed\tms=1000",
                "at=2100\tkind=build\tname=icarus counter\tkey=a\toutcome=hit\tms=0",
                "at=4000\tkind=test\tname=CounterTests.wraps\toutcome=failed\tms=2000");
        events(
                "gw1",
                "at=1600\tkind=wait\tname=icarus counter\tfor=gw0\tms=500",
                "at=1601\tkind=build\tname=icarus counter\tkey=a\toutcome=hit\tms=0",
                "at=1650\tkind=wait\tname=firmware boot\tfor=gw1\tms=20",
                "at=1660\tkind=wait\tname=firmware boot\tfor=gw1\tms=10",
                "at=1700\tkind=once\tname=fixture Boards.board\toutcome=failed\tms=90",
                "at=2900\tkind=build\tname=icarus counter\tkey=b\toutcome=hit\tms=0",
                "at=3000\tkind=test\tname=FifoTests.keepsOrder\toutcome=passed\tms=1900");
        Files.createDirectories(directory.resolve("once"));
        RunSummary summary = RunSummary.of(directory);
        assertThat(summary.elapsed()).isEqualTo(Duration.ofSeconds(3));
        assertThat(summary.serial()).isEqualTo(Duration.ofMillis(4370));
        assertThat(summary.text())
                .isEqualTo(
                        """
                        3 tests (1 failed, 2 passed) in 2 workers, 3.00 s, up to 2 at a time; one by one 4.37 s: 1.5 times as fast
                        Built: 1, 0.50 s
                          icarus counter                              0.50 s  gw0, used again 2 times
                        From the cache of earlier runs: 1
                          icarus counter                                 1 x
                        Done once
                          fixture Boards.board                        0.09 s  gw1 FAILED
                        Waited
                          gw1 for gw0: icarus counter                 0.50 s
                          gw1 for another thread: firmware boot       0.03 s  2 times
                        Slowest tests
                          CounterTests.wraps                          2.00 s  gw0 FAILED
                          FifoTests.keepsOrder                        1.90 s  gw1
                          CounterTests.counts                         1.00 s  gw0
                        """);
    }

    @Test
    void buildsOfOneNameShareALineAndTheSlowestComesFirst() throws Exception {
        events(
                "gw0",
                "at=1\tkind=build\tname=icarus fifo\tkey=a\toutcome=built\tms=100",
                "at=2\tkind=build\tname=icarus soc\tkey=b\toutcome=failed\tms=400",
                "at=3\tkind=build\tname=icarus uart\tkey=c\toutcome=hit\tms=0",
                "at=4\tkind=build\tname=icarus uart\tkey=d\toutcome=hit\tms=0",
                "at=5\tkind=build\tname=icarus uart\tkey=d\toutcome=hit\tms=0");
        events(
                "gw1",
                "at=6\tkind=build\tname=icarus fifo\tkey=e\toutcome=failed\tms=150",
                "at=7\tkind=build\tname=icarus fifo\tkey=a\toutcome=hit\tms=0");
        assertThat(RunSummary.of(directory).text())
                .isEqualTo(
                        """
                        0 tests in 2 workers
                        Built: 3, 0.65 s
                          icarus soc                                  0.40 s  gw0 FAILED
                          icarus fifo                                 0.25 s  gw0 gw1, 2 variants, 1 FAILED, used again once
                        From the cache of earlier runs: 2
                          icarus uart                                    3 x  2 variants
                        """);
    }

    @Test
    void aLongBlockSaysHowMuchItLeavesOut() throws Exception {
        String[] builds = new String[25];
        for (int i = 0; i < builds.length; i++) {
            builds[i] =
                    "at=1\tkind=build\tname=icarus d%02d\tkey=k\toutcome=built\tms=%d"
                            .formatted(i, 1000 * (i + 1));
        }
        events("master", builds);
        assertThat(RunSummary.of(directory).text())
                .startsWith("0 tests in 1 worker\nBuilt: 25, 325.00 s\n  icarus d24 ")
                .contains("\n  icarus d05 ")
                .doesNotContain("icarus d04")
                .endsWith("\n  and 5 more\n");
    }

    @Test
    void withoutParallelTestsThereIsNoSpeedUp() throws Exception {
        events(
                "master",
                "at=2000\tkind=test\tname=a\toutcome=passed\tms=1000",
                "at=3500\tkind=test\tname=b\toutcome=passed\tms=1500");
        RunSummary summary = RunSummary.of(directory);
        assertThat(summary.atOnce()).isEqualTo(1);
        assertThat(summary.text())
                .startsWith("2 tests (2 passed) in 1 worker, 2.50 s, one after the other\n");
    }

    @Test
    void parallelTestsThatTookAsLongAsOneByOneGainNothing() throws Exception {
        events("gw0", "at=2000\tkind=test\tname=a\toutcome=passed\tms=1000");
        events("gw1", "at=5000\tkind=test\tname=b\toutcome=passed\tms=3500");
        assertThat(RunSummary.of(directory).text())
                .contains(" in 2 workers, 4.00 s, up to 2 at a time; one by one 4.50 s: 1.1 times");
        events("gw1", "at=5000\tkind=test\tname=b\toutcome=passed\tms=3000");
        events("gw2", "at=1900\tkind=wait\tname=x\tfor=gw0\tms=500");
        events("gw3", "at=1900\tkind=test\tname=c\toutcome=passed\tms=500");
        assertThat(RunSummary.of(directory).text())
                .contains(" in 4 workers, 4.00 s, up to 2 at a time; one by one 4.00 s: no gain\n");
    }

    @Test
    void whatAKilledWorkerDidNotFinishToWriteIsLeftOut() throws Exception {
        events("gw0", "at=10\tkind=test\tname=a\toutcome=passed\tms=5");
        Files.writeString(
                directory.resolve("gw0/outcomes-1-a.jsonl"),
                "{\"version\":1,\"name\":\"b\",\"sta",
                StandardOpenOption.APPEND);
        assertThat(RunSummary.of(directory).tests())
                .extracting(outcome -> outcome.test().name())
                .containsExactly("a");
    }

    @Test
    void anEmptyRunIsSummarisedToo() throws Exception {
        assertThat(RunSummary.of(directory).text()).isEqualTo("0 tests in 0 workers\n");
    }
}
