package org.cocobean.bus.bench;

import java.util.Map;

/// What a scoreboard compares field by field, as it does records.
public interface Fields {

    /// Returns the values of the fields by their names, in a fixed order.
    Map<String, Object> fields();
}
