package org.cocobean.internal.junit;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.cocobean.report.TestOutcome;
import org.junit.platform.engine.TestSource;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/// Names a test of a plan for a reader: class, method, and what tells its invocation apart, such as
/// `FifoTests.keepsOrder [2] WIDTH = 8`; the simulator is told apart.
///
/// @param ofSimulator tells, by their ids, the invocations of which there is one for each simulator
record ReadableName(TestPlan plan, Predicate<String> ofSimulator) {

    /// @param simulator the one it ran on; empty if it ran on none
    TestOutcome.Test of(TestIdentifier test, String simulator) {
        Deque<String> details = new ArrayDeque<>();
        String suite = "";
        for (Optional<TestIdentifier> at = Optional.of(test);
                at.isPresent();
                at = plan.getParent(at.get())) {
            if (isInvocation(at.get()) && !names(at.get(), simulator)) {
                addUnlessSaid(details, at.get());
            }
            suite = at.get().getSource().map(ReadableName::type).orElse(suite);
        }
        TestSource source = test.getSource().orElse(null);
        details.addFirst(source == null ? test.getLegacyReportingName() : name(source));
        return new TestOutcome.Test(
                suite,
                source == null ? suite : type(source),
                source instanceof MethodSource method ? method.getMethodName() : "",
                String.join(" ", details),
                simulator,
                Invocations.of(test.getUniqueIdObject(), ofSimulator));
    }

    /// What the plan is going to run, as [LiveProgress#methodOf] names it.
    Set<String> methods() {
        Set<String> methods = new HashSet<>();
        for (TestIdentifier root : plan.getRoots()) {
            for (TestIdentifier each : plan.getDescendants(root)) {
                if (each.getSource().orElse(null) instanceof MethodSource) {
                    methods.add(LiveProgress.methodOf(of(each, "")));
                }
            }
        }
        return methods;
    }

    private static boolean names(TestIdentifier invocation, String simulator) {
        String detail = invocation.getDisplayName();
        return !simulator.isEmpty()
                && (detail.equals(simulator) || detail.equals("on " + simulator));
    }

    private static String type(TestSource source) {
        return switch (source) {
            case MethodSource method -> method.getClassName();
            case ClassSource type -> type.getClassName();
            default -> "";
        };
    }

    private static boolean isInvocation(TestIdentifier test) {
        String type = test.getUniqueIdObject().getLastSegment().getType();
        return type.endsWith("-invocation") || type.startsWith("dynamic-");
    }

    /// The simulator can stand both at the class and at the method, and an only invocation can be
    /// called like its method.
    private void addUnlessSaid(Deque<String> details, TestIdentifier invocation) {
        String detail = invocation.getDisplayName().replaceFirst("^on [^,]+, (?=run \\d+$)", "");
        boolean said =
                details.stream().anyMatch(other -> other.contains(detail))
                        || plan.getParent(invocation)
                                .filter(parent -> parent.getDisplayName().equals(detail))
                                .isPresent();
        if (!said) {
            details.addFirst(detail);
        }
    }

    private static String name(TestSource source) {
        return switch (source) {
            case MethodSource method ->
                    shortName(method.getClassName()) + "." + method.getMethodName();
            case ClassSource type -> shortName(type.getClassName());
            default -> source.toString();
        };
    }

    private static String shortName(String className) {
        return className.substring(className.lastIndexOf('.') + 1).replace('$', '.');
    }
}
