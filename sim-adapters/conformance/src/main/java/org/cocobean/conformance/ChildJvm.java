package org.cocobean.conformance;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.cocobean.internal.settings.SimulatorSettings;

/// A JVM that is started for a test, and the simulator that it starts.
record ChildJvm(Process process, long simulator) {

    /// Starts a main class that prints the process of its simulator first.
    ///
    /// @param arguments come after those that describe the home; those that begin with `-X` go to
    ///   the JVM
    static ChildJvm start(Home home, Class<?> main, Path directory, String... arguments)
            throws IOException {
        SimulatorSettings settings = SimulatorSettings.of(Kit.session());
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:TieredStopAtLevel=1",
                                "--enable-native-access=ALL-UNNAMED",
                                "-Dbasedir=" + Home.project(),
                                "-Dcocobean.run.dir=" + directory.resolve("run"),
                                "-Dcocobean.executor=" + settings.executor(),
                                "-Dcocobean.link=" + (settings.socketLink() ? "socket" : "auto")));
        Arrays.stream(arguments)
                .filter(argument -> argument.startsWith("-X"))
                .forEach(command::add);
        command.addAll(
                List.of(
                        "-cp",
                        System.getProperty("java.class.path"),
                        main.getName(),
                        home.simulator(),
                        home.isolation().name(),
                        home.language().name()));
        Arrays.stream(arguments)
                .filter(argument -> !argument.startsWith("-X"))
                .forEach(command::add);
        Path errors = directory.resolve("stderr");
        Process jvm = new ProcessBuilder(command).redirectError(errors.toFile()).start();
        return new ChildJvm(jvm, simulatorOf(jvm, errors));
    }

    private static long simulatorOf(Process jvm, Path errors) throws IOException {
        try (BufferedReader lines = jvm.inputReader(StandardCharsets.UTF_8)) {
            String line = lines.readLine();
            if (line == null || !line.startsWith("simulator ")) {
                throw new AssertionError(
                        "the JVM printed " + line + "\n" + Files.readString(errors));
            }
            return Long.parseLong(line.substring("simulator ".length()));
        }
    }

    /// Tells whether a process has ended, be it buried or not.
    static boolean isGone(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
            return stat.substring(stat.lastIndexOf(')') + 2).startsWith("Z");
        } catch (IOException e) {
            return true;
        }
    }

    /// Tells whether a process ends within some time.
    static boolean isGone(long pid, Duration soon) throws InterruptedException {
        Instant end = Instant.now().plus(soon);
        while (!isGone(pid) && Instant.now().isBefore(end)) {
            Thread.sleep(5);
        }
        return isGone(pid);
    }
}
