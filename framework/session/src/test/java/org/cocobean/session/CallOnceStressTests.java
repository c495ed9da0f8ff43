package org.cocobean.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.cocobean.internal.session.Folder;
import org.cocobean.session.Participants.Member;
import org.cocobean.session.Participants.Place;
import org.cocobean.settings.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Processes that race, are killed and are suspended over the same work.
class CallOnceStressTests {

    private static final String[] OTHER_HOST_TIMES = {
        "-Dcocobean.lock.heartbeat=100 ms", "-Dcocobean.lock.stale=1 s"
    };

    /// `-Dcocobean.test.long=true` kills more of them.
    private static final boolean LONG = Boolean.getBoolean("cocobean.test.long");

    /// On a machine that is busy with other things the start of each new process takes long; then
    /// fewer are killed.
    private static final Duration BUDGET = Duration.ofSeconds(LONG ? 120 : 15);

    private static final int FEWEST_KILLS = 5;

    @TempDir Path directory;

    private Set<String> runs() throws IOException {
        return Folder.names(directory.resolve("runs"));
    }

    private static void expectReady(List<Member> members) throws InterruptedException {
        for (Member member : members) {
            assertThat(member.answer(30)).as("start of %s", member.name).isEqualTo("ready");
        }
    }

    @Test
    @Timeout(90)
    void fourProcessesOfEightThreadsMakeOneCallInEachOfTwoHundredRounds() throws Exception {
        int rounds = 200;
        try (Participants all = new Participants(directory, Place.HERE, 8, 4)) {
            List<Member> members = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                members.add(all.start());
            }
            expectReady(members);
            Set<String> winners = new HashSet<>();
            for (int round = 0; round < rounds; round++) {
                String name = "r" + round;
                members.forEach(m -> m.ask(name));
                Set<String> answers = new HashSet<>();
                for (Member member : members) {
                    answers.add(member.answer(10));
                }
                assertThat(answers).as("results of round %s", name).hasSize(1);
                String answer = answers.iterator().next();
                assertThat(answer).matches(name + " p[0-3]");
                winners.add(answer.substring(answer.indexOf(' ') + 1));
            }
            assertThat(runs()).hasSize(rounds);
            assertThat(all.overlaps()).isEmpty();
            assertThat(winners).as("every process got its turn").hasSize(4);
        }
    }

    @Test
    @Timeout(180)
    void processesThatAreKilledAtRandomMomentsNeverBreakTheWork() throws Exception {
        torment(Place.HERE, LONG ? 300 : 120, LONG ? 200 : 12, 4);
    }

    @Test
    @Timeout(120)
    void processesOnOtherHostsThatAreKilledNeverBreakTheWork() throws Exception {
        requireNamespaces();
        int rounds = LONG ? 40 : 24; // who waits looks once a second
        torment(Place.OTHER_HOST, rounds, LONG ? 10 : 8, 4, OTHER_HOST_TIMES);
    }

    /// Rounds of three processes, in some of which one is killed; then one takes its place that was
    /// started before, since the start of a JVM takes longer than a round.
    private void torment(Place place, int rounds, int kills, int longestMillis, String... settings)
            throws Exception {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        try (Participants all = new Participants(directory, place, 2, longestMillis)) {
            List<Member> members = new ArrayList<>();
            Deque<Member> spares = new ArrayDeque<>();
            for (int i = 0; i < 3; i++) {
                members.add(all.start(settings));
                spares.add(all.start(settings));
            }
            expectReady(members);
            int killed = 0;
            long start = System.nanoTime();
            for (int round = 0; round < rounds; round++) {
                String name = "r" + round;
                members.forEach(m -> m.ask(name));
                boolean kill =
                        System.nanoTime() - start < BUDGET.toNanos()
                                && random.nextInt(rounds - round) < kills - killed;
                if (kill) {
                    TimeUnit.MICROSECONDS.sleep(random.nextInt(longestMillis * 2000));
                    all.kill(members.remove(random.nextInt(members.size())));
                    killed++;
                }
                Set<String> answers = new HashSet<>();
                for (Member member : members) {
                    answers.add(member.answer(10));
                }
                assertThat(answers).as("results of round %s, seed %d", name, seed).hasSize(1);
                assertThat(answers.iterator().next()).matches(name + " p\\d+");
                assertThat(OnceParticipant.isWhole(directory.resolve("out").resolve(name)))
                        .isTrue();
                if (kill) {
                    Member next = spares.remove();
                    expectReady(List.of(next));
                    members.add(next);
                    spares.add(all.start(settings));
                }
            }
            assertThat(killed).isBetween(FEWEST_KILLS, kills);
            assertThat(all.overlaps()).as("two at once, seed %d", seed).isEmpty();
            Set<String> done = new TreeSet<>();
            for (String run : runs()) {
                done.add(run.substring(0, run.indexOf(',')));
            }
            assertThat(done).as("rounds that somebody did").hasSize(rounds);
        }
    }

    @Test
    @Timeout(60)
    void aHostThatSleepsTooLongCannotFinishWhatWasGivenToAnother() throws Exception {
        requireNamespaces();
        try (Participants all = new Participants(directory, Place.OTHER_HOST, 1, 2000)) {
            Member sleeper = all.start(OTHER_HOST_TIMES);
            expectReady(List.of(sleeper));
            sleeper.ask("r");
            while (!runs().contains("r,p0")) {
                Thread.sleep(5);
            }
            List<ProcessHandle> jvm =
                    sleeper.process
                            .descendants()
                            .filter(p -> !p.children().findAny().isPresent())
                            .toList();
            signal("-STOP", jvm);
            Member other = all.start(OTHER_HOST_TIMES);
            expectReady(List.of(other));
            other.ask("r");
            assertThat(other.answer(10)).isEqualTo("r p1");
            signal("-CONT", jvm);
            assertThat(sleeper.answer(10)).isEqualTo("r p1");
            assertThat(runs()).containsExactly("r,p0", "r,p1");
            assertThat(Folder.names(directory.resolve("once"))).containsExactly("r.done");
        }
    }

    /// Root may read anything; without that right it is like anybody else.
    @Test
    @Timeout(60)
    void aDirectoryThatCannotBeReadOrWrittenIsAClearErrorAndNotAWaitForever() throws Exception {
        Path once = Files.createDirectories(directory.resolve("once"));
        try (Participants all = new Participants(directory, Place.HERE_WITHOUT_PRIVILEGE, 1, 4)) {
            Member member = all.start();
            expectReady(List.of(member));
            for (String rights : new String[] {"---------", "r-xr-xr-x", "-wx-wx-wx"}) {
                Files.setPosixFilePermissions(once, PosixFilePermissions.fromString(rights));
                member.ask("r" + rights);
                assertThat(member.answer(10))
                        .as(rights)
                        .contains("cannot be coordinated in " + once + ": ")
                        .contains("AccessDeniedException")
                        .contains("Check that the directory can be written");
            }
            Files.setPosixFilePermissions(once, PosixFilePermissions.fromString("rwxr-xr-x"));
            assertThat(Folder.names(once)).isEmpty();
            member.ask("r");
            assertThat(member.answer(10)).isEqualTo("r p0");
        }
    }

    private static void signal(String signal, List<ProcessHandle> processes) throws Exception {
        assertThat(processes).hasSize(1);
        for (ProcessHandle process : processes) {
            new ProcessBuilder("kill", signal, Long.toString(process.pid())).start().waitFor();
        }
    }

    private static void requireNamespaces() throws Exception {
        boolean permitted;
        try {
            permitted =
                    new ProcessBuilder("unshare", "-u", "-p", "-f", "--mount-proc", "true")
                                    .redirectErrorStream(true)
                                    .start()
                                    .waitFor()
                            == 0;
        } catch (IOException e) {
            permitted = false;
        }
        if (Settings.load().continuousIntegration()) {
            assertThat(permitted).as("unshare -u -p is permitted, which CI needs").isTrue();
        }
        assumeTrue(permitted, "hosts cannot be imitated here: unshare -u -p is not permitted");
    }
}
