package org.cocobean.junit;

import static org.cocobean.Cocobean.await;
import static org.cocobean.Cocobean.ns;

import org.cocobean.Log;
import org.cocobean.dut.Dut;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What [TestLoggingTests] runs in a JVM of its own.
final class LoggedThroughSlf4j {

    private LoggedThroughSlf4j() {}

    public static void main(String[] arguments) {
        LauncherFactory.create()
                .execute(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(DiscoverySelectors.selectClass(Samples.class))
                                .build());
    }

    @Design(top = "counter", sources = Trial.COUNTER)
    static class Samples {

        private static final Logger LOG = LoggerFactory.getLogger("com.acme.Model");
        private static final Logger LIBRARY = LoggerFactory.getLogger("org.library.Parser");

        @HdlTest
        void logs(Dut dut) throws InterruptedException {
            await(ns(15));
            LOG.info("read {} from {}", 12, "0x40");
            LOG.debug("not shown");
            LIBRARY.info("not shown either");
            LIBRARY.error("broken", new IllegalStateException("why"));
            Log.of("axi").warn("strange");
            Thread other = new Thread(() -> LOG.warn("from another thread"));
            other.start();
            other.join();
            LOG.atInfo().addKeyValue("id", 7).log("ends");
        }

        @HdlTest
        void floods(Dut dut) {
            for (int i = 1; i <= 200; i++) {
                LOG.info("line {}", i);
            }
        }
    }
}
