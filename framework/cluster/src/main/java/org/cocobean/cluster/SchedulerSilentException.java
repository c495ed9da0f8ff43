package org.cocobean.cluster;

/// Raised when a scheduler does not say anything of jobs; its message is what it says instead.
final class SchedulerSilentException extends Exception {

    private static final long serialVersionUID = 1;

    SchedulerSilentException(String message) {
        super(message);
    }
}
