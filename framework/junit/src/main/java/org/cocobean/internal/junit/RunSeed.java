package org.cocobean.internal.junit;

import java.security.SecureRandom;
import org.cocobean.internal.settings.RunSettings;
import org.cocobean.session.Session;

/// The seed that all random things of a run derive from.
public final class RunSeed {

    private RunSeed() {}

    /// The one that the settings name, else one that all processes of the run draw together.
    public static long of(Session session, RunSettings settings) {
        return settings.seed().orElseGet(() -> drawn(session));
    }

    private static long drawn(Session session) {
        return session.once("seed of the run", RunSeed::draw).ensureDone();
    }

    /// Short enough to be copied by hand.
    private static Long draw() {
        return 1L + new SecureRandom().nextInt(999_999_999);
    }
}
