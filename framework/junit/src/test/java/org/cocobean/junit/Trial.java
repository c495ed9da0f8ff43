package org.cocobean.junit;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;

/// Runs sample tests in a JUnit of their own, on Icarus, with a fixed seed and without waves unless
/// told otherwise.
record Trial(EngineExecutionResults results) {

    static final String COUNTER = "../../hdl-samples/rtl/verilog/counter.v";
    static final String HDL =
            "../../sim-adapters/conformance/src/main/resources/org/cocobean/conformance/hdl/";

    static Trial of(Class<?> tests, String... settings) {
        return of(DiscoverySelectors.selectClass(tests), settings);
    }

    /// @param settings as `name=value`
    static Trial of(DiscoverySelector selector, String... settings) {
        Map<String, String> all = new HashMap<>();
        all.put("cocobean.sim", "icarus");
        all.put("cocobean.seed", "7");
        all.put("cocobean.waves", "off");
        all.put("cocobean.ci", "false");
        all.put("junit.jupiter.tempdir.factory.default", ContainerTempDir.class.getName());
        Arrays.stream(settings)
                .map(setting -> setting.split("=", 2))
                .forEach(setting -> all.put(setting[0], setting[1]));
        return new Trial(
                EngineTestKit.engine("junit-jupiter")
                        .configurationParameters(all)
                        .selectors(selector)
                        .execute());
    }

    /// The names of all tests that succeeded, each with those of its classes and templates.
    List<String> succeeded() {
        return paths(results.testEvents().succeeded().stream());
    }

    List<String> failed() {
        return paths(results.testEvents().failed().stream());
    }

    /// What skipped tests and containers say, in order.
    List<String> skipReasons() {
        return results.allEvents().skipped().stream()
                .map(event -> event.getRequiredPayload(String.class))
                .toList();
    }

    /// The failure of the only test or container that failed.
    Throwable failure() {
        List<Throwable> all = failures();
        if (all.size() != 1) {
            throw new AssertionError("not one failure but " + all);
        }
        return all.getFirst();
    }

    List<Throwable> failures() {
        return results.allEvents().failed().stream()
                .map(event ->
                        event.getRequiredPayload(
                                        org.junit.platform.engine.TestExecutionResult.class)
                                .getThrowable()
                                .orElseThrow())
                .toList();
    }

    /// What the framework adds to a failure.
    static String note(Throwable failure) {
        return Arrays.stream(failure.getSuppressed())
                .filter(FailureNote.class::isInstance)
                .map(Throwable::getMessage)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no note in", failure));
    }

    private static List<String> paths(Stream<Event> events) {
        return events.map(Trial::path).sorted().toList();
    }

    private static String path(Event event) {
        StringBuilder path = new StringBuilder(event.getTestDescriptor().getDisplayName());
        event.getTestDescriptor()
                .getParent()
                .filter(parent -> parent.getParent().isPresent())
                .ifPresent(parent -> prepend(path, parent));
        return path.toString();
    }

    private static void prepend(
            StringBuilder path, org.junit.platform.engine.TestDescriptor descriptor) {
        descriptor
                .getParent()
                .ifPresent(parent -> {
                    path.insert(0, descriptor.getDisplayName() + " > ");
                    prepend(path, parent);
                });
    }
}
