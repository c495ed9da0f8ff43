package org.cocobean.watch;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.cocobean.internal.settings.RunSettings;
import org.cocobean.report.Report;
import org.cocobean.report.TestOutcome;
import org.cocobean.session.Session;
import org.cocobean.sim.spi.SimulatorAdapter;

/// What happens one after the other: a change or a key, what it means, the tests, what is shown.
final class WatchLoop implements AutoCloseable {

    private static final int MOST_NAMES = 3;

    private final ProjectFolders folders;
    private final Screen screen;
    private final Session session;
    private final RunSettings settings;
    private final BuildInputs inputs = new BuildInputs();
    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private final JavaBuild build;
    private final FileEvents files;
    private final TestLauncher launcher;
    private final Board board;
    private final List<String> simulators;
    private List<String> errors = List.of();
    private Set<String> due = new TreeSet<>();
    private String simulator = "";

    private sealed interface Event {

        record Changed(Change change) implements Event {}

        record Pressed(char key) implements Event {}
    }

    WatchLoop(
            Session session,
            ProjectFolders folders,
            List<Path> libraries,
            Screen screen,
            String waveCommand)
            throws IOException {
        this.session = session;
        this.settings = RunSettings.of(session);
        this.folders = folders;
        this.screen = screen;
        this.board = new Board(session.run().workerPath(), waveCommand);
        this.launcher = new TestLauncher(folders, inputs);
        this.build = new JavaBuild(folders, libraries);
        this.files = new FileEvents(folders, change -> events.add(new Event.Changed(change)));
        this.simulators =
                settings.simulators().isEmpty()
                        ? ServiceLoader.load(SimulatorAdapter.class).stream()
                                .map(found -> found.get().name())
                                .toList()
                        : settings.simulators();
        session.cache().onInput(inputs::read);
    }

    /// Runs everything once, then what is touched.
    ///
    /// @return the exit code
    int run(InputStream keys) throws IOException, InterruptedException {
        screen.listen(keys, key -> events.add(new Event.Pressed((char) key)));
        long start = System.currentTimeMillis();
        compile(Set.of());
        due.addAll(build.graph().testClasses());
        runDue("the start", start);
        while (true) {
            switch (events.take()) {
                case Event.Pressed(char key) when key == 'q' -> {
                    return 0;
                }
                case Event.Pressed(char key) -> press(key);
                case Event.Changed(Change change) -> {
                    Change all = withThoseThatFollow(change);
                    if (all.files().stream().anyMatch(folders::isBuildFile)
                            || !Files.isDirectory(folders.classes())) {
                        return WatchMain.RESTART;
                    }
                    changed(all);
                }
            }
        }
    }

    private Change withThoseThatFollow(Change first) {
        Change all = first;
        while (events.peek() instanceof Event.Changed(Change next)) {
            events.remove();
            all = all.and(next);
        }
        return all;
    }

    private void press(char key) throws IOException {
        long now = System.currentTimeMillis();
        if (key >= '0' && key <= '9' && key - '0' <= simulators.size()) {
            simulator = key == '0' ? "" : simulators.get(key - '1');
            due.addAll(build.graph().testClasses());
            runDue(simulator.isEmpty() ? "key 0" : simulator, now);
        } else if (key == 'a') {
            due.addAll(build.graph().testClasses());
            runDue("key a", now);
        } else if (key == 'f') {
            failedAgain(now);
        } else if (key == 'o') {
            openReport();
        }
    }

    private void changed(Change change) throws IOException {
        Set<Path> java =
                change.files().stream().filter(folders::isJava).collect(Collectors.toSet());
        for (Path file : change.files()) {
            if (!java.contains(file)) {
                Set<String> users = inputs.usersOf(file);
                // What no build is known to read, a test may read itself.
                due.addAll(users.isEmpty() ? build.graph().testClasses() : users);
                // What failed before it built anything may depend on it too.
                launcher.failed().stream()
                        .map(TestLauncher.Failed::testClass)
                        .filter(name -> !inputs.know(name))
                        .forEach(due::add);
            }
        }
        if (!java.isEmpty()) {
            compile(java);
        }
        String what =
                change.files().stream()
                        .map(folders::shown)
                        .sorted()
                        .limit(MOST_NAMES)
                        .collect(Collectors.joining(", "));
        runDue(
                change.files().size() > MOST_NAMES
                        ? what + " and %d more".formatted(change.files().size() - MOST_NAMES)
                        : what,
                change.savedMillis());
    }

