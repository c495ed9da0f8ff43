package org.cocobean.internal.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/// In JVMs of their own, which think that they have four cores.
@Timeout(90)
class ThreadPoolByDefaultTests {

    private static final String ENABLED = "-D" + ThreadPoolByDefault.ENABLED + "=true";
    private static final String CONCURRENT =
            "-Djunit.jupiter.execution.parallel.mode.default=concurrent";

    /// On the fork-join pool about one run in twenty fails.
    private static final int RUNS = 60;

    @TempDir Path directory;

    /// Like a class with a design: a class template above tests that need each other.
    @ParameterizedClass
    @ValueSource(ints = 1)
    static class FourMeet {

        private static volatile CountDownLatch together = new CountDownLatch(0);

        @Parameter int invocation;

        @RepeatedTest(8)
        void meets() throws InterruptedException {
            together.countDown();
            assertThat(together.await(2, TimeUnit.SECONDS)).as("four at once").isTrue();
        }
    }

    /// Runs that class several times and prints how often all of its tests passed.
    static final class Build {

        private Build() {}

        public static void main(String[] arguments) {
            LauncherDiscoveryRequest request =
                    LauncherDiscoveryRequestBuilder.request()
                            .selectors(selectClass(FourMeet.class))
                            .build();
            int good = 0;
            for (int run = 0; run < Integer.parseInt(arguments[0]); run++) {
                FourMeet.together = new CountDownLatch(4);
                SummaryGeneratingListener listener = new SummaryGeneratingListener();
                LauncherFactory.create().execute(request, listener);
                good += listener.getSummary().getTestsSucceededCount() == 8 ? 1 : 0;
            }
            System.out.println(
                    "good %d, executor %s"
                            .formatted(good, System.getProperty(ThreadPoolByDefault.EXECUTOR)));
        }
    }

    private String build(int runs, String... settings) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:ActiveProcessorCount=4", "-XX:TieredStopAtLevel=1"));
        command.add("-Dcocobean.run.dir=" + directory.resolve("run"));
        command.addAll(List.of(settings));
        command.addAll(List.of("-cp", System.getProperty("java.class.path", "")));
        command.addAll(List.of(Build.class.getName(), Integer.toString(runs)));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return output;
    }

    @Test
    void asManyTestsRunAtATimeAsThereAreCores() throws Exception {
        assertThat(build(RUNS, ENABLED, CONCURRENT))
                .endsWith("good %d, executor worker_thread_pool%n".formatted(RUNS));
    }

    @Test
    void anExecutorThatTheUserChoseStays() throws Exception {
        assertThat(
                        build(
                                1,
                                ENABLED,
                                CONCURRENT,
                                "-D" + ThreadPoolByDefault.EXECUTOR + "=fork_join_pool"))
                .contains("executor fork_join_pool");
    }

    @Test
    void nothingIsSetWhereTestsDoNotRunInParallel() throws Exception {
        assertThat(build(1, "-D" + ThreadPoolByDefault.ENABLED + "=false"))
                .contains("executor null");
    }
}
