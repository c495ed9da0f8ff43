package org.cocobean.bus;

import org.cocobean.time.SimTime;

/// What went over a bus, and when.
///
/// @param start when it was first offered, or first seen
/// @param end the clock edge of its last transfer
/// @param <T> what went
public record Transfer<T>(T item, SimTime start, SimTime end) {}
