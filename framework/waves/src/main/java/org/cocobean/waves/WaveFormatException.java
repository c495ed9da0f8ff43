package org.cocobean.waves;

/// A file does not hold waves, or in a form that is not understood. The message says which file,
/// what was found and what was expected.
public final class WaveFormatException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    WaveFormatException(String message) {
        super(message);
    }
}
