package org.cocobean.session.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Parameter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.cocobean.session.CallOnceException;
import org.cocobean.session.RunDirectory;
import org.cocobean.session.Scratch;
import org.cocobean.session.Session;
import org.cocobean.session.WorkerId;
import org.cocobean.settings.Settings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionFixtureTests {

    record Board(String name, int lanes) {}

    static final class Boards {
        static final AtomicInteger RUNS = new AtomicInteger();

        private Boards() {}

        @SessionFixture
        static Board board() {
            RUNS.incrementAndGet();
            return new Board("arty", 4);
        }

        @SessionFixture
        static Path bitstream(Board board, RunDirectory run, WorkerId worker) throws Exception {
            RUNS.incrementAndGet();
            return Scratch.publish(
                    run.path().resolve("bitstream"),
                    d -> Files.writeString(d.resolve("bits"), board.name() + " by " + worker));
        }

        @SessionFixture("port")
        static int choosePort() {
            return 4711;
        }

        @SessionFixture
        static String broken(Path bitstream) {
            if (Files.isDirectory(bitstream)) {
                throw new IllegalStateException("no cable at " + bitstream.getFileName());
            }
            return "unreachable";
        }

        @SessionFixture
        static String needsBroken(String broken) {
            return "never " + broken;
        }
    }

    @SuppressWarnings("unused")
    void asks(
            Board board,
            Board otherName,
            Path bitstream,
            Path elsewhere,
            int port,
            @FromFixture("port") long wrongType,
            @FromFixture("bitstream") Path renamed,
            String needsBroken) {}

    @TempDir Path directory;
    private SessionFixtures fixtures;

    @BeforeEach
    void findFixtures() {
        Boards.RUNS.set(0);
        fixtures = open("gw0");
    }

    private SessionFixtures open(String worker) {
        Settings settings =
                new Settings(
                        Map.of(
                                "cocobean.run.dir",
                                directory.resolve("run").toString(),
                                "cocobean.cache",
                                "off",
                                "cocobean.worker",
                                worker));
        return SessionFixtures.in(Session.open(settings), List.of(Boards.class));
    }

    private static Parameter parameter(String name) {
        return Arrays.stream(SessionFixtureTests.class.getDeclaredMethods())
                .filter(m -> m.getName().equals("asks"))
                .flatMap(m -> Arrays.stream(m.getParameters()))
                .filter(p -> p.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aFixtureRunsOnceForAllWorkersAndSoDoesWhatItNeeds() throws Exception {
        Path bitstream = (Path) Objects.requireNonNull(fixtures.value(parameter("bitstream")));
        assertThat(bitstream).isEqualTo(directory.toRealPath().resolve("run/bitstream"));
        assertThat(bitstream.resolve("bits")).hasContent("arty by gw0");
        assertThat(open("gw1").value(parameter("bitstream"))).isEqualTo(bitstream);
        assertThat(open("gw1").value(parameter("board"))).isEqualTo(new Board("arty", 4));
        assertThat(Boards.RUNS).hasValue(2);
    }

    @Test
    void parametersAreMatchedByTypeAndName() {
        assertThat(fixtures.value(parameter("otherName"))).isEqualTo(new Board("arty", 4));
        assertThat(fixtures.value(parameter("port"))).isEqualTo(4711);
        assertThat(fixtures.supports(parameter("elsewhere"))).isFalse();
        assertThat(fixtures.supports(parameter("wrongType"))).isFalse();
        assertThat(fixtures.value(parameter("renamed")))
                .isEqualTo(fixtures.value(parameter("bitstream")));
    }

    @Test
    void aFailureReachesAllThatNeedItWithoutASecondTry() {
        for (String worker : List.of("gw0", "gw1")) {
            assertThatThrownBy(() -> open(worker).value(parameter("needsBroken")))
                    .isInstanceOf(CallOnceException.Failed.class)
                    .hasMessageContaining("fixture " + Boards.class.getName() + ".needsBroken")
                    .hasMessageContaining("fixture " + Boards.class.getName() + ".broken")
                    .hasMessageEndingWith("java.lang.IllegalStateException: no cable at bitstream");
        }
        assertThat(Boards.RUNS).hasValue(2);
    }

    static final class Circle {
        private Circle() {}

        @SessionFixture
        static Board a(@FromFixture("b") Board b) {
            return b;
        }

        @SessionFixture
        static Board b(@FromFixture("a") Board a) {
            return a;
        }
    }

    @Test
    void fixturesThatNeedEachOtherAreRefused() {
        assertThatThrownBy(() ->
                        SessionFixtures.in(
                                Session.open(
                                        new Settings(
                                                Map.of(
                                                        "cocobean.run.dir",
                                                        directory.resolve("r").toString(),
                                                        "cocobean.cache",
                                                        "off"))),
                                List.of(Circle.class)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageMatching(
                        "Session fixtures need each other in a circle: (a -> b -> a|b -> a -> b)");
    }

    static final class Wrong {
        @SessionFixture
        Board notStatic() {
            return new Board("x", 1);
        }
    }

    @Test
    void aMethodThatIsNotStaticIsRefused() {
        assertThatThrownBy(() ->
                        SessionFixtures.in(
                                Session.open(
                                        new Settings(
                                                Map.of(
                                                        "cocobean.run.dir",
                                                        directory.resolve("r").toString(),
                                                        "cocobean.cache",
                                                        "off"))),
                                List.of(Wrong.class)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageEndingWith(
                        "Wrong.notStatic() must be static and return its result, such as a Path");
    }

    static final AtomicInteger LOCAL_RUNS = new AtomicInteger();

    @SessionFixture
    static List<String> local() {
        return new java.util.ArrayList<>(List.of("run " + LOCAL_RUNS.incrementAndGet()));
    }

    @Nested
    @UseSessionFixtures(Boards.class)
    class ThroughJunit {
        @Test
        void resultsAreInjected(List<String> local, @TempDir Path elsewhere, int port) {
            assertThat(local).containsExactly("run 1");
            assertThat(elsewhere).isEmptyDirectory();
            assertThat(port).isEqualTo(4711);
        }

        @Test
        void theSameResultIsInjectedAgain(List<String> local) {
            assertThat(local).containsExactly("run 1");
        }
    }
}
