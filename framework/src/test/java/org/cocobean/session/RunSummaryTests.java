package org.cocobean.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
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
                "at=1500\tkind=build\tname=icarus counter\toutcome=built\tms=500",
                "at=2000\tkind=test\tname=CounterTests.counts\toutcome=passed\tms=1000",
                "at=2100\tkind=build\tname=icarus counter\toutcome=hit\tms=0",
                "at=4000\tkind=test\tname=CounterTests.wraps\toutcome=failed\tms=2000");
        events(
                "gw1",
                "at=1600\tkind=wait\tname=icarus counter\tfor=gw0\tms=500",
                "at=1601\tkind=build\tname=icarus counter\toutcome=hit\tms=0",
                "at=1700\tkind=once\tname=fixture Boards.board\toutcome=failed\tms=90",
                "at=3000\tkind=test\tname=FifoTests.keepsOrder\toutcome=passed\tms=1900");
        Files.createDirectories(directory.resolve("once"));
        RunSummary summary = RunSummary.of(directory);
        assertThat(summary.elapsed()).isEqualTo(Duration.ofSeconds(3));
        assertThat(summary.serial()).isEqualTo(Duration.ofMillis(4400));
        assertThat(summary.text())
                .isEqualTo(
                        """
                        3 tests (1 failed, 2 passed) in 2 workers, 3.00 s; 4.40 s one by one: 1.5 times as fast
                        Built
                          icarus counter                                                  0.50 s  gw0
                        From the cache
                          icarus counter                                                     2 x
                        Done once
                          fixture Boards.board                                            0.09 s  gw1 FAILED
                        Waited
                          gw1 for gw0: icarus counter                                     0.50 s
                        Slowest tests
                          CounterTests.wraps                                              2.00 s  gw0 FAILED
                          FifoTests.keepsOrder                                            1.90 s  gw1
                          CounterTests.counts                                             1.00 s  gw0
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
    void whatAKilledWorkerDidNotFinishToWriteIsLeftOut() throws Exception {
        events("gw0", "at=10\tkind=test\tname=a\toutcome=passed\tms=5");
        Files.writeString(
                directory.resolve("gw0/events-1-a.log"),
                "at=11\tkind=test\tname=b\toutco",
                StandardOpenOption.APPEND);
        assertThat(RunSummary.of(directory).tests())
                .containsExactly(
                        new RunSummary.Entry("a", "gw0", "passed", Duration.ofMillis(5), 10));
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
        assertThat(summary.hits()).isEqualTo(Map.of("icarus counter", 1));
        assertThat(summary.once())
                .extracting(RunSummary.Entry::name)
                .containsExactly("set up the\nboard");
        assertThat(summary.tests())
                .extracting(RunSummary.Entry::took)
                .containsExactly(Duration.ofMillis(12));
        assertThat(summary.waits()).isEmpty();
    }
}
