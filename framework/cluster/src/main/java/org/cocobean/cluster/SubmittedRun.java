package org.cocobean.cluster;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.zeroturnaround.exec.ProcessExecutor;

/// A run that was handed to a scheduler, as its directory describes it: so another process can
/// follow it when the one that submitted it has died.
///
/// @param run the directory of the run
/// @param scheduler who has it
/// @param shards how many jobs it has
/// @param id the number of the job, the newest if it was submitted again
/// @param submissions how often it was submitted
/// @param retries how often it may be submitted again
/// @param askSeconds how much time is between two questions to the scheduler
record SubmittedRun(
        Path run,
        Scheduler scheduler,
        int shards,
        String id,
        int submissions,
        int retries,
        int askSeconds) {

    private static final String FILE = "submitted.properties";

    /// Also for the hand of a user whose scheduler does not tell who ended a job.
    private static final String CANCELLED = "cancelled";

    private static final long COMMAND_SECONDS = 120;

    static SubmittedRun submit(Path run, Scheduler scheduler, Request request)
            throws IOException, InterruptedException {
        return new SubmittedRun(
                        run,
                        scheduler,
                        request.shards(),
                        "",
                        0,
                        request.retries(),
                        request.askSeconds())
                .again();
    }

    /// Submits the same jobs again.
    SubmittedRun again() throws IOException, InterruptedException {
        for (int shard = 1; shard <= shards; shard++) {
            Files.deleteIfExists(exit(shard));
        }
        String printed = command(scheduler.submit());
        SubmittedRun submitted =
                new SubmittedRun(
                        run,
                        scheduler,
                        shards,
                        scheduler.idIn(printed),
                        submissions + 1,
                        retries,
                        askSeconds);
        submitted.write();
        return submitted;
    }

    /// Submits jobs that have all ended once more, whoever ended them, with as many retries as at
    /// first.
    ///
    /// @throws UsageException while jobs of the run are there, or nobody knows
    SubmittedRun anew() throws IOException, InterruptedException {
        String trouble;
        try {
            trouble = states().areOver() ? "" : "has still jobs (%s)".formatted(id);
        } catch (SchedulerSilentException e) {
            trouble = "may still have jobs: " + e.getMessage();
        }
        if (!trouble.isEmpty()) {
            throw new UsageException(
                    "%s %s; follow it without --again, or end them first: %s"
                            .formatted(run, trouble, String.join(" ", filled(scheduler.cancel()))));
        }
        Files.deleteIfExists(run.resolve(CANCELLED));
        return new SubmittedRun(run, scheduler, shards, id, 0, retries, askSeconds).again();
    }

    /// Finds a run that was submitted before.
    static SubmittedRun in(Path run) throws IOException {
        Properties properties = new Properties();
        try {
            properties.load(new StringReader(Files.readString(run.resolve(FILE))));
        } catch (NoSuchFileException e) {
            throw new UsageException(
                    "%s was not submitted from here: there is no file %s in it"
                            .formatted(run, FILE));
        }
        return new SubmittedRun(
                run.toAbsolutePath().normalize(),
                Scheduler.named(properties.getProperty("on", "")),
                Integer.parseInt(properties.getProperty("shards", "0")),
                properties.getProperty("id", ""),
                Integer.parseInt(properties.getProperty("submissions", "1")),
                Integer.parseInt(properties.getProperty("retries", "0")),
                Integer.parseInt(properties.getProperty("ask", "5")));
    }

    private void write() throws IOException {
        Properties properties = new Properties();
        properties.setProperty("on", scheduler.name());
        properties.setProperty("shards", Integer.toString(shards));
        properties.setProperty("id", id);
        properties.setProperty("submissions", Integer.toString(submissions));
        properties.setProperty("retries", Integer.toString(retries));
        properties.setProperty("ask", Integer.toString(askSeconds));
        StringWriter text = new StringWriter();
        properties.store(text, "For ./cocobean attach");
        Path whole = run.resolve("." + FILE);
        Files.writeString(whole, text.toString());
        Files.move(whole, run.resolve(FILE), StandardCopyOption.ATOMIC_MOVE);
    }

    /// What the scheduler says of the jobs.
    ///
    /// @throws SchedulerSilentException when it cannot be asked, which may pass
    JobStates states() throws IOException, InterruptedException, SchedulerSilentException {
        var result = execute(scheduler.jobs());
        String said = result.outputUTF8();
        if (result.getExitValue() == 0) {
            return JobStates.of(scheduler, said);
        }
        if (scheduler.gone().matcher(said).find()) {
            return JobStates.NONE;
        }
        throw new SchedulerSilentException(said.strip());
    }

    /// Ends the jobs, since nothing is left for them to do.
    void cancel() throws IOException, InterruptedException {
        command(scheduler.cancel());
    }

    /// Ends the jobs, which stand for a run that somebody wants no more: whoever follows it does
    /// not submit them again.
    void abandon() throws IOException, InterruptedException {
        try {
            Files.createFile(run.resolve(CANCELLED));
        } catch (FileAlreadyExistsException e) {
            // As another one who follows it has said.
        } finally {
            cancel();
        }
    }

    /// Whether somebody wants the run no more. A file server's client may believe for half a minute
    /// that a file is not there for which it was asked before; a listing is always new.
    boolean isAbandoned() throws IOException {
        try (Stream<Path> files = Files.list(run)) {
            return files.anyMatch(file -> file.endsWith(CANCELLED));
        }
    }

    /// Where the jobs leave their logs and exit codes.
    Path jobs() {
        return run.resolve("jobs");
    }

    /// What a job has written.
    Path log(int shard) {
        return jobs().resolve(shard + ".log");
    }

    private Path exit(int shard) {
        return jobs().resolve(shard + ".exit");
    }

    private List<String> filled(List<String> command) {
        return Scheduler.filled(command, run.resolve("submit.sh").toString(), id);
    }

    private String command(List<String> command) throws IOException, InterruptedException {
        var result = execute(command);
        if (result.getExitValue() != 0) {
            throw new IOException(
                    "'%s' ended with exit code %d: %s"
                            .formatted(
                                    String.join(" ", filled(command)),
                                    result.getExitValue(),
                                    result.outputUTF8().strip()));
        }
        return result.outputUTF8();
    }

    private org.zeroturnaround.exec.ProcessResult execute(List<String> command)
            throws IOException, InterruptedException {
        List<String> filled = filled(command);
        try {
            return new ProcessExecutor(filled)
                    .directory(run.toFile())
                    .readOutput(true)
                    .redirectErrorStream(true)
                    .timeout(COMMAND_SECONDS, TimeUnit.SECONDS)
                    .execute();
        } catch (TimeoutException e) {
            throw new IOException(
                    "'%s' did not end within %d s"
                            .formatted(String.join(" ", filled), COMMAND_SECONDS),
                    e);
        }
    }
}
