package org.cocobean.internal.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AttendanceTests {

    private static final ProcessIdentity ME = ProcessIdentity.current();

    private static final String BUILD = "4711-abc";

    @TempDir Path run;
    private Attendance attendance;
    private Process process;
    private ProcessIdentity other;

    @BeforeEach
    void startAnother() throws Exception {
        attendance = new Attendance(run);
        process = new ProcessBuilder("sleep", "60").start();
        other = ProcessIdentity.of(process.toHandle()).orElseThrow();
    }

    @AfterEach
    void endIt() throws Exception {
        process.destroyForcibly().waitFor();
    }

    @Test
    void theLastToLeaveIsToldSo() throws Exception {
        attendance.enter(ME, BUILD);
        attendance.enter(other, BUILD);
        assertThat(attendance.leave(ME)).isFalse();
        assertThat(attendance.leave(other)).isTrue();
    }

    @Test
    void whoDiedHasLeft() throws Exception {
        attendance.enter(other, BUILD);
        attendance.enter(ME, BUILD);
        endIt();
        assertThat(attendance.leave(ME)).isTrue();
    }

    @Test
    void ofTwoThatLeaveTogetherOneIsTheLast() throws Exception {
        attendance.enter(ME, BUILD);
        attendance.enter(other, BUILD);
        attendance.leave(ME);
        assertThat(attendance.leave(other)).isTrue();
        assertThat(attendance.leave(ME)).as("sees the same, but late").isFalse();
    }

    @Test
    void whoComesLaterIsTheLastAgain() throws Exception {
        attendance.enter(ME, BUILD);
        assertThat(attendance.leave(ME)).isTrue();
        attendance.enter(ME, BUILD);
        assertThat(attendance.leave(ME)).isTrue();
        attendance.enter(other, BUILD);
        assertThat(attendance.leave(other)).isTrue();
    }

    @Test
    void aRunHasEndedForOthersWhenAllHaveLeftOrDied() throws Exception {
        assertThat(attendance.hasEnded("another")).as("nobody was there").isFalse();
        attendance.enter(ME, BUILD);
        attendance.enter(other, "a third");
        attendance.leave(ME);
        assertThat(attendance.hasEnded("another")).as("one is there").isFalse();
        endIt();
        assertThat(attendance.hasEnded("another")).isTrue();
        assertThat(attendance.hasEnded(BUILD)).as("the next fork").isFalse();
    }
}
