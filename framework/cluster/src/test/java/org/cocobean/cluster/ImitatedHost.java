package org.cocobean.cluster;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/// A JVM that believes it is on another host: with a hostname, process numbers and a `/tmp` of its
/// own. The others can judge it only by its heartbeat.
///
/// @param directory what it shares with the others, where its output goes, too
/// @param name its hostname
/// @param clockSeconds how far its clock is ahead; that of the file system is right
record ImitatedHost(Path directory, String name, int clockSeconds) {

    static final String NEEDS = "No imitated hosts here: only root can make them";

    private static final Path SCRIPT = Path.of("src/test/lab/fakehost.sh").toAbsolutePath();

    ImitatedHost(Path directory, String name) {
        this(directory, name, 0);
    }

    static boolean canBe() {
        return "root".equals(System.getProperty("user.name"));
    }

    ImitatedHost withClock(int secondsAhead) {
        return new ImitatedHost(directory, name, secondsAhead);
    }

    Path log() {
        return directory.resolve(name + ".log");
    }

    /// Starts a run of a class of tests; its JVM is a descendant of the process.
    Process start(Class<?> tests, String... options) throws IOException {
        List<String> command = new ArrayList<>();
        command.addAll(List.of(SCRIPT.toString(), name, directory.toString(), Lab.javaProgram()));
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto"));
        command.addAll(List.of("-XX:-UsePerfData", "-Xmx64m", "-Dcocobean.progress=off"));
        command.add("-Dcocobean.cache=off");
        command.addAll(List.of(options));
        command.addAll(List.of("-cp", System.getProperty("java.class.path", "")));
        command.addAll(List.of(Run.class.getName(), tests.getName()));
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(log().toFile());
        if (clockSeconds != 0) {
            builder.environment().putAll(OtherClock.environment(clockSeconds));
        }
        return builder.start();
    }

    /// What runs on the host.
    static final class Run {

        private Run() {}

        public static void main(String[] arguments) {
            try (LauncherSession session = LauncherFactory.openSession()) {
                session.getLauncher()
                        .execute(
                                LauncherDiscoveryRequestBuilder.request()
                                        .selectors(selectClass(arguments[0]))
                                        .build());
            }
        }
    }
}
