package org.cocobean.session;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cocobean.internal.session.ProcessIdentity;
import org.cocobean.internal.session.SafeName;
import org.cocobean.settings.Settings;

/// The process whose life is the life of the run, and a key that all its forks agree on.
record BuildProcess(ProcessIdentity identity, Instant started, String key) {

    private static final Pattern FORK = Pattern.compile("(surefire|failsafe).*-jvmRun\\d+\\b");
    private static final Pattern STAMP = Pattern.compile("surefirebooter-?(\\d{8,})");
    private static final String MAVEN = "org.codehaus.plexus.classworlds.launcher.Launcher";

    static BuildProcess find(Settings settings) {
        ProcessHandle self = ProcessHandle.current();
        return isFork(settings)
                ? above(self)
                        .map(build -> of(build, daemonStamp(build, settings)))
                        .orElseGet(() -> of(self, ""))
                : of(self, "");
    }

    /// Returns a key that all JVMs agree on that the same process has started, Surefire's forks or
    /// others, one after the other too. Builds of one daemon agree on it: nothing that a fork sees
    /// tells the next build from the next module of the same one.
    static String family(Settings settings) {
        ProcessHandle self = ProcessHandle.current();
        return of((isFork(settings) ? above(self) : self.parent()).orElse(self), "").key();
    }

    private static boolean isFork(Settings settings) {
        return FORK.matcher(new ThisJvm(settings).command()).find();
    }

    /// A fork belongs to the nearest Java process above it; Surefire puts a shell between.
    private static Optional<ProcessHandle> above(ProcessHandle fork) {
        Optional<ProcessHandle> above = fork.parent();
        while (above.isPresent() && !isJava(above.get())) {
            above = above.flatMap(ProcessHandle::parent);
        }
        return above;
    }

    /// A daemon outlives the build; then the time stamp that Surefire gives to all forks of one
    /// execution tells the builds apart.
    private static String daemonStamp(ProcessHandle build, Settings settings) {
        boolean maven = build.info().commandLine().orElse("").contains(MAVEN);
        Matcher stamp = STAMP.matcher(new ThisJvm(settings).command());
        return !maven && stamp.find() ? stamp.group(1) : "";
    }

    private static BuildProcess of(ProcessHandle process, String stamp) {
        ProcessIdentity identity = ProcessIdentity.of(process).orElseGet(ProcessIdentity::current);
        String key = process.pid() + "-" + SafeName.digest(identity + stamp).substring(0, 6);
        return new BuildProcess(
                identity, process.info().startInstant().orElseGet(Instant::now), key);
    }

    private static boolean isJava(ProcessHandle process) {
        return process.info()
                .command()
                .map(command -> String.valueOf(Path.of(command).getFileName()))
                .filter(name -> name.startsWith("java"))
                .isPresent();
    }
}
