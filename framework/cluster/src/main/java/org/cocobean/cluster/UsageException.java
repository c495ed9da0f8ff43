package org.cocobean.cluster;

/// Raised for a command line that asks for what cannot be; its message is for the user.
final class UsageException extends RuntimeException {

    private static final long serialVersionUID = 1;

    UsageException(String message) {
        super(message);
    }
}
