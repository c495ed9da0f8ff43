package org.cocobean.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Submissions to programs that print what those of the schedulers print.
@Timeout(60)
@Execution(ExecutionMode.CONCURRENT)
class SubmitTests {

    @TempDir Path directory;

    private record Ended(int exit, String output) {}

    private Ended inThisJvm(String... arguments) throws Exception {
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        int exit =
                SubmitMain.run(
                        List.of(arguments),
                        directory,
                        new PrintStream(output, true, StandardCharsets.UTF_8));
        return new Ended(exit, output.toString(StandardCharsets.UTF_8));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "-n 4 -- true | --on is needed: one of slurm, lsf, sge, pbs, k8s",
                "--on slurm -- true | -n is needed: how many jobs",
                "--on slurm -n 0 -- true | -n takes a number from 1 to 10000, not '0'",
                "--on slurm -n 4 | no command: what each job runs stands after --",
                "--on condor -n 4 -- true | --on knows no 'condor', only slurm, lsf, sge, pbs, k8s",
                "--on slurm --queue x -- true | unknown option '--queue'",
                "--on slurm -n -- true | -n needs a value"
            })
    void aCommandLineThatCannotBeIsRefused(String line, String message) throws Exception {
        List<String> arguments = new ArrayList<>(List.of("submit"));
        arguments.addAll(List.of(line.split(" ")));
        Ended ended = inThisJvm(arguments.toArray(String[]::new));
        assertThat(ended.exit()).isEqualTo(2);
        assertThat(ended.output()).startsWith("cocobean: " + message);
    }

    @Test
    void onlyARunThatWasSubmittedCanBeFollowed() throws Exception {
        Ended ended = inThisJvm("attach", "nothing");
        assertThat(ended.exit()).isEqualTo(2);
        assertThat(ended.output()).contains("was not submitted from here");
    }

    @ParameterizedTest
    @ValueSource(strings = {"slurm", "lsf", "sge", "pbs", "k8s"})
    void aDryRunShowsBothScriptsAndSubmitsNothing(String scheduler) throws Exception {
        Ended ended =
                inThisJvm(
                        "submit",
                        "--on",
                        scheduler,
                        "-n",
                        "7",
                        "--share",
                        "runs",
                        "--directive",
                        "-q fast",
                        "--dry-run",
                        "--",
                        "mvn",
                        "-Dname={shard}",
                        "it's");
        assertThat(ended.exit()).isZero();
        assertThat(ended.output())
                .contains("/runs/run-", "-q fast", "cd " + directory)
                .contains("mvn '-Dname='\"$number\"'' 'it'\\''s' >>\"$log\" 2>&1 &")
                .containsPattern(scheduler.equals("k8s") ? "completions: 7" : "1-7")
                .doesNotContain("{run}", "{n}", "{workdir}", "{name}", "{directive}", "{shard}");
        assertThat(directory.resolve("runs")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"slurm", "lsf", "sge", "pbs", "k8s"})
    void whatIsPrintedAsATemplateGivesTheScriptThatThereIsWithoutOne(String scheduler)
            throws Exception {
        Ended template = inThisJvm("submit", "--print-template", scheduler);
        assertThat(template.exit()).isZero();
        assertThat(template.output()).contains("{run}", "{n}", "{directive}");
        Files.writeString(directory.resolve("mine"), template.output());
        Ended ours = dryRun(scheduler);
        assertThat(dryRun(scheduler, "--template", "mine").output())
                .isEqualToIgnoringWhitespace(ours.output());
    }

    /// Of each run but its name.
    private Ended dryRun(String scheduler, String... options) throws Exception {
        List<String> all = new ArrayList<>(List.of("submit", "--on", scheduler, "-n", "7"));
        all.addAll(List.of(options));
        all.addAll(List.of("--dry-run", "--directive", "-q fast", "--", "true"));
        Ended ended = inThisJvm(all.toArray(String[]::new));
        return new Ended(ended.exit(), ended.output().replaceAll("run-\\d[-\\w]+", "run-"));
    }

    /// The programs of a scheduler, which run the jobs of a script in the background.
    private Path programs(String scheduler) throws IOException {
        Path bin = Files.createDirectories(directory.resolve("bin"));
        String start =
                """
                n=$(sed -n 's/.*[= []1-\\([0-9][0-9]*\\).*/\\1/p' "$script" | head -n 1)
                export DIR=%s
                for i in $(seq "$n"); do
                  SLURM_ARRAY_TASK_ID=$i LSB_JOBINDEX=$i SGE_TASK_ID=$i PBS_ARRAY_INDEX=$i setsid bash "$script" >/dev/null 2>&1 &
                  echo $! >>$DIR/pids
                done
                """
                        .formatted(directory);
        String alive =
                """
                [ ! -e %1$s/silent ] || { cat %1$s/silent; exit 1; }
                for p in $(cat %1$s/pids 2>/dev/null); do kill -0 $p 2>/dev/null && echo RUNNING; done
                cat %1$s/ended 2>/dev/null; true
                """
                        .formatted(directory);
        String cancel =
                "touch %s/cancelled; for p in $(cat %s/pids); do kill -- -$p 2>/dev/null; done; true\n"
                        .formatted(directory, directory);
        switch (scheduler) {
            case "slurm" -> {
                program(bin, "sbatch", "script=$2\n" + start + "echo '4711;lab'\n");
                program(bin, "squeue", alive);
                program(bin, "scancel", cancel);
            }
            case "lsf" -> {
                program(
                        bin,
                        "bsub",
                        "script=$(mktemp); cat >$script\n"
                                + start
                                + "echo 'Job <4711> is submitted to default queue <normal>.'\n");
                program(bin, "bjobs", alive);
                program(bin, "bkill", cancel);
            }
            case "sge" -> {
                program(bin, "qsub", "script=$2\n" + start + "echo '4711.1-2:1'\n");
                program(bin, "qstat", alive);
                program(bin, "qdel", cancel);
            }
            case "pbs" -> {
                program(bin, "qsub", "script=$1\n" + start + "echo '4711[].server'\n");
                program(bin, "qstat", alive);
                program(bin, "qdel", cancel);
            }
            default -> throw new IllegalArgumentException(scheduler);
        }
        return bin;
    }

    private static void program(Path bin, String name, String text) throws IOException {
        Path file = bin.resolve(name);
        Files.writeString(file, "#!/bin/bash\n" + text);
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    /// In a JVM of its own, which sees the scheduler's programs first.
    private Process start(String scheduler, String... command) throws IOException {
        return start(scheduler, List.of(), command);
    }

    private Process start(String scheduler, List<String> options, String... command)
            throws IOException {
        List<String> all =
                new ArrayList<>(List.of("submit", "--on", scheduler, "-n", "2", "--share"));
        all.addAll(List.of(directory.resolve("runs").toString(), "--retries", "1", "--ask", "1"));
        all.addAll(options);
        all.add("--");
        all.addAll(List.of(command));
        return inItsOwn(programs(scheduler), all);
    }

    private Process attach(String... arguments) throws IOException {
        List<String> all = new ArrayList<>(List.of("attach"));
        all.addAll(List.of(arguments));
        return inItsOwn(directory.resolve("bin"), all);
    }

    private Process inItsOwn(Path programs, List<String> arguments) throws IOException {
        List<String> all = new ArrayList<>(List.of(Lab.javaProgram(), "-XX:TieredStopAtLevel=1"));
        all.addAll(List.of("-XX:+UseSerialGC", "-cp", System.getProperty("java.class.path", "")));
        all.add(SubmitMain.class.getName());
        all.addAll(arguments);
        ProcessBuilder builder =
                new ProcessBuilder(all)
                        .redirectErrorStream(true)
                        .redirectOutput(
                                ProcessBuilder.Redirect.appendTo(
                                        directory.resolve("log").toFile()));
        builder.environment().merge("PATH", programs + ":", (path, bin) -> bin + path);
        return builder.start();
    }

    private String log() throws IOException {
        return Files.readString(directory.resolve("log"), StandardCharsets.UTF_8);
    }

    /// What a build leaves that ran one test, which passed.
    private static final String ONE_TEST =
            """
            mkdir -p "$COCOBEAN_SHARE/share/plans" "$COCOBEAN_SHARE/share/claims" "$COCOBEAN_SHARE/w$COCOBEAN_SHARD"
            echo "key$COCOBEAN_SHARD [class:ATests]/[method:a()]" >"$COCOBEAN_SHARE/share/plans/w$COCOBEAN_SHARD"
            touch "$COCOBEAN_SHARE/share/claims/key$COCOBEAN_SHARD.1" "$COCOBEAN_SHARE/share/claims/key$COCOBEAN_SHARD.done"
            echo '{"version":1,"suite":"ATests","class":"ATests","method":"a","name":"ATests.a '$COCOBEAN_SHARD'","status":"passed","endMillis":5}' >"$COCOBEAN_SHARE/w$COCOBEAN_SHARD/outcomes-1.jsonl"
            """;

    @ParameterizedTest
    @ValueSource(strings = {"slurm", "lsf", "sge", "pbs"})
    void aRunIsSubmittedFollowedAndSummedUp(String scheduler) throws Exception {
        Process submitter = start(scheduler, "bash", "-c", ONE_TEST);
        assertThat(submitter.waitFor(30, TimeUnit.SECONDS)).as(log()).isTrue();
        assertThat(submitter.exitValue()).as(log()).isZero();
        assertThat(log()).contains("Submitted as job 4711", "2 passed, 0 failed, 0 skipped");
    }

    /// For continuous integration, which keeps files whose names it knows before the run.
    @Test
    void theMergedReportGoesWhereItIsWanted() throws Exception {
        Path report = directory.resolve("report");
        Process submitter =
                start("slurm", List.of("--report", report.toString()), "bash", "-c", ONE_TEST);
        assertThat(submitter.waitFor(30, TimeUnit.SECONDS)).as(log()).isTrue();
        assertThat(report).isDirectoryContaining("glob:**/junit.xml");
        assertThat(report.resolve("junit.xml")).content().contains("tests=\"2\"");
        try (Stream<Path> runs = Files.list(directory.resolve("runs"))) {
            Path run = runs.findFirst().orElseThrow();
            Files.delete(report.resolve("junit.xml"));
            Process again = attach("--report", report.toString(), run.toString());
            assertThat(again.waitFor(30, TimeUnit.SECONDS)).as(log()).isTrue();
        }
        assertThat(report.resolve("junit.xml")).content().contains("tests=\"2\"");
    }

    /// A build that fails by itself would fail again: it is not submitted again.
    @Test
    void jobsThatFailBeforeAnyTestFailTheRunAndAreNamed() throws Exception {
        Process submitter = start("slurm", "bash", "-c", "echo no compiler; exit 3");
        assertThat(submitter.waitFor(30, TimeUnit.SECONDS)).as(log()).isTrue();
        assertThat(submitter.exitValue()).as(log()).isNotZero();
        assertThat(log())
                .contains("Job 1 ended with exit code 3", "Job 2 ended with exit code 3")
                .doesNotContain("submitted again as");
    }

    /// Such as one whose tests were not divided, or that could not write its results.
    @Test
    void aJobThatFailsWithoutAFailedTestFailsTheRun() throws Exception {
        Process submitter = start("slurm", "bash", "-c", ONE_TEST + "exit $((COCOBEAN_SHARD - 1))");
        assertThat(submitter.waitFor(30, TimeUnit.SECONDS)).as(log()).isTrue();
        assertThat(submitter.exitValue()).as(log()).isOne();
        assertThat(log())
                .contains("2 passed, 0 failed", "Job 2 ended with exit code 1", "A JOB FAILED");
    }

    @Test
    void jobsThatRunNoTestFailTheRun() throws Exception {
        String none =
                """
                mkdir -p "$COCOBEAN_SHARE/share/plans" "$COCOBEAN_SHARE/w"
                touch "$COCOBEAN_SHARE/share/plans/w$COCOBEAN_SHARD"
                echo '{"at":5,"ms":1,"kind":"once","name":"a","outcome":"done"}' >"$COCOBEAN_SHARE/w/events-1.jsonl"
                """;
        Process submitter = start("slurm", "bash", "-c", none);
        assertThat(submitter.waitFor(30, TimeUnit.SECONDS)).as(log()).isTrue();
        assertThat(submitter.exitValue()).as(log()).isOne();
    }

    @Test
    void jobsThatAreKilledAreSubmittedAgain() throws Exception {
        String once =
                "if mkdir $COCOBEAN_SHARE/killed$COCOBEAN_SHARD; then mkdir -p $COCOBEAN_SHARE/share/claims; touch $COCOBEAN_SHARE/share/claims/key$COCOBEAN_SHARD.1; kill -9 $PPID; exit; fi\n";
        Process submitter = start("slurm", "bash", "-c", once + ONE_TEST);
        assertThat(submitter.waitFor(50, TimeUnit.SECONDS)).as(log()).isTrue();
        assertThat(submitter.exitValue()).as(log()).isZero();
        assertThat(log()).contains("submitted again as job 4711", "2 passed, 0 failed");
    }

    /// As the scheduler says it, or, where it says nothing, the user with a file.
    @ParameterizedTest
    @CsvSource({"slurm, CANCELLED", "lsf, EXIT TERM_OWNER: job killed by owner.", "sge, ''"})
    void jobsThatSomebodyEndedAreNotSubmittedAgain(String scheduler, String state)
            throws Exception {
        String cancelled =
                "mkdir -p $COCOBEAN_SHARE/share/claims; touch $COCOBEAN_SHARE/share/claims/key$COCOBEAN_SHARD.1; "
                        + (state.isEmpty()
                                ? "touch $COCOBEAN_SHARE/cancelled; "
                                : "echo '" + state + "' >>" + directory + "/ended; ")
                        + "kill -9 $PPID";
        Process submitter = start(scheduler, "bash", "-c", cancelled);
        assertThat(submitter.waitFor(50, TimeUnit.SECONDS)).as(log()).isTrue();
        assertThat(submitter.exitValue()).as(log()).isNotZero();
        assertThat(log())
                .contains("CANCELLED: job 4711", "Job 2 has left no exit code: it was killed")
                .doesNotContain("submitted again as");
    }

    /// A whole run in one job, while the other one would wait for days.
    @ParameterizedTest
    @CsvSource({"slurm, PENDING", "lsf, PEND"})
    void jobsThatHaveNotStartedAreCancelledWhenAllTestsHaveEnded(String scheduler, String state)
            throws Exception {
        Files.writeString(directory.resolve("ended"), state + "\n");
        Process submitter =
                start(
                        scheduler,
                        "bash",
                        "-c",
                        "[ $COCOBEAN_SHARD = 1 ] || { rm $COCOBEAN_SHARE/jobs/2.log; kill -9 $PPID; exit; }\n"
                                + ONE_TEST);
        assertThat(submitter.waitFor(30, TimeUnit.SECONDS)).as(log()).isTrue();
        assertThat(submitter.exitValue()).as(log()).isZero();
        assertThat(log())
                .contains("1 job still waited to start, and was cancelled", "1 passed, 0 failed")
                .contains("Job 2 has never started");
        assertThat(directory.resolve("cancelled")).exists();
    }

    @Test
    void aRunThatSomebodyEndedIsSubmittedAgainOnRequestAndComesToItsEnd() throws Exception {
        String late = "[ ! -e %s/early ] || sleep 50\n".formatted(directory);
        Files.createFile(directory.resolve("early"));
        Process submitter = start("slurm", "bash", "-c", late + ONE_TEST);
        while (!log().contains("jobs ended")) {
            Thread.sleep(50);
        }
        Path run;
        try (Stream<Path> runs = Files.list(directory.resolve("runs"))) {
            run = runs.findFirst().orElseThrow();
        }
        Process tooEarly = attach(run.toString(), "--again");
        assertThat(tooEarly.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(tooEarly.exitValue()).as(log()).isEqualTo(2);
        assertThat(log()).contains("has still jobs (4711); follow it without --again");
        submitter.destroy();
        assertThat(submitter.waitFor(20, TimeUnit.SECONDS)).isTrue();
        Files.delete(directory.resolve("early"));
        Files.delete(directory.resolve("pids"));
        Process again = attach(run.toString(), "--again");
        assertThat(again.waitFor(30, TimeUnit.SECONDS)).as(log()).isTrue();
        assertThat(again.exitValue()).as(log()).isZero();
        assertThat(log()).contains("Submitted again as job 4711", "2 passed, 0 failed, 0 skipped");
    }

    /// All jobs were ended from outside after they had done what they knew of: there may be more.
    @Test
    void aRunThatNoJobHasBroughtToItsEndFails() throws Exception {
        Process submitter = start("slurm", "bash", "-c", ONE_TEST + "kill -9 $PPID");
        assertThat(submitter.waitFor(50, TimeUnit.SECONDS)).as(log()).isTrue();
        assertThat(submitter.exitValue()).as(log()).isNotZero();
        assertThat(log()).contains("submitted again", "NO JOB CAME TO ITS END");
    }

    @Test
    void aSchedulerThatDoesNotAnswerIsWaitedFor() throws Exception {
        Files.writeString(directory.resolve("silent"), "slurm_load_jobs error: Unable to contact");
        Process submitter =
                start(
                        "slurm",
                        "bash",
                        "-c",
                        "sleep 4; rm -f %s/silent\n".formatted(directory) + ONE_TEST);
        assertThat(submitter.waitFor(50, TimeUnit.SECONDS)).as(log()).isTrue();
        assertThat(submitter.exitValue()).as(log()).isZero();
        assertThat(log())
                .containsOnlyOnce("The scheduler does not tell of the jobs: slurm_load_jobs error")
                .doesNotContain("submitted again as");
    }

    @Test
    void whoeverEndsTheSubmitterEndsTheJobs() throws Exception {
        Process submitter = start("slurm", "sleep", "50");
        while (!log().contains("jobs ended")) {
            Thread.sleep(50);
        }
        submitter.destroy();
        assertThat(submitter.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(directory.resolve("cancelled")).exists();
        assertThat(log()).contains("Cancelled job 4711");
        try (Stream<String> pids = Files.lines(directory.resolve("pids"))) {
            assertThat(pids.map(Long::parseLong).flatMap(pid -> ProcessHandle.of(pid).stream()))
                    .allSatisfy(process -> process.onExit().get(5, TimeUnit.SECONDS));
        }
    }
}
