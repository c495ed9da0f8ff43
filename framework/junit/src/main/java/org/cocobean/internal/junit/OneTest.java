package org.cocobean.internal.junit;

import java.util.Optional;
import org.cocobean.internal.junit.unit.ContextSession;
import org.cocobean.internal.junit.unit.JunitSettings;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.engine.UniqueId;

/// Runs of the invocations of a method only the one that the setting `cocobean.test` names; the
/// method itself is chosen by [SelectedTests]. Found by JUnit's autodetection, which [OrderAndEnd]
/// switches on.
public final class OneTest implements ExecutionCondition {

    /// Why a test is not run; such a test is not recorded as skipped.
    static final String ANOTHER = "cocobean.test names another";

    private static final ConditionEvaluationResult WANTED = ConditionEvaluationResult.enabled(null);

    /// Made by JUnit.
    public OneTest() {}

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        UniqueId id = UniqueId.parse(context.getUniqueId());
        Optional<String> wanted = new JunitSettings(ContextSession.settings(context)).exactTest();
        return wanted.isEmpty() || !isWhole(id) || wanted.get().equals(own(context, id))
                ? WANTED
                : ConditionEvaluationResult.disabled(ANOTHER);
    }

    private static boolean isWhole(UniqueId id) {
        String type = id.getLastSegment().getType();
        return type.equals("method") || type.equals("test-template-invocation");
    }

    private static String own(ExtensionContext context, UniqueId id) {
        return context.getRequiredTestClass().getName()
                + "#"
                + context.getRequiredTestMethod().getName()
                + TestFacts.Desk.of(context)
                        .map(desk -> Invocations.of(id, desk.ofSimulators()::contains))
                        .orElse("");
    }

    /// Tells whether the setting names an invocation of the method.
    static boolean isOf(String type, String method, String wanted) {
        return wanted.replaceFirst("(\\[\\d+])+$", "").equals(type + "#" + method);
    }
}
