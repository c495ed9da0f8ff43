package org.cocobean.session.junit;

import java.lang.reflect.AnnotatedElement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cocobean.internal.junit.unit.ContextSession;
import org.cocobean.internal.junit.unit.TestUnit;
import org.cocobean.session.Resources;
import org.cocobean.wording.Amounts;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ReflectionSupport;

/// Takes what a test [Uses] before it starts, and gives it back when all of it has ended.
public final class UsesExtension implements ExecutionCondition {

    private static final ExtensionContext.Namespace NAMESPACE =
            ExtensionContext.Namespace.create(UsesExtension.class);
    private static final ConditionEvaluationResult GO = ConditionEvaluationResult.enabled(null);

    /// Made by JUnit.
    public UsesExtension() {}

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        Map<String, Integer> needs = needs(context);
        if (!needs.isEmpty()) {
            keep(context, ContextSession.of(context).resources().take(needs));
        }
        return GO;
    }

    /// Takes what a test or class needs if it is free now, for one who would otherwise run another
    /// test; it is given back with the context.
    ///
    /// @return false when something is not free
    public static boolean tryTake(ExtensionContext context) {
        Map<String, Integer> needs = needs(context);
        if (needs.isEmpty()) {
            return true;
        }
        Optional<Resources.Held> held = ContextSession.of(context).resources().tryTake(needs);
        held.ifPresent(mine -> keep(context, mine));
        return held.isPresent();
    }

    /// Gives back what a context has, since its test does not run.
    public static void giveBack(ExtensionContext context) {
        Resources.Held held =
                context.getStore(NAMESPACE).remove(context.getUniqueId(), Resources.Held.class);
        if (held != null) {
            held.close();
        }
    }

    private static void keep(ExtensionContext context, Resources.Held held) {
        context.getStore(NAMESPACE).put(context.getUniqueId(), held);
    }

    /// Nothing, when the test or the class around it has it already.
    private static Map<String, Integer> needs(ExtensionContext context) {
        TestUnit unit = TestUnit.of(context);
        if ((unit != TestUnit.METHOD && unit != TestUnit.WHOLE_CLASS) || isHeld(context)) {
            return Map.of();
        }
        List<String> texts = new ArrayList<>();
        Class<?> type = context.getRequiredTestClass();
        for (Class<?> around = type; around != null; around = around.getEnclosingClass()) {
            addTo(texts, around);
        }
        if (unit == TestUnit.METHOD) {
            addTo(texts, context.getRequiredTestMethod());
        } else {
            addAllIn(texts, type);
        }
        return texts.isEmpty() || !ContextSession.of(context).resources().areCounted()
                ? Map.of()
                : Amounts.of(texts);
    }

    private static boolean isHeld(ExtensionContext context) {
        for (@Nullable ExtensionContext at = context;
                at != null;
                at = at.getParent().orElse(null)) {
            if (at.getStore(NAMESPACE).get(at.getUniqueId()) != null) {
                return true;
            }
        }
        return false;
    }

    private static void addAllIn(List<String> texts, Class<?> type) {
        addTo(texts, type);
        AnnotationSupport.findAnnotatedMethods(type, Uses.class, HierarchyTraversalMode.TOP_DOWN)
                .forEach(method -> addTo(texts, method));
        ReflectionSupport.findNestedClasses(type, nested -> true)
                .forEach(nested -> addAllIn(texts, nested));
    }

    private static void addTo(List<String> texts, AnnotatedElement element) {
        AnnotationSupport.findAnnotation(element, Uses.class)
                .ifPresent(uses -> texts.addAll(List.of(uses.value())));
    }
}
