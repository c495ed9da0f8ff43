package org.cocobean.internal.share;

/// A piece of work that this process has taken: no other one does it while this one lives.
///
/// @param piece what was taken
/// @param attempt how often it was taken, from 1: more than once after the death of a process
record Claim(Piece piece, int attempt) {}
