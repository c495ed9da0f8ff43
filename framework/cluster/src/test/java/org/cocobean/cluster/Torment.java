package org.cocobean.cluster;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.cocobean.report.RunSummary;
import org.cocobean.report.ShareState;
import org.cocobean.report.TestOutcome;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/// Shared runs of processes on imitated hosts that come, are killed, stand still for longer than
/// death takes, and wake up again: each test must be in the merged report once.
///
/// Each process has its own hostname, and process numbers, some a clock that is two minutes off, so
/// that the others can only judge it by its heartbeat.
final class Torment implements AutoCloseable {

    static final int TESTS = 24;

    /// Those of them that belong together.
    private static final int IN_ORDER = 2;

    /// How many seconds the clocks of the hosts are ahead.
    private static final List<Integer> CLOCKS = List.of(0, 0, 120, -120);

    private static final long HEARTBEAT = 200;
    private static final long STALE = 1500;

    /// A process that has not come to its end by then stands still: also on a machine that has ten
    /// times as much to do as it can.
    private static final long AT_MOST_SECONDS = 900;

    private final Path directory;
    private final Random random;
    private final List<Process> hosts = new ArrayList<>();
    private int kills;
    private int stops;

    private Torment(Path directory, Random random) {
        this.directory = directory;
        this.random = random;
    }

    /// What a round was like, and what was wrong with it.
    ///
    /// @param wrong empty if each test ended once
    record Round(int hosts, int kills, int stops, double seconds, String wrong) {}

    /// The tests, most of which wait.
    static class Waits {
        @RepeatedTest(TESTS - IN_ORDER)
        void waits() throws InterruptedException {
            Thread.sleep(Long.getLong("torment.sleep", 40));
        }

        /// One piece.
        @Nested
        @TestMethodOrder(MethodOrderer.MethodName.class)
        class InOrder {
            @Test
            void a() throws InterruptedException {
                Thread.sleep(Long.getLong("torment.sleep", 40));
            }

            @Test
            void b() throws InterruptedException {
                Thread.sleep(Long.getLong("torment.sleep", 40));
            }
        }
    }

