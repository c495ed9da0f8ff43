package org.cocobean.session;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import org.cocobean.internal.session.Folder;

/// A process of the stress tests: for each line `ROUND` on its input, all its threads ask at once
/// for the work of that round, and one line `ROUND RESULT` answers.
///
/// The work notices if somebody else is at it at the same time, and takes a few milliseconds to
/// write a result of several files.
public final class OnceParticipant {

    static final int FILES = 4;

    private final Path directory;
    private final String me;
    private final int longestMillis;

    private OnceParticipant(Path directory, String me, int longestMillis) {
        this.directory = directory;
        this.me = me;
        this.longestMillis = longestMillis;
    }

    /// Arguments: the shared directory, the name of this participant, the number of threads, the
    /// longest time in milliseconds that the work takes.
    public static void main(String[] arguments) throws Exception {
        OnceParticipant self =
                new OnceParticipant(
                        Path.of(arguments[0]), arguments[1], Integer.parseInt(arguments[3]));
        int threads = Integer.parseInt(arguments[2]);
        Session.current();
        System.out.println("ready");
        try (ExecutorService pool = Executors.newFixedThreadPool(threads);
                BufferedReader in =
                        new BufferedReader(
                                new InputStreamReader(System.in, StandardCharsets.US_ASCII))) {
            for (String round = in.readLine(); round != null; round = in.readLine()) {
                System.out.println(round + " " + self.round(round, threads, pool));
            }
        }
    }

    private String round(String round, int threads, ExecutorService pool) throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        List<Future<String>> futures = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            futures.add(
                    pool.submit(() -> {
                        go.await();
                        return once(round);
                    }));
        }
        go.countDown();
        Set<String> results = new HashSet<>();
        for (Future<String> future : futures) {
            results.add(future.get());
        }
        return String.join("|", results);
    }

    private String once(String round) {
        try {
            String result =
                    new CallOnce<>(
                                    directory.resolve("once"),
                                    round,
                                    () -> work(round),
                                    Duration.ofSeconds(20))
                            .ensureDone();
            return isWhole(directory.resolve("out").resolve(round)) ? result : "half-written";
        } catch (Exception e) {
            return e.toString().replace('\n', ' ');
        }
    }

    private String work(String round) throws Exception {
        Path inside = directory.resolve("inside").resolve(round);
        Files.createDirectories(inside);
        Path mine = Files.createFile(inside.resolve(me));
        Files.createFile(
                Files.createDirectories(directory.resolve("runs")).resolve(round + "," + me));
        for (String other : Folder.names(inside)) {
            if (!other.equals(me)) {
                Files.createFile(
                        Files.createDirectories(directory.resolve("overlaps"))
                                .resolve(
                                        other
                                                + ","
                                                + System.currentTimeMillis()
                                                + ","
                                                + round
                                                + me));
            }
        }
        Scratch.publish(
                Files.createDirectories(directory.resolve("out")).resolve(round),
                scratch -> {
                    for (int i = 0; i < FILES; i++) {
                        Files.writeString(scratch.resolve("part" + i), "x".repeat(5000));
                        Thread.sleep(
                                ThreadLocalRandom.current().nextInt(longestMillis / FILES + 1));
                    }
                });
        Files.delete(mine);
        return me;
    }

    static boolean isWhole(Path result) throws IOException {
        for (int i = 0; i < FILES; i++) {
            Path part = result.resolve("part" + i);
            if (!Files.exists(part) || Files.size(part) != 5000) {
                return false;
            }
        }
        return true;
    }
}
