package org.cocobean.internal.junit.share;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/// Runs a test only in the process that has taken it. Found by JUnit's autodetection, which
/// [ShareByDefault] switches on.
public final class ShareCondition implements ExecutionCondition {

    private static final ConditionEvaluationResult NOT_SHARED =
            ConditionEvaluationResult.enabled(null);

    /// Made by JUnit.
    public ShareCondition() {}

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return SharedTests.of(context).map(tests -> tests.judge(context)).orElse(NOT_SHARED);
    }
}