    private void compile(Set<Path> edited) throws IOException {
        JavaBuild.Result result = build.compile(edited);
        errors = result.errors();
        due.addAll(build.graph().testsThatUse(result.changed()));
        due.retainAll(build.graph().testClasses());
        Set<String> gone = board.classes();
        gone.removeAll(build.graph().testClasses());
        board.forget(gone);
    }

    /// Runs nothing while the sources do not compile.
    private void runDue(String why, long sinceMillis) throws IOException {
        Set<String> classes = errors.isEmpty() ? due : Set.of();
        if (!classes.isEmpty()) {
            due = new TreeSet<>();
            board.forget(classes);
            screen.note("running " + names(classes));
            List<TestLauncher.Failed> failed;
            try {
                failed = launcher.run(classes, parameters());
            } catch (RuntimeException e) {
                // JUnit and its listeners refuse a run by throwing, such as one with a private
                // test:
                // nothing ran, and the next edit tries again.
                due.addAll(classes);
                show("nothing, since " + e.getMessage(), why, sinceMillis);
                return;
            }
            watchInputs();
            show(names(classes), why, sinceMillis);
            repeatForWaves(failed, names(classes), why, sinceMillis);
        } else {
            show(errors.isEmpty() ? "nothing" : "nothing until that compiles", why, sinceMillis);
        }
    }

    private void failedAgain(long now) throws IOException {
        List<TestLauncher.Failed> tests = launcher.failed();
        if (tests.isEmpty()) {
            show("nothing, no test failed", "key f", now);
            return;
        }
        board.forgetFailures();
        List<TestLauncher.Failed> failed = launcher.again(tests, Map.of());
        String what = tests.size() + " that failed";
        show(what, "key f", now);
        repeatForWaves(failed, what, "key f", now);
    }

    /// Waves cost time, and are wanted after the verdict. Who edits on meanwhile does not wait for
    /// them.
    private void repeatForWaves(
            List<TestLauncher.Failed> failed, String what, String why, long sinceMillis)
            throws IOException {
        if (failed.isEmpty() || !wavesLater() || !events.isEmpty()) {
            return;
        }
        long took = System.currentTimeMillis() - sinceMillis;
        List<TestOutcome> before = board.tests();
        launcher.again(failed, Map.of("cocobean.waves", "on"));
        board.joinRepeated(before);
        show(what + ", failures with waves", why, System.currentTimeMillis() - took);
    }

    private boolean wavesLater() {
        return settings.waves().orElse("failure").equals("failure");
    }

    private Map<String, String> parameters() {
        Map<String, String> parameters = new TreeMap<>();
        if (wavesLater()) {
            parameters.put("cocobean.waves", "off");
        }
        if (!simulator.isEmpty()) {
            parameters.put("cocobean.sim", simulator);
        }
        return parameters;
    }

    /// Sources of designs may lie anywhere.
    private void watchInputs() throws IOException {
        for (Path folder : inputs.folders()) {
            if (!folder.startsWith(folders.project())) {
                files.watch(folder);
            }
        }
    }

    private void show(String ran, String why, long sinceMillis) throws IOException {
        String seconds = "%.2f s".formatted((System.currentTimeMillis() - sinceMillis) / 1000.0);
        StringBuilder wrong = new StringBuilder();
        errors.forEach(error -> wrong.append("FAILED to compile ").append(error).append('\n'));
        screen.show(
                board.failuresText() + wrong,
                "watch: %s; ran %s; %s after %s".formatted(board.counts(), ran, seconds, why),
                keys());
    }

    private String keys() {
        List<String> keys = new ArrayList<>(List.of("a all", "f failed"));
        if (simulators.size() > 1) {
            keys.add(
                    "0 "
                            + (settings.simulators().isEmpty()
                                    ? "first installed"
                                    : "all simulators"));
            IntStream.range(0, Math.min(9, simulators.size()))
                    .forEach(i -> keys.add((i + 1) + " " + simulators.get(i)));
        }
        keys.addAll(List.of("o report", "q quit"));
        return String.join("   ", keys);
    }

    private static String names(Collection<String> classes) {
        return classes.stream()
                .map(name -> name.substring(name.lastIndexOf('.') + 1))
                .collect(Collectors.joining(", "));
    }

    private void openReport() throws IOException {
        Path run = session.run().path();
        String summary = Report.finish(run);
        Path page = run.resolve("report.html");
        screen.say(summary + "watch: the report is " + page);
        if (session.settings().findProgram("xdg-open").isPresent()) {
            new ProcessBuilder("xdg-open", page.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
        }
    }

    @Override
    public void close() throws IOException {
        launcher.close();
        files.close();
    }
}
