package org.cocobean.session;

import org.cocobean.internal.session.EventLog;
import org.cocobean.internal.session.LockTiming;
import org.cocobean.settings.Settings;

/// What shared work needs to know of the process that asks for it.
record WorkContext(WorkerId worker, LockTiming timing, EventLog events, Activities activities) {

    static LockTiming timing(Settings settings) {
        return new LockTiming(settings.lockHeartbeat(), settings.lockStale());
    }
}
