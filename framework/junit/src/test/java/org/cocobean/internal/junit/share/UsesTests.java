package org.cocobean.internal.junit.share;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.cocobean.report.RunSummary;
import org.cocobean.report.TestOutcome;
import org.cocobean.session.junit.Uses;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Tests that use what there is only one of, in several threads and in several processes.
@Timeout(120)
class UsesTests {

    @TempDir Path directory;

    private final List<Process> started = new ArrayList<>();

    /// Leaves a file that says from when to when it ran: all processes see the same clock here.
    private static void use(long millis) throws IOException, InterruptedException {
        long start = System.nanoTime();
        Thread.sleep(millis);
        Path uses = Files.createDirectories(Path.of(System.getProperty("uses", "")));
        Files.writeString(
                uses.resolve(UUID.randomUUID().toString()), start + " " + System.nanoTime());
    }

    @Uses("licence")
    static class Licensed {
        @RepeatedTest(5)
        void repeated() throws Exception {
            use(40);
        }

        @Test
        void single() throws Exception {
            use(40);
        }
    }

    @TestMethodOrder(MethodOrderer.MethodName.class)
    static class Together {
        @Test
        void a() throws Exception {
            use(120);
        }

        @Test
        @Uses("licence")
        void b() throws Exception {
            use(20);
        }
    }

    static class Free {
        @RepeatedTest(20)
        void free() throws Exception {
            Thread.sleep(10);
        }
    }

    @Uses("licence")
    static class DiesOnce {
        @Test
        void dies() throws IOException {
            try {
                Files.createFile(Path.of(System.getProperty("uses", "") + "-died"));
            } catch (FileAlreadyExistsException e) {
                return;
            }
            Runtime.getRuntime().halt(9);
        }
    }

    private void build(List<String> settings, Class<?>... classes) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
        command.addAll(List.of("-Dcocobean.cache=off", "-Dcocobean.resources=licence:1"));
        command.add("-Duses=" + directory.resolve("uses"));
        command.addAll(settings);
        command.addAll(List.of("-cp", System.getProperty("java.class.path", "")));
        command.add(SharedRunTests.Build.class.getName());
        Stream.of(classes).map(Class::getName).forEach(command::add);
        started.add(
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(log(started.size()).toFile())
                        .start());
    }

    private Path log(int number) {
        return directory.resolve(number + ".log");
    }

    private String share() {
        return "-Dcocobean.share=" + directory.resolve("run");
    }

    private void eachEndsWith(int exit) throws Exception {
        for (int i = 0; i < started.size(); i++) {
            assertThat(started.get(i).waitFor()).as(Files.readString(log(i))).isEqualTo(exit);
        }
    }

    private void noneMeetAmong(int count) throws IOException {
        List<long[]> times = new ArrayList<>();
        try (Stream<Path> files = Files.list(directory.resolve("uses"))) {
            for (Path file : files.toList()) {
                times.add(
                        Stream.of(Files.readString(file).split(" ", -1))
                                .mapToLong(Long::parseLong)
                                .toArray());
            }
        }
        assertThat(times).hasSize(count);
        times.sort(Comparator.comparingLong(time -> time[0]));
        for (int i = 1; i < times.size(); i++) {
            assertThat(times.get(i)[0]).isGreaterThan(times.get(i - 1)[1]);
        }
    }

    @AfterEach
    void nothingIsLeftRunning() {
        started.forEach(Process::destroyForcibly);
    }

    @Test
    void threadsOfOneProcessTakeTurns() throws Exception {
        build(
                List.of(
                        "-Dcocobean.run.dir=" + directory.resolve("run"),
                        "-Djunit.jupiter.execution.parallel.enabled=true",
                        "-Djunit.jupiter.execution.parallel.mode.default=concurrent",
                        "-Djunit.jupiter.execution.parallel.config.strategy=fixed",
                        "-Djunit.jupiter.execution.parallel.config.fixed.parallelism=4"),
                Licensed.class,
                Together.class);
        eachEndsWith(0);
        noneMeetAmong(8);
    }

    @Test
    void processesOfOneRunTakeTurnsAndRunOtherTestsMeanwhile() throws Exception {
        for (int i = 0; i < 3; i++) {
            build(List.of(share()), Licensed.class, Together.class, Free.class);
        }
        eachEndsWith(0);
        noneMeetAmong(8);
        List<TestOutcome> tests = RunSummary.of(directory.resolve("run")).tests();
        assertThat(tests).hasSize(28);
        assertThat(tests).allMatch(test -> test.status() == TestOutcome.Status.PASSED);
        assertThat(tests.stream().map(test -> test.test().title()).distinct()).hasSize(28);
    }

    @Test
    void whatADeadProcessUsedIsUsedByTheNextOne() throws Exception {
        build(List.of(share()), DiesOnce.class);
        eachEndsWith(9);
        started.clear();
        build(List.of(share()), DiesOnce.class, Licensed.class);
        eachEndsWith(0);
        noneMeetAmong(6);
        assertThat(RunSummary.of(directory.resolve("run")).tests()).hasSize(7);
    }

    @Test
    void aTestThatUsesMoreThanThereIsFails() throws Exception {
        build(List.of(share(), "-Dcocobean.resources=board:1"), Licensed.class);
        eachEndsWith(1);
        assertThat(RunSummary.of(directory.resolve("run")).tests())
                .hasSize(6)
                .allSatisfy(test ->
                        assertThat(test.failure().orElseThrow().text())
                                .contains("-Dcocobean.resources=licence:N says how many"));
    }
}
