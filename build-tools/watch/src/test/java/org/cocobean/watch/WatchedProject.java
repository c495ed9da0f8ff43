package org.cocobean.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A project made from the template of `./cocobean new`, and a JVM that watches it.
final class WatchedProject implements AutoCloseable {

    private static final Path TEMPLATE = Path.of("../template");
    private static final Path SAMPLES = Path.of("../../hdl-samples/rtl");
    private static final String END = "the watch has ended";

    private final Path folder;
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    private @Nullable Process process;

    /// What was shown after something happened: the failures, and the line below them.
    record Shown(String failures, String line) {

        /// The classes that ran.
        String ran() {
            return line.replaceFirst(".*; ran ([^;]*);.*", "$1");
        }

        /// From the save to the result.
        double seconds() {
            return Double.parseDouble(line.replaceFirst(".*; ([0-9.]+) s after .*", "$1"));
        }
    }

    /// @param language `verilog` or `vhdl`
    WatchedProject(Path folder, String language) throws IOException {
        this.folder = Files.createDirectory(folder.toRealPath().resolve("chip"));
        String source = language.equals("vhdl") ? "counter.vhd" : "counter.v";
        Map<String, String> words = Map.of("@package@", "chip", "@source@", source);
        copy(TEMPLATE.resolve("maven"), this.folder, words);
        copy(TEMPLATE.resolve("common"), this.folder, words);
        Path tests = Files.createDirectories(this.folder.resolve("src/test/java/chip"));
        Files.move(
                this.folder.resolve("src/test/java/CounterTests.java"),
                tests.resolve("CounterTests.java"));
        copyFile(SAMPLES.resolve(language).resolve(source), this.folder.resolve("rtl/" + source));
    }

    private static void copy(Path from, Path to, Map<String, String> words) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                String text = Files.readString(file);
                for (Map.Entry<String, String> word : words.entrySet()) {
                    text = text.replace(word.getKey(), word.getValue());
                }
                Path copy = to.resolve(from.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.writeString(copy, text);
            }
        }
    }

    private static void copyFile(Path from, Path to) throws IOException {
        Files.createDirectories(to.getParent());
        Files.copy(from, to);
    }

    void write(String file, String text) throws IOException {
        Path path = folder.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    /// Saves a file with a text in it replaced.
    void edit(String file, String text, String by) throws IOException {
        Path path = folder.resolve(file);
        String before = Files.readString(path);
        assertThat(before).as(file).contains(text);
        Files.writeString(path, before.replace(text, by));
    }

    /// Saves a file with a text at its end.
    void append(String file, String text) throws IOException {
        Files.writeString(folder.resolve(file), text, StandardOpenOption.APPEND);
    }

    void delete(String file) throws IOException {
        Files.delete(folder.resolve(file));
    }

    /// The directories of the tests of a class in the run.
    List<String> directoriesOf(String testClass) throws IOException {
        Path run = folder.resolve("target/cocobean/latest/master").resolve(testClass);
        try (Stream<Path> found = Files.list(run)) {
            return found.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }

    /// Begins to watch, and returns what the first run of all tests shows.
    Shown watch(String... arguments) throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home", ""), "bin/java").toString(),
                                "--enable-native-access=ALL-UNNAMED",
                                "-Dcocobean.cache=" + folder.resolveSibling("cache"),
                                "-cp",
                                folder.resolve("src/test/resources")
                                        + File.pathSeparator
                                        + absoluteClassPath(),
                                WatchMain.class.getName()));
        command.addAll(List.of(arguments));
        Process started =
                new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .start();
        process = started;
        Thread.ofPlatform()
                .daemon()
                .start(() -> {
                    try (BufferedReader out = started.inputReader()) {
                        out.lines().forEach(lines::add);
                    } catch (IOException | UncheckedIOException e) {
                        lines.add("cannot be read: " + e);
                    }
                    lines.add(END);
                });
        return shown();
    }

    private static String absoluteClassPath() {
        return String.join(
                File.pathSeparator,
                Stream.of(System.getProperty("java.class.path", "").split(File.pathSeparator, -1))
                        .map(entry -> Path.of(entry).toAbsolutePath().toString())
                        .toList());
    }

    /// Waits for the next result.
    Shown shown() throws InterruptedException {
        List<String> before = new ArrayList<>();
        while (true) {
            String line = lines.poll(120, TimeUnit.SECONDS);
            assertThat(line).as("after %s", before).isNotNull().isNotEqualTo(END);
            if (line.startsWith("watch: ")) {
                return new Shown(String.join("\n", before), line);
            }
            before.add(line);
        }
    }

    void press(String keys) throws IOException {
        OutputStream in = Objects.requireNonNull(process).getOutputStream();
        in.write(keys.getBytes(StandardCharsets.UTF_8));
        in.flush();
    }

    /// Waits for the end.
    int exitCode() throws InterruptedException {
        Process ending = Objects.requireNonNull(process);
        assertThat(ending.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return ending.exitValue();
    }

    @Override
    public void close() throws InterruptedException {
        Process left = process;
        if (left != null) {
            left.destroy();
            left.waitFor();
        }
    }
}
