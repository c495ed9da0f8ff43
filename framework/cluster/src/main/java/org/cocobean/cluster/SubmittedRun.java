package org.cocobean.cluster;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
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
record SubmittedRun(
        Path run, Scheduler scheduler, int shards, String id, int submissions, int retries) {

    private static final String FILE = "submitted.properties";
    private static final long COMMAND_SECONDS = 120;

    static SubmittedRun submit(Path run, Scheduler scheduler, int shards, int retries)
            throws IOException, InterruptedException {
        return new SubmittedRun(run, scheduler, shards, "", 0, retries).again();
    }

    /// Submit the same jobs again.
    SubmittedRun again() throws IOException, InterruptedException {
        for (int shard = 1; shard <= shards; shard++) {
            Files.deleteIfExists(exit(shard));
        }
        String printed = command(scheduler.submit());
        SubmittedRun submitted =
                new SubmittedRun(
                        run, scheduler, shards, scheduler.idIn(printed), submissions + 1, retries);
        submitted.write();
        return submitted;
    }

    /// Find a run that was submitted before.
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
                Integer.parseInt(properties.getProperty("retries", "0")));
    }

    private void write() throws IOException {
        Properties properties = new Properties();
        properties.setProperty("on", scheduler.name());
        properties.setProperty("shards", Integer.toString(shards));
        properties.setProperty("id", id);
        properties.setProperty("submissions", Integer.toString(submissions));
        properties.setProperty("retries", Integer.toString(retries));
        StringWriter text = new StringWriter();
        properties.store(text, "For ./cocobean attach");
        Path whole = run.resolve("." + FILE);
        Files.writeString(whole, text.toString());
        Files.move(whole, run.resolve(FILE), StandardCopyOption.ATOMIC_MOVE);
    }

    /// Whether the scheduler says that it still has jobs of the run.
    boolean isAlive() throws IOException, InterruptedException {
        var result = execute(scheduler.alive());
        return result.getExitValue() == 0 && !result.outputUTF8().isBlank();
    }

    void cancel() throws IOException, InterruptedException {
        command(scheduler.cancel());
    }

    /// How many jobs have left their exit code.
    long ended() throws IOException {
        try (Stream<Path> files = Files.list(run.resolve("jobs"))) {
            return files.filter(file -> file.toString().endsWith(".exit")).count();
        }
    }

    /// The exit code that a job has left; empty if it was killed, or is still there.
    String exitOf(int shard) throws IOException {
        try {
            return Files.readString(exit(shard)).strip();
        } catch (NoSuchFileException e) {
            return "";
        }
    }

    private Path exit(int shard) {
        return run.resolve("jobs/%d.exit".formatted(shard));
    }

    private String command(List<String> command) throws IOException, InterruptedException {
        var result = execute(command);
        if (result.getExitValue() != 0) {
            throw new IOException(
                    "'%s' ended with exit code %d: %s"
                            .formatted(
                                    String.join(" ", command),
                                    result.getExitValue(),
                                    result.outputUTF8().strip()));
        }
        return result.outputUTF8();
    }

    private org.zeroturnaround.exec.ProcessResult execute(List<String> command)
            throws IOException, InterruptedException {
        List<String> filled = Scheduler.filled(command, run.resolve("submit.sh").toString(), id);
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
