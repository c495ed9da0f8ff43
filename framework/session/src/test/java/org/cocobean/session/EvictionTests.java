package org.cocobean.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.UUID;
import org.cocobean.internal.session.Folder;
import org.cocobean.internal.session.ProcessIdentity;
import org.cocobean.internal.session.UseMarks;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvictionTests {

    private static final int SIZE = 400 * 1024;

    @TempDir Path directory;
    private Session session;

    @BeforeEach
    void openSession() {
        session = Sessions.open(directory, "cocobean.cache.size", "1");
    }

    private Path built(String name) {
        return session.cache()
                .obtain(
                        BuildKey.of("fake", name),
                        out -> {
                            Files.write(out.resolve("big"), new byte[SIZE]);
                            return List.of();
                        })
                .path();
    }

    /// As if the only process that used the build had ended at the given time.
    private static void abandon(Path build, long time) throws IOException {
        Path marks = build.resolveSibling(".users");
        for (String mark : Folder.names(marks)) {
            Files.delete(marks.resolve(mark));
        }
        Files.setLastModifiedTime(marks, FileTime.fromMillis(time));
    }

    @Test
    void whatALiveProcessUsesStaysHoweverFullTheCacheIs() {
        List<Path> builds = List.of(built("a"), built("b"), built("c"), built("d"));
        assertThat(builds).allSatisfy(build -> assertThat(build).isDirectory());
        assertThat(session.cache().clean()).isZero();
        assertThat(builds).allSatisfy(build -> assertThat(build).isDirectory());
    }

    @Test
    void whatWasNotUsedForLongestGoesFirstAndNoMoreThanNeeded() throws Exception {
        Path oldest = built("a");
        Path newer = built("b");
        abandon(oldest, 2_000);
        abandon(newer, 1_000);
        assertThat(built("c")).isDirectory();
        assertThat(newer).doesNotExist();
        assertThat(oldest).isDirectory();
        assertThat(built("d")).isDirectory();
        assertThat(oldest).doesNotExist();
    }

    @Test
    void cleaningRemovesAllThatNobodyUses() throws Exception {
        Path free = built("a");
        Path used = built("b");
        abandon(free, 1_000);
        assertThat(session.cache().clean()).isEqualTo(1);
        assertThat(free).doesNotExist();
        assertThat(used).isDirectory();
    }

    @Test
    void aBuildThatWasRemovedIsBuiltAgainAlsoInTheJvmThatUsedIt() throws Exception {
        Path build = built("a");
        abandon(build, 1_000);
        session.cache().clean();
        assertThat(built("a").resolve("big")).hasSize(SIZE);
    }

    @Test
    void ofManyWhoCloseTheDoorNoneRemovesWhatIsUsed() throws Exception {
        Path used = Files.createDirectory(directory.resolve("used"));
        new UseMarks(used).create();
        assertThat(new UseMarks(used).mark(ProcessIdentity.current())).isTrue();
        // Left by one that was killed after it had closed the door.
        Files.move(used.resolve(".users"), used.resolve(".users-closed-" + UUID.randomUUID()));
        assertThat(new UseMarks(used).mark(ProcessIdentity.current())).isFalse();
        assertThat(new UseMarks(used).closeIfUnused()).isFalse();
        assertThat(new UseMarks(used).mark(ProcessIdentity.current())).isTrue();
    }

    /// The mark of a process on another host, as that one put it so many hours ago.
    private static Path markOfAnotherHost(Path used, int hours) throws IOException {
        ProcessIdentity me = ProcessIdentity.current();
        ProcessIdentity there =
                new ProcessIdentity("beta", me.boot(), "pid:[1]", me.user(), 4711, 1);
        UseMarks marks = new UseMarks(used);
        marks.create();
        assertThat(marks.mark(there)).isTrue();
        Path mark =
                used.resolve(".users")
                        .resolve(Folder.names(used.resolve(".users")).iterator().next());
        Files.setLastModifiedTime(
                mark,
                FileTime.from(
                        Files.getLastModifiedTime(mark).toInstant().minusSeconds(hours * 3600L)));
        return mark;
    }

    @Test
    void whatAnotherHostUsesStaysForADayAfterItsLastUse() throws Exception {
        Path used = Files.createDirectory(directory.resolve("used"));
        markOfAnotherHost(used, 23);
        assertThat(new UseMarks(used).closeIfUnused()).isFalse();
        assertThat(Folder.names(used)).containsExactly(".users");
        Path unused = Files.createDirectory(directory.resolve("unused"));
        markOfAnotherHost(unused, 25);
        assertThat(new UseMarks(unused).closeIfUnused()).isTrue();
    }

    @Test
    void aUseThatIsRenewedTakesItsTimeFromTheFileSystem() throws Exception {
        Path used = Files.createDirectory(directory.resolve("used"));
        Path mark = markOfAnotherHost(used, 25);
        FileTime before = Files.getLastModifiedTime(mark);
        ProcessIdentity me = ProcessIdentity.current();
        new UseMarks(used)
                .mark(new ProcessIdentity("beta", me.boot(), "pid:[1]", me.user(), 4711, 1));
        Path fresh = Files.createFile(directory.resolve("fresh"));
        assertThat(Files.getLastModifiedTime(mark))
                .isGreaterThan(before)
                .isLessThanOrEqualTo(Files.getLastModifiedTime(fresh));
        assertThat(new UseMarks(used).closeIfUnused()).isFalse();
    }
}
