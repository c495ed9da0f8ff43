package org.cocobean.waves;

import java.util.OptionalLong;

/// What went on in a lane beside the signals, in units of the file's time.
///
/// @param lane the name of the lane, such as that of a bus
/// @param end when it had ended; empty for what was still under way
/// @param sampled whether `start` is the edge at which it was first seen, so that it was there in
///   the cycle before
/// @param label what stands in its box
/// @param details what is told beside it
public record WaveTransaction(
        String lane, long start, OptionalLong end, boolean sampled, String label, String details) {}
