package org.cocobean.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunSummaryTests {

    @TempDir Path directory;

    private void events(String worker, String... lines) throws Exception {
        Path folder = Files.createDirectories(directory.resolve(worker));
        Files.writeString(folder.resolve("events-1-a.log"), String.join("\n", lines) + "\n");
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
    void aTestThatDoesNotEndAlikeOnAllSimulatorsStandsOut() throws Exception {
        events(
                "gw0",
                "at=1\tkind=test\tname=T.width[1] WIDTH=8 on icarus\toutcome=passed\tms=1",
                "at=2\tkind=test\tname=T.width[2] WIDTH=9 on icarus\toutcome=passed\tms=1",
                "at=3\tkind=test\tname=T.counts on icarus\toutcome=failed\tms=1",
                "at=4\tkind=test\tname=T.plain\toutcome=failed\tms=1");
        events(
                "gw1",
                "at=1\tkind=test\tname=T.width[1] WIDTH=8 on verilator\toutcome=passed\tms=1",
                "at=2\tkind=test\tname=T.width[2] WIDTH=9 on verilator\toutcome=failed\tms=1",
                "at=3\tkind=test\tname=T.counts on verilator\toutcome=failed\tms=1",
                "at=4\tkind=test\tname=T.counts on ghdl\toutcome=skipped\tms=1");
        assertThat(RunSummary.of(directory).text())
                .contains(
                        """
                        Simulators disagree
                          T.width[2] WIDTH=9: icarus passed, verilator failed
                        Slowest tests
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
                directory.resolve("gw0/events-1-a.log"),
                "at=11\tkind=test\tname=b\toutco",
                StandardOpenOption.APPEND);
        assertThat(RunSummary.of(directory).tests())
                .containsExactly(
                        new RunSummary.Entry("a", "", "gw0", "passed", Duration.ofMillis(5), 10));
    }

    @Test
    void anEmptyRunIsSummarisedToo() throws Exception {
        assertThat(RunSummary.of(directory).text()).isEqualTo("0 tests in 0 workers\n");
    }

    @Test
    void whatASessionDoesIsRecorded() throws Exception {
        Session session = Sessions.open(directory, "cocobean.worker", "gw0");
        BuildKey key = BuildKey.of("icarus", "counter");
        session.cache().obtain(key, out -> List.of());
        session.cache().obtain(key, out -> List.of());
        session.once("set up\tthe\nboard", () -> 1).ensureDone();
        session.recordTest("T.a", "passed", Duration.ofMillis(12));
        RunSummary summary = RunSummary.of(session.run().path());
        assertThat(summary.workers()).containsExactly("gw0");
        assertThat(summary.builds())
                .extracting(RunSummary.Entry::name)
                .containsExactly("icarus counter");
        assertThat(summary.builds()).extracting(RunSummary.Entry::outcome).containsExactly("built");
        assertThat(summary.uses())
                .singleElement()
                .satisfies(use -> {
                    assertThat(use.name()).isEqualTo("icarus counter");
                    assertThat(use.key()).hasSize(32).isEqualTo(summary.builds().getFirst().key());
                    assertThat(use.times()).isEqualTo(1);
                });
        assertThat(summary.once())
                .extracting(RunSummary.Entry::name)
                .containsExactly("set up the\nboard");
        assertThat(summary.tests())
                .extracting(RunSummary.Entry::took)
                .containsExactly(Duration.ofMillis(12));
        assertThat(summary.waits()).isEmpty();
    }
}
