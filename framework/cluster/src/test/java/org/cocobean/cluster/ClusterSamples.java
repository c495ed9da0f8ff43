package org.cocobean.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cocobean.Cocobean.ns;

import java.nio.file.Files;
import java.nio.file.Path;
import org.cocobean.clock.Clock;
import org.cocobean.dut.Dut;
import org.cocobean.junit.Design;
import org.cocobean.junit.HdlTest;
import org.cocobean.session.FirmwareImage;
import org.cocobean.session.junit.Firmware;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;

/// Sixty tests of two designs and three firmware images, for [ShardMain].
class ClusterSamples {

    private static final long A_WHILE = Long.getLong("cluster.sleep", 20);

    private static void counts(Dut dut) throws InterruptedException {
        Clock clk = Clock.of(dut.signal("clk"), ns(10)).start();
        dut.signal("rst").set(1);
        clk.cycles(2);
        dut.signal("rst").set(0);
        dut.signal("en").set(1);
        clk.cycles(3);
        assertThat(dut.signal("count").toInt()).isPositive();
        Thread.sleep(A_WHILE);
    }

    @Nested
    @Design(top = "counter", sources = "../../hdl-samples/rtl/verilog/counter.v")
    class Narrow {
        @RepeatedTest(27)
        void counts(Dut dut) throws InterruptedException {
            ClusterSamples.counts(dut);
        }
    }

    @Nested
    @Design(
            top = "counter",
            sources = "../../hdl-samples/rtl/verilog/counter.v",
            parameters = "WIDTH=16")
    class Wide {
        @RepeatedTest(27)
        void counts(Dut dut) throws InterruptedException {
            ClusterSamples.counts(dut);
        }
    }

    @Nested
    class Images {
        @HdlTest
        @RepeatedTest(2)
        @Firmware("hello")
        void hello(FirmwareImage image) throws Exception {
            isThere(image.path());
        }

        @HdlTest
        @RepeatedTest(2)
        @Firmware("boot")
        void boot(FirmwareImage image) throws Exception {
            isThere(image.path());
        }

        @HdlTest
        @RepeatedTest(2)
        @Firmware("gpio")
        void gpio(FirmwareImage image) throws Exception {
            isThere(image.path());
        }

        private void isThere(Path image) throws Exception {
            assertThat(Files.size(image)).isPositive();
        }
    }
}
