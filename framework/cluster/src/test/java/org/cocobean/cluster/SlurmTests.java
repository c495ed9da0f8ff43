package org.cocobean.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cocobean.report.RunSummary;
import org.cocobean.report.ShareState;
import org.cocobean.report.TestOutcome;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Runs of sixty tests, two designs and three firmware images on a real Slurm of three hosts.
@Timeout(180)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SlurmTests {

    @TempDir static Path directory;

    private static @Nullable Lab lab;

    @BeforeAll
    static void startTheCluster() throws Exception {
        if (!Lab.canRun()) {
            assumeTrue(System.getenv("CI") == null, Lab.NEEDS);
            fail(Lab.NEEDS);
        }
        lab = Lab.start(directory);
        wrap(
                "iverilog",
                "case \"$*\" in *counter.v*) echo x >>$counts/compiles.$$.$RANDOM ;; esac");
        wrap("vvp", ":"); // looked for beside the compiler
        wrap("make", "echo x >>$counts/makes.$$.$RANDOM");
    }

    @AfterAll
    static void endTheCluster() throws IOException {
        if (lab != null) {
            lab.close();
        }
    }

    private static Lab lab() {
        return java.util.Objects.requireNonNull(lab);
    }

    /// A program that counts its calls and then does what the real one does.
    private static void wrap(String program, String count) throws IOException {
        Path bin = Files.createDirectories(lab().share().resolve("bin"));
        Path counts = Files.createDirectories(lab().share().resolve("counts"));
        Path file = bin.resolve(program);
        Files.writeString(
                file,
                "#!/bin/bash\ncounts=%s\n%s\nexec /usr/bin/%s \"$@\"\n"
                        .formatted(counts, count, program));
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    private static long calls(String what) throws IOException {
        try (Stream<Path> files = Files.list(lab().share().resolve("counts"))) {
            return files.filter(file -> String.valueOf(file.getFileName()).startsWith(what))
                    .count();
        }
    }

    /// Submits in a process of its own, as a user does.
    private static Process submit(String folder, int shards, int sleepMillis) throws IOException {
        Path share = lab().share();
        String path = System.getProperty("java.class.path", "");
        return lab().java(
                        directory.resolve(folder + ".log"),
                        List.of(
                                "-cp",
                                path,
                                SubmitMain.class.getName(),
                                "submit",
                                "--on",
                                "slurm",
                                "-n",
                                Integer.toString(shards),
                                "--ask",
                                "1",
                                "--share",
                                share.resolve(folder).toString(),
                                "--",
                                "env",
                                "PATH=" + share.resolve("bin") + ":/usr/bin:/bin",
                                Lab.javaProgram(),
                                "-XX:TieredStopAtLevel=1",
                                "-XX:+UseSerialGC",
                                "--enable-native-access=ALL-UNNAMED",
                                "-Dcocobean.sim=icarus",
                                "-Dcocobean.cache=" + share.resolve("cache-" + folder),
                                "-Dcocobean.firmware.root="
                                        + Path.of("../../firmware-samples").toRealPath(),
                                "-Dcocobean.lock.heartbeat=300 ms",
                                "-Dcocobean.lock.stale=3 s",
                                "-Dcluster.sleep=" + sleepMillis,
                                "-cp",
                                path,
                                ShardMain.class.getName()));
    }

    private static String log(String folder) throws IOException {
        return Files.readString(directory.resolve(folder + ".log"), StandardCharsets.UTF_8);
    }

    private static Path run(String folder) throws IOException {
        try (Stream<Path> files = Files.list(lab().share().resolve(folder))) {
            return files.filter(file -> String.valueOf(file.getFileName()).startsWith("run-"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static String logs(String folder) throws IOException {
        StringBuilder text = new StringBuilder(log(folder));
        try (Stream<Path> files = Files.list(run(folder).resolve("jobs"))) {
            for (Path file : files.toList()) {
                text.append("--- ").append(file).append('\n').append(Files.readString(file));
            }
        }
        return text.toString();
    }

    private static void eachPassedOnce(String folder) throws IOException {
        List<TestOutcome> tests = RunSummary.of(run(folder)).tests();
        Map<String, Long> counts =
                tests.stream()
                        .collect(
                                Collectors.groupingBy(
                                        test -> test.test().title(), Collectors.counting()));
        assertThat(counts).as(logs(folder)).hasSize(60);
        assertThat(counts.values()).containsOnly(1L);
        assertThat(tests).allMatch(test -> test.status() == TestOutcome.Status.PASSED);
        assertThat(ShareState.of(run(folder)).isWhole()).isTrue();
    }

    @Test
    @Order(1)
    void sixtyTestsRunOnceOnThreeHostsWithTwoCompilesAndThreeMakes() throws Exception {
        Process submitter = submit("plain", 3, 20);
        assertThat(submitter.waitFor()).as(log("plain")).isZero();
        eachPassedOnce("plain");
        assertThat(calls("compiles")).isEqualTo(2);
        assertThat(calls("makes")).isEqualTo(3);
        assertThat(
                        RunSummary.of(run("plain")).workers().stream()
                                .map(worker -> worker.replaceFirst("-.*", ""))
                                .toList())
                .isNotEmpty()
                .isSubsetOf(Lab.HOSTS);
        assertThat(log("plain")).contains("60 passed, 0 failed, 0 skipped");
    }

    /// Waits until a test has ended.
    private static void awaitTests(String folder, Process submitter) throws Exception {
        while (log(folder).lines().noneMatch(line -> line.matches("[1-9]\\d* tests ended.*"))) {
            assertThat(submitter.isAlive()).as(log(folder)).isTrue();
            Thread.sleep(100);
        }
    }

    private static String job(String folder) throws IOException {
        Matcher submitted = Pattern.compile("Submitted as job (\\d+)").matcher(log(folder));
        assertThat(submitted.find()).isTrue();
        return submitted.group(1);
    }

    /// Waits until a task of a job is in a state.
    private static void awaitState(String task, String state) throws Exception {
        String now = "";
        for (int i = 0; i < 300 && !now.equals(state); i++) {
            Thread.sleep(100);
            now =
                    lab().command(
                                    "squeue",
                                    "--noheader",
                                    "--states=all",
                                    "--jobs=" + task,
                                    "-o",
                                    "%T");
        }
        assertThat(now).isEqualTo(state);
    }

    /// One task is cancelled, another has to make room for an urgent job, and comes again.
    @Test
    @Order(2)
    void theTestsOfTasksThatAreCancelledOrPreemptedRunElsewhereAndOnce() throws Exception {
        Process submitter = submit("taken", 3, 250);
        awaitTests("taken", submitter);
        String job = job("taken");
        lab().command("scancel", job + "_2");
        String host = lab().command("squeue", "--noheader", "--jobs=" + job + "_3", "-o", "%N");
        lab().command(
                        "sbatch",
                        "-p",
                        "urgent",
                        "-w",
                        host,
                        "-D",
                        "/",
                        "-o",
                        "/dev/null",
                        "--wrap",
                        "true");
        awaitState(job + "_3", "PENDING");
        lab().command("scontrol", "update", "JobId=" + job + "_3", "StartTime=now");
        assertThat(submitter.waitFor()).as(logs("taken")).isZero();
        eachPassedOnce("taken");
        assertThat(log("taken"))
                .contains(
                        "Job 2 ended with exit code 143: it was told to end", "60 passed, 0 failed")
                .doesNotContain("submitted again as");
        // On a busy machine the other host may come to the end before.
        assertThat(Files.readString(run("taken").resolve("jobs/3.log")) + log("taken"))
                .containsAnyOf("--- started again on ", "1 job still waited to start");
    }

    @Test
    @Order(3)
    void aRunWhoseJobIsCancelledFailsAndSaysWhatIsMissing() throws Exception {
        Process submitter = submit("cancelled", 3, 400);
        awaitTests("cancelled", submitter);
        lab().command("scancel", job("cancelled"));
        assertThat(submitter.waitFor()).as(log("cancelled")).isOne();
        assertThat(log("cancelled"))
                .contains("CANCELLED: job " + job("cancelled"))
                .contains("THE RUN IS NOT WHOLE", "taken and not finished", "so there may be more")
                .contains("Job 1 ended with exit code 143: it was told to end")
                .doesNotContain("submitted again as");
    }

    /// The submitter dies, a host dies, another process follows the run to its end.
    @Test
    @Order(4)
    void theTestsOfAHostThatDiesRunElsewhereAndAnotherSubmitterCanFollow() throws Exception {
        Process submitter = submit("deaths", 3, 200);
        awaitTests("deaths", submitter);
        submitter.destroyForcibly().waitFor();
        lab().kill("beta");
        Process attached =
                lab().java(
                                directory.resolve("attach.log"),
                                List.of(
                                        "-cp",
                                        System.getProperty("java.class.path", ""),
                                        SubmitMain.class.getName(),
                                        "attach",
                                        run("deaths").toString()));
        assertThat(attached.waitFor()).as(logs("deaths") + log("attach")).isZero();
        eachPassedOnce("deaths");
        assertThat(log("attach")).contains("has left no exit code: it was killed");
    }
}
