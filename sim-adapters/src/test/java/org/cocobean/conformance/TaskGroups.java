package org.cocobean.conformance;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectNestedClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectNestedMethod;

import java.util.List;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;

/// A `main` that runs the groups about tasks on Icarus, where it is installed, and prints the
/// count.
final class TaskGroups {

    private TaskGroups() {}

    /// Runs them, or the one test whose name is given.
    public static void main(String[] arguments) {
        List<Class<?>> outer = List.of(IcarusConformanceTests.class);
        List<DiscoverySelector> wanted =
                arguments[0].isEmpty()
                        ? List.of(
                                selectNestedClass(outer, ConformanceSuite.Task.class),
                                selectNestedClass(outer, ConformanceSuite.Meeting.class))
                        : List.of(
                                selectNestedMethod(
                                        outer, ConformanceSuite.Task.class, arguments[0]));
        Events tests =
                EngineTestKit.engine("junit-jupiter")
                        .selectors(wanted.toArray(DiscoverySelector[]::new))
                        .execute()
                        .testEvents();
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
}
