package org.cocobean.bus.register;

import java.nio.file.Path;

/// A file of registers is not what it should be.
public final class RegisterMapException extends RuntimeException {

    private static final long serialVersionUID = 1;

    RegisterMapException(Path file, int line, int column, String what) {
        super("%s:%d:%d: %s".formatted(file, line, column, what));
    }
}
