package org.cocobean.cluster;

import java.util.regex.Pattern;

/// How many jobs of a run are in which state, as a scheduler says.
///
/// @param running those that run, or stop for a moment
/// @param waiting those that are still to start, for the first time or again
/// @param cancelled those that somebody ended with the scheduler's own means
record JobStates(long running, long waiting, long cancelled) {

    static final JobStates NONE = new JobStates(0, 0, 0);

    /// Reads the lines of a scheduler, one for each job.
    static JobStates of(Scheduler scheduler, String lines) {
        return new JobStates(
                count(scheduler.running(), lines),
                count(scheduler.waiting(), lines),
                count(scheduler.cancelled(), lines));
    }

    private static long count(Pattern state, String lines) {
        return lines.lines().filter(line -> state.matcher(line).find()).count();
    }

    /// Whether anything more can come of the jobs.
    boolean areOver() {
        return running == 0 && waiting == 0;
    }

    /// Whether only such jobs are left as have not started.
    boolean onlyWait() {
        return running == 0 && waiting > 0;
    }
}
