package org.cocobean.watch;

import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.cocobean.session.Session;

/// Runs the tests of the project in the working directory, and again those that each change
/// touches, until it is told to stop; `./cocobean watch` and `mvn cocobean:watch` run it.
///
/// `[--sim LIST] [--wave COMMAND]`: the simulators (all that `cocobean.sim` takes), and what shows
/// a file of waves (`gtkwave`). Its class path is that of the project's tests with the folders of
/// their resources in place of the project's own classes. The exit code is 75 when the class path
/// may be another one now, and it has to be started again.
public final class WatchMain {

    /// The exit code that asks for a new start.
    public static final int RESTART = 75;

    private static final String USAGE = "usage: watch [--sim LIST] [--wave COMMAND]";

    private WatchMain() {}

    /// Runs it and ends this JVM.
    public static void main(String[] arguments) throws IOException, InterruptedException {
        PrintStream out = System.out;
        String simulators = "";
        String wave = "gtkwave";
        for (int i = 0; i < arguments.length; i += 2) {
            if (i + 1 == arguments.length || !List.of("--sim", "--wave").contains(arguments[i])) {
                System.err.println(USAGE);
                System.exit(2);
            }
            if (arguments[i].equals("--sim")) {
                simulators = arguments[i + 1];
            } else {
                wave = arguments[i + 1];
            }
        }
        System.exit(watch(Path.of("").toRealPath(), simulators, wave, out));
    }

    private static int watch(Path project, String simulators, String wave, PrintStream out)
            throws IOException, InterruptedException {
        // before anybody asks for the session of this JVM
        System.setProperty("basedir", project.toString());
        System.setProperty("cocobean.progress", "off");
        if (!simulators.isEmpty()) {
            System.setProperty("cocobean.sim", simulators);
        }
        ProjectFolders folders = new ProjectFolders(project);
        if (folders.sources().isEmpty()) {
            out.println(
                    "watch: there is no src/test/java in %s: go to the folder of a project, or name it with --project"
                            .formatted(project));
            return 2;
        }
        try (WatchLoop loop =
                new WatchLoop(
                        Session.current(), folders, libraries(), Screen.ofThisJvm(out), wave)) {
            return loop.run(System.in);
        }
    }

    private static List<Path> libraries() {
        return Stream.of(
                        ManagementFactory.getRuntimeMXBean()
                                .getClassPath()
                                .split(File.pathSeparator, -1))
                .filter(entry -> !entry.isEmpty())
                .map(Path::of)
                .toList();
    }
}
