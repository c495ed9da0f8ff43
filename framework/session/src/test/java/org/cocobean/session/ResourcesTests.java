package org.cocobean.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.cocobean.settings.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Sessions of one JVM stand for processes, but where one is killed.
@Timeout(60)
class ResourcesTests {

    @TempDir Path directory;

    private Resources counting(String counts) {
        return Sessions.open(directory, "cocobean.resources", counts).resources();
    }

    @Test
    void neverAreMoreInUseThanThereAre() throws Exception {
        AtomicInteger inUse = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        AtomicInteger boards = new AtomicInteger();
        try (var threads = Executors.newFixedThreadPool(6)) {
            List<Future<?>> all = new ArrayList<>();
            for (int process = 0; process < 3; process++) {
                Resources resources = counting("licence:3,board:1");
                for (int thread = 0; thread < 2; thread++) {
                    int amount = 1 + thread;
                    all.add(
                            threads.submit(() -> {
                                for (int i = 0; i < 5; i++) {
                                    Map<String, Integer> needs =
                                            amount == 1
                                                    ? Map.of("licence", 1)
                                                    : Map.of("licence", 2, "board", 1);
                                    try (var held = resources.take(needs)) {
                                        most.accumulateAndGet(inUse.addAndGet(amount), Math::max);
                                        assertThat(boards.addAndGet(amount - 1)).isLessThan(2);
                                        Thread.sleep(5);
                                        boards.addAndGet(1 - amount);
                                        inUse.addAndGet(-amount);
                                    }
                                }
                                return null;
                            }));
                }
            }
            for (Future<?> each : all) {
                each.get();
            }
        }
        assertThat(most.get()).isBetween(2, 3);
    }

    @Test
    void whoDoesNotWaitHasAllOrNothing() {
        Resources one = counting("licence:2");
        Resources other = counting("licence:2");
        Optional<Resources.Held> held = one.tryTake(Map.of("licence", 1));
        assertThat(held).isPresent();
        assertThat(other.tryTake(Map.of("licence", 2))).isEmpty();
        Optional<Resources.Held> second = other.tryTake(Map.of("licence", 1));
        assertThat(second).isPresent();
        assertThat(one.tryTake(Map.of("licence", 1))).isEmpty();
        held.get().close();
        held.get().close();
        assertThat(one.tryTake(Map.of("licence", 1))).isPresent();
    }

    /// Takes the only licence and never gives it back.
    static final class Owner {

        private Owner() {}

        public static void main(String[] arguments) throws Exception {
            Session session =
                    Sessions.open(Path.of(arguments[0]), "cocobean.resources", "licence:1");
            session.resources().take(Map.of("licence", 1));
            System.out.println("taken");
            Thread.sleep(60_000);
        }
    }

    private Process owner() throws Exception {
        Process owner =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                System.getProperty("java.class.path", ""),
                                Owner.class.getName(),
                                directory.toString())
                        .redirectErrorStream(true)
                        .start();
        assertThat(owner.inputReader(StandardCharsets.UTF_8).readLine()).isEqualTo("taken");
        return owner;
    }

    @Test
    void whatADeadProcessHadIsFree() throws Exception {
        Process owner = owner();
        Resources mine = counting("licence:1");
        assertThat(mine.tryTake(Map.of("licence", 1))).isEmpty();
        owner.destroyForcibly().waitFor();
        assertThat(mine.tryTake(Map.of("licence", 1))).isPresent();
    }

    @Test
    void whatASilentHostHadIsFreeAfterAWhile() throws Exception {
        Process owner = owner();
        owner.destroyForcibly().waitFor();
        Path holder;
        try (var files = Files.list(directory.resolve("run/resources/licence.1.lock"))) {
            holder = files.findFirst().orElseThrow();
        }
        Files.writeString(
                holder, Files.readString(holder).replaceFirst("host=.*", "host=elsewhere"));
        Resources mine = counting("licence:1");
        assertThat(mine.tryTake(Map.of("licence", 1))).isEmpty();
        long start = System.nanoTime();
        mine.take(Map.of("licence", 1)).close();
        assertThat(System.nanoTime() - start).isGreaterThan(500_000_000L);
    }

    @Test
    void severalRunsCountInOneDirectory() {
        String[] settings = {
            "cocobean.resources",
            "licence:1",
            "cocobean.resources.dir",
            "site",
            "cocobean.run.dir",
            ""
        };
        settings[5] = "run-1";
        assertThat(Sessions.open(directory, settings).resources().tryTake(Map.of("licence", 1)))
                .isPresent();
        settings[5] = "run-2";
        assertThat(Sessions.open(directory, settings).resources().tryTake(Map.of("licence", 1)))
                .isEmpty();
    }

    @Test
    void whatCannotBeHadIsRefused() {
        assertThatThrownBy(() -> counting("licence:2").take(Map.of("licence", 3)))
                .hasMessageStartingWith("3 of 'licence' are asked for, and there are 2");
        assertThatThrownBy(() -> counting("licence:2").tryTake(Map.of("board", 1)))
                .hasMessageContaining("there are 0: -Dcocobean.resources=board:N says how many");
        assertThatThrownBy(() -> new Settings(Map.of("cocobean.resources", "a:x")).resources())
                .hasMessageContaining("must be such as 'questa:4,board:1'");
    }

    @Test
    void whereNothingIsCountedEverybodyHasAll() {
        Resources resources = Sessions.open(directory).resources();
        assertThat(resources.areCounted()).isFalse();
        assertThat(resources.tryTake(Map.of("licence", 9))).isPresent();
        assertThat(directory.resolve("run/resources")).doesNotExist();
    }
}
