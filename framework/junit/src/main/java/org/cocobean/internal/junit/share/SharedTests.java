package org.cocobean.internal.junit.share;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Optional;
import org.cocobean.internal.share.Share;
import org.cocobean.settings.Settings;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.store.Namespace;
import org.junit.platform.launcher.LauncherSession;

/// Which tests of this process are its own: one test method, or invocation of one, at a time; a
/// class at a time where its tests belong together.
public final class SharedTests {

    /// Why a test is not run in this process; such a test is not recorded as skipped.
    public static final String ELSEWHERE = "Runs in another process of the shared run";

    private static final String KEY = "tests";
    private static final ConditionEvaluationResult OWN = ConditionEvaluationResult.enabled(null);

    private final Share share;
    private final boolean byClass;

    /// Divide the tests of a run, as `cocobean.dist` says.
    public SharedTests(Share share, Settings settings) {
        this.share = share;
        this.byClass = settings.dist().filter(dist -> !dist.equals("load")).isPresent();
    }

    /// Let the tests of a JUnit session ask here.
    public void divide(LauncherSession session) {
        session.getStore().put(Namespace.create(SharedTests.class), KEY, this);
    }

    /// Those of the session that a test runs in; none in a run that is not shared.
    static Optional<SharedTests> of(ExtensionContext context) {
        return Optional.ofNullable(
                context.getStore(
                                StoreScope.LAUNCHER_SESSION,
                                ExtensionContext.Namespace.create(SharedTests.class))
                        .get(KEY, SharedTests.class));
    }

    ConditionEvaluationResult judge(ExtensionContext context) {
        String id = context.getUniqueId();
        if (isHeld(context) || !isUnit(context)) {
            return OWN;
        }
        try {
            return share.take(id) ? OWN : ConditionEvaluationResult.disabled(ELSEWHERE);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "Nobody knows whether this test is run elsewhere, so it fails: %s. Is the shared directory full, or not writable from this host?"
                            .formatted(e),
                    e);
        }
    }

    /// The test itself, when it is run again, or the class that it belongs to.
    private boolean isHeld(ExtensionContext context) {
        for (Optional<ExtensionContext> at = Optional.of(context);
                at.isPresent();
                at = at.get().getParent()) {
            if (share.holds(at.get().getUniqueId())) {
                return true;
            }
        }
        return false;
    }

    /// What is taken as a whole. A template is not, but each of its invocations; nor are the
    /// dynamic tests of a factory, which no other process could find by itself.
    private boolean isUnit(ExtensionContext context) {
        return switch (UniqueId.parse(context.getUniqueId()).getLastSegment().getType()) {
            case "method", "test-template-invocation", "test-factory" -> true;
            case "class", "class-template" ->
                    byClass || context.getTestClass().filter(this::belongTogether).isPresent();
            case "nested-class", "nested-class-template" ->
                    context.getTestClass().filter(this::belongTogether).isPresent();
            default -> false;
        };
    }

    private boolean belongTogether(Class<?> type) {
        return AnnotationSupport.isAnnotated(type, TestMethodOrder.class)
                || AnnotationSupport.findAnnotation(type, Execution.class)
                        .filter(execution -> execution.value() == ExecutionMode.SAME_THREAD)
                        .isPresent()
                || AnnotationSupport.findAnnotation(type, TestInstance.class)
                        .filter(instance -> instance.value() == Lifecycle.PER_CLASS)
                        .isPresent();
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "the tests of %s", share.name());
    }
}
