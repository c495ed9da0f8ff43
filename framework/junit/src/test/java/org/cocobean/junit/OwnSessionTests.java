package org.cocobean.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.cocobean.Simulation;
import org.cocobean.internal.junit.unit.ContextSession;
import org.cocobean.session.Session;
import org.cocobean.sim.HdlDesign;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDir;

/// Simulations in a session that is not the one of this JVM.
class OwnSessionTests {

    @TempDir Path directory;

    private static Session open(Path directory) {
        return Session.open(
                Session.current()
                        .settings()
                        .with("cocobean.run.dir", directory.resolve("run").toString())
                        .with("cocobean.cache", directory.resolve("cache").toString()));
    }

    private static boolean hasBuilt(Path cache) throws IOException {
        try (Stream<Path> files = Files.walk(cache)) {
            return files.anyMatch(file -> file.endsWith("icarus"));
        }
    }

    @Test
    void aSimulationIsBuiltAndRunInTheSessionThatItIsGiven() throws IOException {
        Session session = open(directory);
        try (Simulation simulation =
                Simulation.of(HdlDesign.of("counter", Trial.COUNTER))
                        .on("icarus")
                        .in(session)
                        .start()) {
            assertThat(simulation.directory()).startsWith(session.run().workerPath());
        }
        assertThat(hasBuilt(directory.resolve("cache"))).isTrue();
    }

    static final class Planted implements BeforeAllCallback {

        private static Path where = Path.of("");

        @Override
        public void beforeAll(ExtensionContext context) {
            context.getRoot()
                    .getStore(ExtensionContext.Namespace.create(ContextSession.class))
                    .put(Session.class, open(where));
        }
    }

    @ExtendWith(Planted.class)
    @Design(top = "counter", sources = Trial.COUNTER)
    static class Sample {

        @HdlTest
        void runs(Simulation simulation) {
            assertThat(simulation.directory()).startsWith(Planted.where);
        }
    }

    @Test
    void theSimulationOfATestIsInTheSessionThatItsContextHas() throws IOException {
        Planted.where = directory;
        assertThat(Trial.of(Sample.class).failures()).isEmpty();
        assertThat(hasBuilt(directory.resolve("cache"))).isTrue();
    }
}
