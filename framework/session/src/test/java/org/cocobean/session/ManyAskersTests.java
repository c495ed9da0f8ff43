package org.cocobean.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.cocobean.internal.session.Folder;
import org.cocobean.settings.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A hundred that ask for what another host is building. Each has classes of its own, so that it
/// knows nothing of the others and asks the file system itself, as a process does.
@Timeout(60)
class ManyAskersTests {

    private static final int ASKERS = 100;
    private static final long BUILDING_MILLIS = 4000;

    /// To open forty archives a hundred times takes longer than all the rest.
    private static final Pattern NEEDED = Pattern.compile("classes/?$|jackson-core|slf4j-api");

    @TempDir Path directory;

    /// One that asks; found by its name.
    public static final class Asker implements Callable<Object> {

        private final Path directory;
        private final String name;
        private final Session session;

        public Asker(Path directory, String name) {
            this.directory = directory;
            this.name = name;
            this.session =
                    Sessions.open(
                            directory, "cocobean.worker", name, "cocobean.lock.stale", "20 s");
        }

        @Override
        public Object call() {
            return session.cache().obtain(BuildKey.of("fake", "top"), this::build).path();
        }

        private List<Path> build(Path out) throws Exception {
            Files.createFile(directory.resolve("built-by-" + name));
            while (!Folder.names(directory).contains("all-are-here")) {
                Thread.sleep(10);
            }
            Thread.sleep(BUILDING_MILLIS);
            return List.of();
        }

        /// The one on another host.
        public static void main(String[] arguments) {
            new Asker(Path.of(arguments[0]), "elsewhere").call();
        }
    }

    private Process elsewhere() throws Exception {
        return new ProcessBuilder(
                        "unshare",
                        "-u",
                        "sh",
                        "-c",
                        "hostname elsewhere.test && exec \"$@\"",
                        "sh",
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path", ""),
                        Asker.class.getName(),
                        directory.toString())
                .inheritIO()
                .start();
    }

    private static URL[] classPath() throws Exception {
        List<URL> all = new ArrayList<>();
        for (String entry :
                System.getProperty("java.class.path", "").split(File.pathSeparator, -1)) {
            if (NEEDED.matcher(entry).find()) {
                all.add(Path.of(entry).toUri().toURL());
            }
        }
        return all.toArray(URL[]::new);
    }

    @Test
    void thereIsOneBuildAndEachWaiterAsksOnceASecond() throws Exception {
        boolean root = "root".equals(System.getProperty("user.name"));
        if (Settings.load().continuousIntegration()) {
            assertThat(root).as("can imitate a host, which CI needs").isTrue();
        }
        assumeTrue(root, "only root can imitate another host");
        Process elsewhere = elsewhere();
        while (!Folder.names(directory).contains("built-by-elsewhere")) {
            assertThat(elsewhere.isAlive()).isTrue();
            Thread.sleep(10);
        }
        URL[] classPath = classPath();
        List<Callable<?>> askers = new ArrayList<>();
        for (int i = 0; i < ASKERS; i++) {
            askers.add(
                    (Callable<?>)
                            new URLClassLoader(classPath, ClassLoader.getPlatformClassLoader())
                                    .loadClass(Asker.class.getName())
                                    .getConstructor(Path.class, String.class)
                                    .newInstance(directory, "gw" + i));
        }
        Set<Object> builds = ConcurrentHashMap.newKeySet();
        try (var threads = Executors.newFixedThreadPool(ASKERS)) {
            List<Future<Boolean>> asking =
                    askers.stream()
                            .map(asker -> threads.submit(() -> builds.add(asker.call())))
                            .toList();
            Files.createFile(directory.resolve("all-are-here"));
            for (Future<Boolean> each : asking) {
                each.get();
            }
        }
        assertThat(builds).hasSize(1);
        assertThat(elsewhere.waitFor()).isZero();
        assertThat(Folder.names(directory).stream().filter(name -> name.startsWith("built-by-")))
                .containsExactly("built-by-elsewhere");
        List<String> waits = waits();
        assertThat(waits).hasSize(ASKERS);
        assertThat(waits)
                .allSatisfy(wait -> {
                    long seconds = number(wait, "ms") / 1000;
                    assertThat(number(wait, "looks")).as(wait).isBetween(1L, seconds + 3);
                });
    }

    private static long number(String line, String field) {
        var found = Pattern.compile("\"" + field + "\":\"?(\\d+)").matcher(line);
        assertThat(found.find()).as(line).isTrue();
        return Long.parseLong(found.group(1));
    }

    private List<String> waits() throws Exception {
        List<String> waits = new ArrayList<>();
        try (Stream<Path> files = Files.walk(directory.resolve("run"))) {
            for (Path file : files.filter(each -> each.toString().endsWith(".jsonl")).toList()) {
                Files.readAllLines(file).stream()
                        .filter(line -> line.contains("\"wait\""))
                        .forEach(waits::add);
            }
        }
        return waits;
    }
}
