package org.cocobean.internal.kernel;

import org.cocobean.trigger.Trigger;

/// Waits for the end that the HDL makes, which is told as an error: it never fires.
final class EndTrigger extends KernelTrigger {

    private final WaitPoint point =
            new WaitPoint() {
                @Override
                Trigger trigger() {
                    return EndTrigger.this;
                }

                // the simulation may go on, whether anyone waits for anything in it or not
                @Override
                void arm() {
                    kernel.scheduler().armed(1);
                }

                @Override
                void disarm() {
                    kernel.scheduler().armed(-1);
                }
            };

    EndTrigger(Kernel kernel) {
        super(kernel);
    }

    @Override
    WaitPoint prepare() {
        return point;
    }

    @Override
    public String toString() {
        return "the end of the simulation by the HDL";
    }
}