    /// Runs rounds and prints what came out: a directory, how many rounds, how many at a time, a
    /// seed.
    public static void main(String[] arguments) throws Exception {
        Path directory = Path.of(arguments[0]);
        int rounds = Integer.parseInt(arguments[1]);
        long seed = Long.parseLong(arguments[3]);
        long start = System.nanoTime();
        List<Round> all = new ArrayList<>();
        try (var threads =
                java.util.concurrent.Executors.newFixedThreadPool(Integer.parseInt(arguments[2]))) {
            List<java.util.concurrent.Future<Round>> running = new ArrayList<>();
            for (int i = 0; i < rounds; i++) {
                int number = i;
                running.add(
                        threads.submit(() -> {
                            Round round = round(directory.resolve("r" + number), seed + number);
                            System.out.println(number + ": " + round);
                            return round;
                        }));
            }
            for (var each : running) {
                all.add(each.get());
            }
        }
        System.out.printf(
                "%d rounds in %d s: %d processes, %d killed, %d stopped; %d rounds wrong%n",
                rounds,
                TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start),
                all.stream().mapToInt(Round::hosts).sum(),
                all.stream().mapToInt(Round::kills).sum(),
                all.stream().mapToInt(Round::stops).sum(),
                all.stream().filter(round -> !round.wrong.isEmpty()).count());
    }

    /// Runs one round in a directory, which is removed if nothing was wrong.
    static Round round(Path directory, long seed) throws Exception {
        Files.createDirectories(directory);
        long start = System.nanoTime();
        try (Torment torment = new Torment(directory, new Random(seed))) {
            torment.disturb();
            String wrong = torment.end();
            if (wrong.isEmpty()) {
                Lab.delete(directory);
            }
            return new Round(
                    torment.hosts.size(),
                    torment.kills,
                    torment.stops,
                    (System.nanoTime() - start) / 1e9,
                    wrong.isEmpty() ? "" : "seed " + seed + ": " + wrong);
        }
    }

    private void comes() throws IOException {
        hosts.add(
                new ImitatedHost(directory, "h" + hosts.size())
                        .withClock(CLOCKS.get(random.nextInt(CLOCKS.size())))
                        .start(
                                Waits.class,
                                "-Dcocobean.share=" + directory.resolve("run"),
                                "-Dcocobean.share.late=true",
                                "-Dcocobean.lock.heartbeat=" + HEARTBEAT + " ms",
                                "-Dcocobean.lock.stale=" + STALE + " ms"));
    }

    /// Two hosts at the beginning; a third one comes; up to two are killed, fewer than make a test
    /// count as lost; others stand still, for less and for more than counts as death.
    private void disturb() throws IOException, InterruptedException {
        comes();
        comes();
        Path claims = directory.resolve("run/share/claims");
        for (int i = 0; i < AT_MOST_SECONDS * 10 && !Files.isDirectory(claims); i++) {
            Thread.sleep(100);
        }
        for (int blow = 0; blow < 3; blow++) {
            Thread.sleep(random.nextInt(600));
            Process victim = hosts.get(random.nextInt(hosts.size()));
            if (kills < 2 && random.nextInt(3) > 0) {
                kills += victim.isAlive() ? 1 : 0;
                signal("-KILL", victim);
            } else if (victim.isAlive()) {
                stops++;
                signal("-STOP", victim);
                Thread.sleep(random.nextBoolean() ? STALE / 3 : STALE * 2);
                signal("-CONT", victim);
            }
            if (blow == 0) {
                comes();
            }
        }
        comes(); // one at least is not killed
    }

    /// The JVM on a host, which is a child of what gives the host its name.
    private static void signal(String signal, Process host)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("kill", signal));
        host.descendants().map(ProcessHandle::pid).map(Object::toString).forEach(command::add);
        if (command.size() > 2) {
            new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        }
    }

    private String end() throws IOException, InterruptedException {
        for (Process host : hosts) {
            if (!host.waitFor(AT_MOST_SECONDS, TimeUnit.SECONDS)) {
                return "a host did not come to its end: " + whereTheyStand() + logs();
            }
        }
        Path run = directory.resolve("run");
        List<TestOutcome> tests = RunSummary.of(run).tests();
        Map<String, Long> counts =
                tests.stream()
                        .collect(
                                Collectors.groupingBy(
                                        test -> test.test().title(), Collectors.counting()));
        if (counts.size() == TESTS
                && tests.size() == TESTS
                && tests.stream().allMatch(test -> test.status() == TestOutcome.Status.PASSED)
                && ShareState.of(run).isWhole()) {
            return "";
        }
        return counts
                + " "
                + tests.stream().map(TestOutcome::status).distinct().toList()
                + " "
                + ShareState.of(run).text()
                + logs();
    }

    /// The state of each process that lives, and in its log where its threads are.
    private String whereTheyStand() throws IOException, InterruptedException {
        StringBuilder text = new StringBuilder();
        for (Process host : hosts) {
            for (ProcessHandle process : host.descendants().toList()) {
                Path stat = Path.of("/proc/" + process.pid() + "/stat");
                text.append('\n').append(Files.readString(stat, StandardCharsets.UTF_8).strip());
            }
            signal("-QUIT", host);
        }
        Thread.sleep(Duration.ofSeconds(5)); // until they have written it
        return text.toString();
    }

    private String logs() throws IOException {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < hosts.size(); i++) {
            text.append("\n--- h").append(i).append('\n');
            text.append(
                    Files.readString(directory.resolve("h" + i + ".log"), StandardCharsets.UTF_8));
        }
        return text.toString();
    }

    @Override
    public void close() {
        for (Process host : hosts) {
            host.descendants().forEach(ProcessHandle::destroyForcibly);
            host.destroyForcibly();
        }
    }
}
