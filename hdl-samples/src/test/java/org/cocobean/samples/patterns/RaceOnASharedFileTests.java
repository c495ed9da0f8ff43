package org.cocobean.samples.patterns;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.cocobean.junit.HdlTest;
import org.cocobean.junit.SimDir;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Pitfall: a race on a shared file. Tests that write a file of the same name work one by one and
/// destroy each other's results in parallel.
///
/// pytest-xdist: write into `tmp_path`. Here: into the directory of the test, which is also the
/// working directory of its simulation.
class RaceOnASharedFileTests {

    @Test
    void theMistakeLetsOneTestReadTheResultOfAnother(@TempDir Path shared) throws Exception {
        CyclicBarrier bothHaveWritten = new CyclicBarrier(2);
        try (ExecutorService twoTests = Executors.newFixedThreadPool(2)) {
            List<Callable<Boolean>> tests =
                    List.of(
                            () -> readsItsOwn(shared, "first", bothHaveWritten),
                            () -> readsItsOwn(shared, "second", bothHaveWritten));
            int right = 0;
            for (Future<Boolean> test : twoTests.invokeAll(tests)) {
                right += test.get() ? 1 : 0;
            }
            assertThat(right).as("tests that found their own result").isEqualTo(1);
        }
    }

    private static boolean readsItsOwn(Path directory, String result, CyclicBarrier written)
            throws Exception {
        Path file = directory.resolve("result.txt");
        synchronized (written) { // one whole result after the other: even then one is lost
            Files.writeString(file, result);
        }
        written.await();
        return Files.readString(file).equals(result);
    }

    @HdlTest
    @RepeatedTest(2)
    void theFixGivesEachTestADirectoryOfItsOwn(@SimDir Path directory) throws IOException {
        Path file = directory.resolve("result.txt");
        assertThat(file).doesNotExist();
        Files.writeString(file, "mine");
        assertThat(file).hasContent("mine");
    }
}
