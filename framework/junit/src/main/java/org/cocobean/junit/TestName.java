package org.cocobean.junit;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.cocobean.session.TestIdentity;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.engine.UniqueId;

/// Names a test for its directory and its seed.
final class TestName {

    private static final String METHOD_INVOCATION = "test-template-invocation";
    private static final String CLASS_INVOCATION = "class-template-invocation";

    private TestName() {}

    static TestIdentity of(ExtensionContext context, String simulator) {
        TestIdentity identity =
                TestIdentity.of(
                        context.getRequiredTestClass(), context.getRequiredTestMethod().getName());
        Map<String, String> parameters = Designs.parameters(context);
        String label =
                parameters.entrySet().stream()
                        .map(entry -> entry.getKey() + "=" + entry.getValue())
                        .collect(Collectors.joining(","));
        int number = Math.max(invocation(context), runOf(context));
        if (number > 0 || !label.isEmpty()) {
            identity = identity.withInvocation(number, label);
        }
        return identity.on(simulator);
    }

    /// The number of a repetition or set of parameters; 0 where only the simulator differs.
    private static int invocation(ExtensionContext context) {
        List<UniqueId.Segment> segments = UniqueId.parse(context.getUniqueId()).getSegments();
        UniqueId.Segment last = segments.getLast();
        return last.getType().equals(METHOD_INVOCATION) && !HdlTestInvocations.runs(context)
                ? Integer.parseInt(last.getValue().substring(1))
                : 0;
    }

    /// 0 where it is the first, since most run only once.
    private static int runOf(ExtensionContext context) {
        int run = HdlTestInvocations.run(context);
        return run == 1 ? 0 : run;
    }

    /// What seeds depend on: the same for all simulators, so that they get the same stimuli.
    static String identity(ExtensionContext context) {
        Optional<ExtensionContext> parent = context.getParent();
        String above = parent.isPresent() ? identity(parent.get()) : "";
        UniqueId.Segment own = UniqueId.parse(context.getUniqueId()).getLastSegment();
        boolean simulatorOnly =
                switch (own.getType()) {
                    case METHOD_INVOCATION -> HdlTestInvocations.runs(context);
                    case CLASS_INVOCATION -> SimulatorInvocations.runs(context);
                    default -> false;
                };
        if (simulatorOnly && own.getType().equals(METHOD_INVOCATION) && runOf(context) > 0) {
            return above + "/run:" + runOf(context);
        }
        return simulatorOnly ? above : above + "/" + own.getType() + ":" + own.getValue();
    }

    static boolean isHdlTest(ExtensionContext context) {
        return AnnotationSupport.isAnnotated(context.getTestMethod(), HdlTest.class);
    }
}
