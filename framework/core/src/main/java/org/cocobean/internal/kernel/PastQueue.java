package org.cocobean.internal.kernel;

import org.cocobean.internal.link.Put;
import org.cocobean.internal.link.SlotCell;
import org.cocobean.internal.link.Status;
import org.cocobean.sim.spi.Capability;

/// Writes what stands in a slot past the queue: at once, as a force, or as the end of one.
record PastQueue(Kernel kernel, SlotCell slot, String path) {

    void put(Put how, String what) {
        Status status = kernel.execute(kernel.window().command().put(slot, how));
        if (how == Put.RELEASE && status == Status.REFUSED && kernel.limits().isUndriven(path)) {
            put(Put.FORGET, what);
            return;
        }
        requireDone(status, how, what);
    }

    /// Writes some bits at once.
    void putBits(int low, int count) {
        Status status = kernel.execute(kernel.window().command().putBits(slot, low, count));
        requireDone(status, Put.IMMEDIATE, "writing immediately to");
    }

    private void requireDone(Status status, Put how, String what) {
        if (status == Status.NO_ELEMENT) {
            kernel.limits().requireDone(status, Capability.ELEMENT_FORCE, what + " " + path);
        }
        kernel.limits().requireDone(status, capability(how), what + " " + path);
        kernel.limits().requireOk(status, what + " " + path);
        kernel.stop().writtenAtOnce();
    }

    private static Capability capability(Put how) {
        return switch (how) {
            case IMMEDIATE -> Capability.IMMEDIATE_WRITE;
            case RELEASE -> Capability.RELEASE;
            default -> Capability.FORCE;
        };
    }
}
