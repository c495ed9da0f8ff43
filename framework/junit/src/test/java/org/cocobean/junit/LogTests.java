package org.cocobean.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cocobean.Cocobean.await;
import static org.cocobean.Cocobean.fork;
import static org.cocobean.Cocobean.ns;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Map;
import org.cocobean.Log;
import org.cocobean.Simulation;
import org.cocobean.internal.settings.RunSettings;
import org.cocobean.settings.Settings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LogTests {

    @Design(top = "counter", sources = Trial.COUNTER)
    static class Samples {

        private static final Log AXI = Log.of("axi");
        private static String text = "";

        @HdlTest
        void writes(Simulation simulation) {
            AXI.info("read {} from {}", 12, "0x40");
            await(ns(15));
            AXI.debug("not shown");
            fork(() -> AXI.warn("strange")).join();
            simulation.log("ends");
        }

        @HdlTest
        void floods() {
            for (int i = 1; i <= 10_100; i++) {
                AXI.info("line {}", i);
            }
        }

        @AfterEach
        void read(Simulation simulation) {
            simulation.close();
            try {
                text = Files.readString(simulation.log());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Test
    void linesStandInTheLogOfTheTestWithTheirTime() {
        Trial trial =
                Trial.of(
                        org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod(
                                Samples.class, "writes", "org.cocobean.Simulation"));
        assertThat(trial.failures()).isEmpty();
        assertThat(Samples.text.lines())
                .containsSequence(
                        "# 0 s: axi: read 12 from 0x40",
                        "# 15 ns: WARN axi: strange",
                        "# 15 ns: ends");
    }

    @Test
    void aFloodIsLimited() {
        Trial trial =
                Trial.of(
                        org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod(
                                Samples.class, "floods"));
        assertThat(trial.failures()).isEmpty();
        assertThat(Samples.text.lines())
                .contains("# 0 s: axi: line 10000")
                .doesNotContain("# 0 s: axi: line 10001")
                .anyMatch(line ->
                        line.startsWith(
                                "# 0 s: 10000 lines of this test's logs have been written, further ones are left out"));
    }

    @Test
    void levelsAreForAllAndByComponent() {
        RunSettings settings =
                new RunSettings(new Settings(Map.of("cocobean.log", "warn,axi=debug, uart=off")));
        assertThat(settings.logLevel("other")).isEqualTo("warn");
        assertThat(settings.logLevel("axi")).isEqualTo("debug");
        assertThat(settings.logLevel("axi.writer")).isEqualTo("debug");
        assertThat(settings.logLevel("uart")).isEqualTo("off");
        assertThatThrownBy(() ->
                        new RunSettings(new Settings(Map.of("cocobean.log", "axi=loud")))
                                .logLevel("axi"))
                .hasMessageContaining("cocobean.log is 'axi=loud', but must be a level");
        assertThat(Log.of("axi").isDebugEnabled()).isFalse();
    }
}
