package org.cocobean.session;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The processes of a stress test, each an [OnceParticipant] in a JVM of its own.
final class Participants implements AutoCloseable {

    /// How a process is started: as it is, without the rights of root, or as if on another host.
    enum Place {
        HERE,
        HERE_WITHOUT_PRIVILEGE,
        OTHER_HOST
    }

    private final Path directory;
    private final Place place;
    private final int threads;
    private final int longestMillis;
    private final Map<String, Long> killed = new ConcurrentHashMap<>();
    private final List<Member> started = new ArrayList<>();

    Participants(Path directory, Place place, int threads, int longestMillis) {
        this.directory = directory;
        this.place = place;
        this.threads = threads;
        this.longestMillis = longestMillis;
    }

    Member start(String... settings) throws IOException {
        String name = "p" + started.size();
        List<String> command = new ArrayList<>();
        if (place == Place.HERE_WITHOUT_PRIVILEGE
                && "root".equals(System.getProperty("user.name"))) {
            command.addAll(List.of("setpriv", "--bounding-set", "-dac_override,-dac_read_search"));
        }
        if (place == Place.OTHER_HOST) {
            command.addAll(
                    List.of(
                            "unshare",
                            "-u",
                            "-p",
                            "-f",
                            "--mount-proc",
                            "--kill-child",
                            "sh",
                            "-c"));
            command.add("hostname " + name + ".test && exec \"$@\"");
            command.add("sh");
        }
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(
                List.of(
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xmx96m",
                        "-XX:-UsePerfData"));
        command.addAll(List.of("-Xshare:auto", "-Dcocobean.run.dir=" + directory.resolve("run")));
        command.add("-Dcocobean.worker=" + name);
        command.add("-Dcocobean.cache=off");
        command.addAll(List.of(settings));
        command.addAll(List.of("-cp", System.getProperty("java.class.path", "")));
        command.addAll(
                List.of(
                        OnceParticipant.class.getName(),
                        directory.toString(),
                        name,
                        Integer.toString(threads),
                        Integer.toString(longestMillis)));
        File log = directory.resolve(name + ".log").toFile();
        Member member = new Member(name, new ProcessBuilder(command).redirectError(log).start());
        started.add(member);
        return member;
    }

    void kill(Member member) throws InterruptedException {
        killed.put(member.name, System.currentTimeMillis());
        member.process.destroyForcibly();
    }

    /// Overlaps of two who worked at the same time, without those whose first one was dead.
    List<String> overlaps() throws IOException {
        List<String> bad = new ArrayList<>();
        Path overlaps = directory.resolve("overlaps");
        if (!Files.isDirectory(overlaps)) {
            return bad;
        }
        for (String overlap : org.cocobean.internal.session.Folder.names(overlaps)) {
            String[] parts = overlap.split(",");
            Long death = killed.get(parts[0]);
            if (death == null || death > Long.parseLong(parts[1])) {
                bad.add(overlap);
            }
        }
        return bad;
    }

    @Override
    public void close() {
        for (Member member : started) {
            member.process.descendants().forEach(ProcessHandle::destroyForcibly);
            member.process.destroyForcibly();
        }
        for (Member member : started) {
            member.process.onExit().join();
        }
    }

    /// One process.
    static final class Member {

        final String name;
        final Process process;
        private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();
        private final Writer in;

        Member(String name, Process process) {
            this.name = name;
            this.process = process;
            this.in = process.outputWriter(StandardCharsets.US_ASCII);
            Thread.ofVirtual().start(this::read);
        }

        private void read() {
            try (BufferedReader out =
                    new BufferedReader(
                            new InputStreamReader(
                                    process.getInputStream(), StandardCharsets.US_ASCII))) {
                for (String line = out.readLine(); line != null; line = out.readLine()) {
                    answers.add(line);
                }
            } catch (IOException e) {
                // It was killed.
            }
        }

        void ask(String round) {
            try {
                in.write(round + "\n");
                in.flush();
            } catch (IOException e) {
                // It was killed.
            }
        }

        /// The answer; null when there was none in time.
        @Nullable String answer(long seconds) throws InterruptedException {
            return answers.poll(seconds, TimeUnit.SECONDS);
        }
    }
}
