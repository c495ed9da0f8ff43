package org.cocobean.internal.junit;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.cocobean.report.TestOutcome.Artefacts;
import org.cocobean.report.TestOutcome.Setup;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;
import org.junit.platform.engine.support.store.Namespace;
import org.junit.platform.launcher.LauncherSession;

/// What only the extension knows of a test with a design, for the recorder of its outcome.
public record TestFacts(String simulator, Setup setup, Artefacts artefacts) {

    /// Of a test without a design.
    static final TestFacts NONE = new TestFacts("", Setup.NONE, Artefacts.NONE);

    private static final String KEY = "facts";

    /// Of a test that is not run.
    public static TestFacts ofSkipped(String simulator, String design) {
        return new TestFacts(simulator, new Setup(design, "", ""), Artefacts.NONE);
    }

    /// Keeps these facts of a test until it is recorded; what was told before is replaced.
    public void tell(ExtensionContext context) {
        Desk.of(context).ifPresent(desk -> desk.facts.put(context.getUniqueId(), this));
    }

    /// Tells that there is one such invocation for each simulator, so that its number says nothing.
    public static void tellOfSimulator(ExtensionContext invocation) {
        Desk.of(invocation).ifPresent(desk -> desk.ofSimulators.add(invocation.getUniqueId()));
    }

    /// Where facts lie between extension and recorder; a run that is not recorded has none.
    record Desk(Map<String, TestFacts> facts, Set<String> ofSimulators) {

        static Optional<Desk> of(ExtensionContext context) {
            return Optional.ofNullable(
                    context.getStore(
                                    StoreScope.LAUNCHER_SESSION,
                                    ExtensionContext.Namespace.create(TestFacts.class))
                            .get(KEY, Desk.class));
        }

        static Desk in(LauncherSession session) {
            Desk desk = new Desk(new ConcurrentHashMap<>(), ConcurrentHashMap.newKeySet());
            session.getStore().put(Namespace.create(TestFacts.class), KEY, desk);
            return desk;
        }

        TestFacts take(String test) {
            @Nullable TestFacts found = facts.remove(test);
            return found == null ? NONE : found;
        }
    }
}
