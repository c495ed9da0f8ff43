package org.cocobean.internal.junit.share;

import org.cocobean.internal.junit.unit.TestUnit;
import org.cocobean.session.junit.UsesExtension;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/// Takes for a class whose tests belong together what any of them uses, also when that stands at a
/// method only: there JUnit would ask nobody before the first test. Found by JUnit's autodetection,
/// which [ShareByDefault] switches on; after [ShareCondition], which may leave the class to others.
public final class ClassUses implements ExecutionCondition {

    private final UsesExtension uses = new UsesExtension();

    /// Made by JUnit.
    public ClassUses() {}

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return TestUnit.of(context) == TestUnit.WHOLE_CLASS
                ? uses.evaluateExecutionCondition(context)
                : ConditionEvaluationResult.enabled(null);
    }
}
