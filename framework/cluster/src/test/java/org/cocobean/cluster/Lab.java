package org.cocobean.cluster;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A real Slurm of several hosts on this machine, each with its own name, process numbers and
/// `/tmp`; they share one directory.
record Lab(Path directory) implements AutoCloseable {

    static final List<String> HOSTS = List.of("alpha", "beta", "gamma");
    static final String NEEDS =
            "No Slurm here: as root, apt-get install slurmctld slurmd slurm-client";

    static final Path SCRIPTS = Path.of("src/test/lab").toAbsolutePath();

    static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    static boolean canRun() {
        return "root".equals(System.getProperty("user.name"))
                && Stream.of("slurmctld", "slurmd", "sbatch")
                        .allMatch(program ->
                                Stream.of("/usr/sbin/", "/usr/bin/")
                                        .anyMatch(bin -> Files.exists(Path.of(bin + program))));
    }

    static Lab start(Path directory) throws IOException, InterruptedException {
        Lab lab = new Lab(directory);
        Files.createDirectories(lab.share());
        List<String> command =
                new ArrayList<>(
                        List.of(
                                SCRIPTS.resolve("slurm-up.sh").toString(),
                                lab.state().toString(),
                                lab.share().toString()));
        command.addAll(HOSTS);
        Path log = directory.resolve("up.log");
        Process up =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start();
        boolean ended = up.waitFor(60, TimeUnit.SECONDS);
        if (!ended || up.exitValue() != 0) {
            lab.close();
            throw new IOException("the cluster did not come up: " + Files.readString(log));
        }
        return lab;
    }

    /// What the hosts share.
    Path share() {
        return directory.resolve("share");
    }

    private Path state() {
        return share().resolve("slurm");
    }

    /// Starts a Java program that finds this cluster.
    Process java(Path log, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(javaProgram()));
        command.addAll(arguments);
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().put("SLURM_CONF", state().resolve("slurm.conf").toString());
        return builder.start();
    }

    /// Runs one of the cluster's own programs.
    ///
    /// @return what it printed
    String command(String... words) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true);
        builder.environment().put("SLURM_CONF", state().resolve("slurm.conf").toString());
        Process process = builder.start();
        String printed =
                new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        if (process.waitFor() != 0) {
            throw new IOException(String.join(" ", words) + ": " + printed);
        }
        return printed;
    }

    static String javaProgram() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /// Ends a host and all that runs on it, as a power cut does.
    void kill(String host) throws IOException, InterruptedException {
        String pid = Files.readString(state().resolve("run/host-" + host + ".pid")).strip();
        new ProcessBuilder("kill", "-9", pid).inheritIO().start().waitFor();
    }

    @Override
    public void close() throws IOException {
        try {
            new ProcessBuilder(SCRIPTS.resolve("slurm-down.sh").toString(), state().toString())
                    .inheritIO()
                    .start()
                    .waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
