package org.cocobean.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.cocobean.internal.session.Folder;
import org.cocobean.internal.session.ProcessIdentity;
import org.cocobean.internal.session.UseMarks;
import org.cocobean.settings.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunDirectoryTests {

    @TempDir Path directory;

    private Path base() {
        return directory.resolve("target/cocobean");
    }

    private RunDirectory openUnderProject() {
        Session session = Sessions.open(directory, "cocobean.run.dir", "");
        return session.run();
    }

    private Set<String> runs() throws IOException {
        return Folder.names(base()).stream()
                .filter(n -> n.startsWith("run-"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /// A run of a process that has ended.
    private BuildProcess ended(int number) {
        ProcessIdentity me = ProcessIdentity.current();
        ProcessIdentity gone =
                new ProcessIdentity(
                        me.host(), me.boot(), me.namespace(), me.user(), 4_000_000 + number, 1);
        return new BuildProcess(
                gone,
                Instant.parse("2026-11-22T23:22:0%dZ".formatted(number)),
                "400000%d-abcdef".formatted(number));
    }

    @Test
    void aRunLiesUnderTheProjectAndIsNamedByTimeAndProcess() throws Exception {
        RunDirectory run = openUnderProject();
        assertThat(run.path().getParent()).isEqualTo(base().toRealPath());
        assertThat(run.path().getFileName().toString())
                .matches("run-\\d{8}-\\d{6}-\\d+-[0-9a-f]{6}");
        assertThat(run.workerPath()).isEqualTo(run.path().resolve("master")).isDirectory();
    }

    @Test
    void everySessionOfTheSameBuildSharesTheRun() throws Exception {
        assertThat(openUnderProject().path()).isEqualTo(openUnderProject().path());
        assertThat(runs()).hasSize(1);
    }

    @Test
    void theLinkLatestPointsToTheNewestRun() throws Exception {
        new RunFolders(base(), 3).open(ended(1));
        RunDirectory run = openUnderProject();
        assertThat(base().resolve("latest")).isSymbolicLink();
        assertThat(base().resolve("latest").toRealPath()).isEqualTo(run.path());
        assertThat(Files.readSymbolicLink(base().resolve("latest")).isAbsolute()).isFalse();
    }

    @Test
    void aChosenRunDirectoryIsTakenAsItIs() throws Exception {
        Session session = Sessions.open(directory, "cocobean.run.dir", "mine/run");
        assertThat(session.run().path()).isEqualTo(directory.resolve("mine/run").toRealPath());
        assertThat(base()).doesNotExist();
    }

    @Test
    void aForkNamesItsDirectoryAfterItself() {
        Session session = Sessions.open(directory, "surefire.forkNumber", "3");
        assertThat(session.run().workerPath().getFileName()).hasToString("gw2");
    }

    @Test
    void theNewestThreeRunsAreKept() throws Exception {
        RunFolders folders = new RunFolders(base(), 3);
        for (int i = 1; i <= 5; i++) {
            ended(i);
            folders.open(ended(i));
            forgetThisProcess(i);
        }
        folders.open(ended(6));
        assertThat(runs())
                .containsExactly(
                        "run-20261122-232204-4000004-abcdef",
                        "run-20261122-232205-4000005-abcdef",
                        "run-20261122-232206-4000006-abcdef");
        assertThat(Folder.names(base())).hasSize(4).contains("latest");
    }

    /// Opening marks the run as used by this process too, which lives.
    private void forgetThisProcess(int number) throws IOException {
        Path marks =
                base().resolve(
                                "run-20261122-23220%d-400000%d-abcdef/.users"
                                        .formatted(number, number));
        for (String mark : Folder.names(marks)) {
            if (mark.startsWith(ProcessHandle.current().pid() + "-")) {
                Files.delete(marks.resolve(mark));
            }
        }
    }

    @Test
    void anOldRunThatIsStillInUseIsKept() throws Exception {
        RunFolders folders = new RunFolders(base(), 1);
        folders.open(ended(1));
        folders.open(ended(2));
        forgetThisProcess(2);
        folders.open(ended(3));
        assertThat(runs())
                .containsExactly(
                        "run-20261122-232201-4000001-abcdef", "run-20261122-232203-4000003-abcdef");
        assertThat(
                        new UseMarks(base().resolve("run-20261122-232201-4000001-abcdef"))
                                .closeIfUnused())
                .isFalse();
    }

    @Test
    void aRunWhoseDoorIsClosedCannotBeJoined() throws Exception {
        new RunFolders(base(), 3).open(ended(1));
        forgetThisProcess(1);
        UseMarks marks = new UseMarks(base().resolve("run-20261122-232201-4000001-abcdef"));
        assertThat(marks.closeIfUnused()).isTrue();
        assertThat(marks.mark(ProcessIdentity.current())).isFalse();
    }

    @Test
    void aFileInPlaceOfTheProjectsTargetIsAnError() throws Exception {
        Files.writeString(directory.resolve("target"), "in the way");
        assertThatThrownBy(this::openUnderProject)
                .isInstanceOf(CallOnceException.class)
                .hasMessageStartingWith("No run directory could be made in " + base() + ": ")
                .hasMessageEndingWith(
                        "Check that it can be written and the disk is not full, or choose another with -Dcocobean.run.dir=...");
    }

    /// A fork of Surefire in which nothing but its part in the run happens.
    static final class Fork {
        private Fork() {}

        public static void main(String[] arguments) throws IOException {
            String command =
                    "surefirebooter-%s_3.jar surefire 2026-jvmRun1".formatted(arguments[1]);
            Settings settings =
                    new Settings(
                            Map.of("cocobean.run.dir", arguments[0], "sun.java.command", command));
            RunDirectory.refuseAnOldRun(settings);
            RunDirectory run = RunDirectory.open(settings, WorkerId.of(settings));
            run.enter();
            run.leave();
        }
    }

    /// This JVM is to its forks what a daemon is that does not end with a build.
    private void runFork(String stamp) throws Exception {
        Process fork =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                Fork.class.getName(),
                                directory.resolve("chosen").toString(),
                                stamp)
                        .redirectErrorStream(true)
                        .start();
        assertThat(fork.inputReader().readAllAsString()).isEmpty();
        assertThat(fork.waitFor()).isZero();
    }

    @Test
    void modulesOfABuildInADaemonAreOneRunInADirectoryChosenByHand() throws Exception {
        runFork("20261122232225331");
        runFork("20261122232307124");
    }
}
