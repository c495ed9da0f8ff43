package org.cocobean.architecture.planted.clock;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Keeps what changes in a field that is final.
public final class Keeping {

    private static final Map<String, Integer> SEEN = new ConcurrentHashMap<>();

    /// Counts.
    public int next(String name) {
        return SEEN.merge(name, 1, Integer::sum);
    }
}
