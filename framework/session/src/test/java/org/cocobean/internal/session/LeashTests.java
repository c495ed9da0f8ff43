package org.cocobean.internal.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class LeashTests {

    @TempDir private Path directory;

    private static Process start(String... command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(Leash.mark());
        return builder.start();
    }

    /// Starts a command on a leash whose children would go on, and writes down their numbers.
    private String children() {
        return "sleep 4243 & echo $! >>%1$s/pids; sh -c 'echo $$ >>%1$s/pids; exec sleep 4243'"
                .formatted(directory);
    }

    private List<ProcessHandle> started() throws Exception {
        Path pids = directory.resolve("pids");
        while (!Files.exists(pids) || Files.readAllLines(pids).size() < 2) {
            Thread.sleep(10);
        }
        List<ProcessHandle> children = new ArrayList<>();
        for (String pid : Files.readAllLines(pids)) {
            ProcessHandle.of(Long.parseLong(pid)).ifPresent(children::add);
        }
        assertThat(children).hasSize(2);
        return children;
    }

    private static void awaitEnd(List<ProcessHandle> processes) throws Exception {
        for (ProcessHandle process : processes) {
            process.onExit().get(5, TimeUnit.SECONDS);
        }
    }

    @Test
    void aCommandThatIsStoppedEndsWithItsChildren() throws Exception {
        Process process = start("sh", "-c", children());
        List<ProcessHandle> children = started();
        Leash.stop(process);
        awaitEnd(children);
    }

    @Test
    void aChildWhoseParentHasEndedIsStoppedToo() throws Exception {
        Process process = start("sh", "-c", "(" + children() + "; :) & exec sleep 4243");
        List<ProcessHandle> children = started();
        children.getLast().parent().ifPresent(ProcessHandle::destroyForcibly);
        Leash.stop(process);
        awaitEnd(children);
    }

    @Test
    void anotherCommandGoesOn() throws Exception {
        Process other = start("sleep", "4243");
        Process process = start("sh", "-c", children());
        List<ProcessHandle> children = started();
        Leash.stop(process);
        awaitEnd(children);
        assertThat(other.isAlive()).isTrue();
        other.destroyForcibly();
    }

    /// Starts something that stays, as a build starts a server for builds to come.
    private String daemon() {
        return "(setsid sh -c 'echo $$ >%s/daemon; exec sleep 4243' &)".formatted(directory);
    }

    private void requireDaemon() throws Exception {
        Path pid = directory.resolve("daemon");
        ProcessHandle daemon =
                ProcessHandle.of(Long.parseLong(Files.readString(pid).strip())).orElseThrow();
        Thread.sleep(300); // so long the guard looks about
        assertThat(daemon.isAlive()).isTrue();
        daemon.destroyForcibly();
    }

    @Test
    void whatACommandStartsToStayIsLetGo() throws Exception {
        Process process = start("sh", "-c", daemon() + "; sleep 1; " + children() + "; wait");
        List<ProcessHandle> children = started();
        Leash.stop(process);
        awaitEnd(children);
        requireDaemon();
    }

    private static List<String> victim(String command) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Victim.class.getName(),
                command);
    }

    private List<ProcessHandle> killed(ProcessBuilder victim) throws Exception {
        Process jvm = victim.redirectErrorStream(true).start();
        List<ProcessHandle> children = started();
        jvm.destroyForcibly().waitFor();
        return children;
    }

    @Test
    void everythingEndsWithAJvmThatIsKilled() throws Exception {
        awaitEnd(killed(new ProcessBuilder(victim(children()))));
    }

    @Test
    void whatWasStartedToStayDoesNotEndWithTheJvm() throws Exception {
        awaitEnd(
                killed(
                        new ProcessBuilder(
                                victim(daemon() + "; sleep 1; " + children() + "; wait"))));
        requireDaemon();
    }

    @Test
    void aJvmOnTheLeashOfAnotherTakesItsOwnCommandsWithIt() throws Exception {
        Path script = Files.writeString(directory.resolve("script"), children());
        String inner = "exec '" + String.join("' '", victim("sh " + script)) + "'";
        awaitEnd(killed(new ProcessBuilder(victim(inner))));
    }

    /// A process that ends while it is looked at makes `grep` fail, whatever else it has found.
    @Test
    void whatIsFoundCountsNotHowTheSearchEnded() throws Exception {
        Path grep = Files.createDirectory(directory.resolve("bin")).resolve("grep");
        Files.writeString(
                grep,
                "#!/bin/sh\nPATH=/usr/bin:/bin\ntouch \"${0%/*}/used\"\ngrep \"$@\" | head -n 1\nexit 2\n");
        assertThat(grep.toFile().setExecutable(true)).isTrue();
        ProcessBuilder victim =
                new ProcessBuilder(victim("sleep 4243 & sleep 4243 & " + children()));
        victim.environment()
                .merge("PATH", directory.resolve("bin").toString(), (all, own) -> own + ":" + all);
        awaitEnd(killed(victim));
        assertThat(grep.resolveSibling("used")).as("the path is the user's").exists();
    }

    /// A JVM that starts a command on a leash and waits for it.
    static final class Victim {
        private Victim() {}

        public static void main(String[] arguments) throws Exception {
            start("sh", "-c", arguments[0]).waitFor();
        }
    }
}
