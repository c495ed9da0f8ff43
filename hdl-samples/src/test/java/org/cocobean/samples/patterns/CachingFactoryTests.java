package org.cocobean.samples.patterns;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.cocobean.session.FirmwareImage;
import org.cocobean.session.Session;
import org.junit.jupiter.api.Test;

/// Pattern: caching factory. A test asks for what it needs with arguments of its own; each variant
/// is made once for all workers.
///
/// pytest-xdist: a session fixture that returns a function with a cache and a lock. Here: the name
/// of the work says the variant. Firmware has such a factory already, and its cache outlives the
/// run.
class CachingFactoryTests {

    /// A factory of tables, with a counter to see that it works.
    private static final class Tables {

        private final AtomicInteger made = new AtomicInteger();

        Path squares(int count) {
            return Session.current()
                    .once("table of %d squares".formatted(count), () -> make(count))
                    .ensureDone();
        }

        private Path make(int count) throws Exception {
            made.incrementAndGet();
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < count; i++) {
                text.append("%x%n".formatted(i * i));
            }
            Path directory = Files.createTempDirectory(Session.current().run().path(), "squares");
            return Files.writeString(directory.resolve("squares.hex"), text);
        }
    }

    @Test
    void eachVariantIsMadeOnce() {
        Tables tables = new Tables();
        Path four = tables.squares(4);
        assertThat(four).hasContent("0\n1\n4\n9");
        assertThat(tables.squares(5)).hasContent("0\n1\n4\n9\n10");
        assertThat(tables.squares(4)).isEqualTo(four);
        assertThat(tables.made).hasValue(2);
    }

    @Test
    void firmwareComesFromSuchAFactory() {
        FirmwareImage release = Session.current().firmware().build("hello");
        FirmwareImage debug = Session.current().firmware().build("hello", "DEBUG=1");
        assertThat(Session.current().firmware().build("hello")).isEqualTo(release);
        assertThat(debug.path()).isNotEqualTo(release.path());
        assertThat(debug.findSymbol("debug_banner")).isPresent();
        assertThat(release.findSymbol("debug_banner")).isEmpty();
    }
}
