package org.cocobean.conformance;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectNestedClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectNestedMethod;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;

/// A `main` that runs some groups of a suite and prints the count: for settings that hold for a
/// whole JVM.
public final class Groups {

    private Groups() {}

    /// Takes the class of the suite, and the names of groups, separated by commas; with a third
    /// argument only that test of the first group.
    public static void main(String[] arguments) throws ClassNotFoundException {
        List<Class<?>> outer = List.of(Class.forName(arguments[0]));
        List<Class<?>> groups = Arrays.stream(arguments[1].split(",")).map(Groups::group).toList();
        List<DiscoverySelector> wanted = new ArrayList<>();
        if (arguments.length > 2) {
            wanted.add(selectNestedMethod(outer, groups.getFirst(), arguments[2]));
        } else {
            groups.forEach(group -> wanted.add(selectNestedClass(outer, group)));
        }
        Events tests =
                EngineTestKit.engine("junit-jupiter")
                        .selectors(wanted.toArray(DiscoverySelector[]::new))
                        .execute()
                        .testEvents();
        if (tests.started().count() + tests.skipped().count() == 0) {
            throw new IllegalArgumentException(
                    "no test is called so: " + String.join(" ", arguments));
        }
        tests.failed().stream()
                .forEach(event ->
                        System.out.println(
                                event.getTestDescriptor().getDisplayName()
                                        + " "
                                        + event.getPayload(TestExecutionResult.class)));
        System.out.println(
                "succeeded=" + tests.succeeded().count() + " failed=" + tests.failed().count());
        System.exit(0);
    }

    private static Class<?> group(String name) {
        return Arrays.stream(ConformanceSuite.class.getDeclaredClasses())
                .filter(group -> group.getSimpleName().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no group " + name));
    }

    /// Runs them in a JVM that has these flags and no others.
    ///
    /// @param groups what `main` takes after the class of the suite
    /// @return what it printed
    public static String run(
            Path directory,
            Class<? extends ConformanceSuite> suite,
            List<String> groups,
            String... flags)
            throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(flags));
        command.addAll(
                List.of(
                        "-XX:TieredStopAtLevel=1",
                        "-Dbasedir=" + Home.project(),
                        "-Dcocobean.run.dir=" + directory.resolve("run"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Groups.class.getName()));
        command.add(suite.getName());
        command.addAll(groups);
        Process jvm = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(jvm.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!jvm.waitFor(10, TimeUnit.SECONDS)) {
            throw new AssertionError("the JVM closed its output but goes on after\n" + output);
        }
        return output;
    }
}
