package org.cocobean.internal.junit.unit;

import org.cocobean.session.Session;
import org.junit.jupiter.api.extension.ExtensionContext;

/// The session that the tests of a run have, which JUnit's contexts carry: extensions ask their
/// context for it.
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
}
