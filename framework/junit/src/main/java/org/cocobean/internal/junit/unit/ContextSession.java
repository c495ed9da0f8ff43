package org.cocobean.internal.junit.unit;

import org.cocobean.session.Session;
import org.cocobean.settings.Settings;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;
import org.junit.platform.engine.support.store.Namespace;
import org.junit.platform.launcher.LauncherSession;

/// The session and the settings that the tests of a run have, which JUnit's contexts carry:
/// extensions ask their context for them.
public final class ContextSession {

    private static final ExtensionContext.Namespace NAMESPACE =
            ExtensionContext.Namespace.create(ContextSession.class);

    private ContextSession() {}

    /// Returns the session; that of this JVM, asked for once.
    ///
    /// @throws org.cocobean.session.CallOnceException when its run directory cannot be used
    public static Session of(ExtensionContext context) {
        return context.getRoot()
                .getStore(NAMESPACE)
                .computeIfAbsent(Session.class, key -> Session.current(), Session.class);
    }

    /// Returns what was set when the JUnit session began; in one that nobody has prepared, when it
    /// was asked for first.
    public static Settings settings(ExtensionContext context) {
        return context.getStore(StoreScope.LAUNCHER_SESSION, NAMESPACE)
                .computeIfAbsent(Settings.class, key -> Settings.load(), Settings.class);
    }

    /// Lets the tests of a JUnit session have these settings.
    public static void prepare(LauncherSession session, Settings settings) {
        session.getStore().put(Namespace.create(ContextSession.class), Settings.class, settings);
    }
}
