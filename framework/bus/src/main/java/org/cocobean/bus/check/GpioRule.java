package org.cocobean.bus.check;

/// The rules of general-purpose pins, which no standard describes.
public enum GpioRule implements Rule {
    /// A pin that the design drives stays 0 or 1 once it has been.
    KNOWN("the wire of a pin"),
    /// Design and test do not drive a pin to different levels.
    CONTENTION("the wire of a pin"),
    /// A pin keeps each level for the time that the test demands.
    SHORTEST("Gpio.shortest");

    private final String clause;

    GpioRule(String clause) {
        this.clause = clause;
    }

    @Override
    public String clause() {
        return clause;
    }
}
