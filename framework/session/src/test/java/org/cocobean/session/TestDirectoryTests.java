package org.cocobean.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestDirectoryTests {

    @TempDir Path directory;
    private RunDirectory run;

    @BeforeEach
    void openRun() {
        run = Sessions.open(directory).run();
    }

    private String made(TestIdentity test) {
        Path path = run.testDirectory(test);
        assertThat(path).isEmptyDirectory();
        return run.workerPath().relativize(path).toString();
    }

    @Nested
    class Inner {}

    @Test
    void aPlainTestIsNamedByClassAndMethod() {
        assertThat(made(TestIdentity.of(TestDirectoryTests.class, "counts")))
                .isEqualTo("TestDirectoryTests/counts");
    }

    @Test
    void aNestedParameterisedTestShowsAllThatTellsItApart() {
        TestIdentity test =
                TestIdentity.of(Inner.class, "keepsOrder")
                        .withInvocation(2, "WIDTH=8")
                        .on("firefox");
        assertThat(made(test)).isEqualTo("TestDirectoryTests.Inner/keepsOrder-2-WIDTH=8-firefox");
        assertThat(test.display())
                .isEqualTo("TestDirectoryTests.Inner.keepsOrder[2] WIDTH=8 on firefox");
    }

    @Test
    void aTestThatIsRunAgainGetsAnotherDirectory() {
        TestIdentity test = TestIdentity.of(TestDirectoryTests.class, "counts").on("chrome");
        assertThat(Stream.generate(() -> made(test)).limit(3))
                .containsExactly(
                        "TestDirectoryTests/counts-chrome",
                        "TestDirectoryTests/counts-chrome~2",
                        "TestDirectoryTests/counts-chrome~3");
    }

    @Test
    void classesOfOneNameInTwoPackagesDoNotMeet() {
        assertThat(made(new TestIdentity("a.FifoTests", "works", 0, "", "")))
                .isEqualTo("FifoTests/works");
        assertThat(made(new TestIdentity("b.FifoTests", "works", 0, "", "")))
                .isEqualTo("FifoTests/works~2");
    }

    @Test
    void labelsThatLookAlikeOnceTheyAreSafeDoNotMeet() {
        Set<String> names = new HashSet<>();
        for (String label : List.of("a/b", "a:b", "a b", "a_b", "ä", "ö", "..", "../..", "-")) {
            names.add(
                    made(TestIdentity.of(TestDirectoryTests.class, "t").withInvocation(1, label)));
        }
        assertThat(names)
                .hasSize(9)
                .allMatch(name -> name.matches("TestDirectoryTests/t-1-[\\w=+.-]+"))
                .noneMatch(name -> name.contains(".."))
                .contains("TestDirectoryTests/t-1-a_b");
    }

    @Test
    void noNameLeavesTheWorkersDirectory() {
        for (String evil : List.of("../../x", "/etc/passwd", "..", ".", "", "~", "a\0b")) {
            Path path = run.testDirectory(new TestIdentity("p." + evil, evil, 1, evil, evil));
            assertThat(path.normalize()).isEqualTo(path).startsWith(run.workerPath());
            assertThat(run.workerPath().relativize(path).getNameCount()).isEqualTo(2);
        }
    }

    @Test
    void namesHaveABound() {
        String text = "aVeryLongName".repeat(100);
        Path path = run.testDirectory(new TestIdentity("p." + text, text, 123456, text, text));
        assertThat(path.getFileName().toString().length()).isLessThanOrEqualTo(110);
        assertThat(path.getName(path.getNameCount() - 2).toString()).hasSize(60);
    }

    @Test
    void parallelTestsOfOneNameGetOneDirectoryEach() throws Exception {
        TestIdentity test = TestIdentity.of(TestDirectoryTests.class, "parallel");
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<Callable<Path>> calls =
                    Stream.generate(() -> (Callable<Path>) () -> run.testDirectory(test))
                            .limit(40)
                            .toList();
            Set<Path> paths = new HashSet<>();
            for (Future<Path> made : threads.invokeAll(calls)) {
                paths.add(made.get());
            }
            assertThat(paths).hasSize(40);
        }
    }
}
