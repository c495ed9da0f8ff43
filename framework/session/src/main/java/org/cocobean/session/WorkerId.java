package org.cocobean.session;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cocobean.settings.Settings;

/// Names the process that runs a part of the tests: `gw0`, `gw1` and so on in the forks of a build,
/// `master` in a run that is not divided.
///
/// The words are those of pytest-xdist. A fork is recognised without configuration; a build that
/// says `cocobean.workers=1` has no forks to tell apart, so its only process is the master.
public record WorkerId(String name) {

    private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,39}");

    /// Surefire passes each fork the name of its dump file, `2026-11-22T23-22-24_649-jvmRun1`.
    private static final Pattern SUREFIRE_RUN = Pattern.compile("surefire.*-jvmRun(\\d+)\\b");

    /// The process of a run that is not divided.
    public static final WorkerId MASTER = new WorkerId("master");

    /// Refuses a name that cannot be a directory name.
    public WorkerId {
        if (!SAFE.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "'%s' cannot be a worker id: use 1 to 40 letters, digits, '_', '-' or '.', such as gw3"
                            .formatted(name));
        }
    }

    /// Returns the id of the `index`-th fork, counted from 0.
    public static WorkerId ofIndex(int index) {
        return new WorkerId("gw" + index);
    }

    /// Finds the id of this process in the given settings.
    public static WorkerId of(Settings settings) {
        if (settings.worker().isPresent()) {
            return new WorkerId(settings.worker().get());
        }
        if (settings.workers().filter("1"::equals).isPresent()) {
            return MASTER;
        }
        ThisJvm jvm = new ThisJvm(settings);
        if (jvm.forkNumber().filter(WorkerId::isCount).isPresent()) {
            return ofIndex(Integer.parseInt(jvm.forkNumber().get()) - 1);
        }
        Matcher run = SUREFIRE_RUN.matcher(jvm.command());
        return run.find() ? ofIndex(Integer.parseInt(run.group(1)) - 1) : MASTER;
    }

    /// True in a run that is not divided.
    public boolean isMaster() {
        return equals(MASTER);
    }

    @Override
    public String toString() {
        return name;
    }

    private static boolean isCount(String text) {
        return text.matches("[1-9]\\d{0,3}");
    }
}
