package org.cocobean.internal.junit.share;

import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import org.cocobean.internal.junit.unit.TestUnit;
import org.cocobean.internal.share.Share;
import org.cocobean.session.junit.UsesExtension;
import org.cocobean.settings.Settings;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;
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

    /// Divides the tests of a run, as `cocobean.dist` says.
    public SharedTests(Share share, Settings settings) {
        this.share = share;
        this.byClass = settings.dist().filter(dist -> !dist.equals("load")).isPresent();
    }

    /// Lets the tests of a JUnit session ask here.
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
        if (isHeld(context) || !isUnit(context)) {
            return OWN;
        }
        try {
            return take(context) ? OWN : ConditionEvaluationResult.disabled(ELSEWHERE);
        } catch (IOException e) {
            throw new UnclaimedTestException(
                    "This process cannot take the test, and fails; another one may run it: %s. Is the shared directory full, or not writable from this host?"
                            .formatted(e),
                    e);
        }
    }

    /// What a test needs that is not free now (a licence) is no reason to wait: it is left to
    /// whoever comes to the end of its tests first, and waits then.
    private boolean take(ExtensionContext context) throws IOException {
        String id = context.getUniqueId();
        boolean mayBeMine = share.seemsFree(id);
        if (mayBeMine && !UsesExtension.tryTake(context)) {
            share.leaveForTheEnd(id);
            return false;
        }
        boolean mine = share.take(id);
        if (mayBeMine && !mine) {
            UsesExtension.giveBack(context);
        }
        return mine;
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

    /// With `loadfile` and `loadscope` every class is taken as a whole.
    private boolean isUnit(ExtensionContext context) {
        return switch (TestUnit.of(context)) {
            case METHOD, WHOLE_CLASS -> true;
            case CLASS -> byClass;
            case NONE -> false;
        };
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "the tests of %s", share.name());
    }
}
