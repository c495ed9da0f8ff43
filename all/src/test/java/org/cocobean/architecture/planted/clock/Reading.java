package org.cocobean.architecture.planted.clock;

/// Reads the environment itself.
public final class Reading {

    /// Reads.
    public String read() {
        return String.valueOf(System.getenv("HOME"));
    }
}
