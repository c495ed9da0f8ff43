package org.cocobean.internal.kernel;

import org.cocobean.internal.link.Want;
import org.cocobean.trigger.Phase;

/// A phase of this time step, or the beginning of the next.
final class PhaseTrigger extends KernelTrigger {

    private final String name;
    private final Want want;
    private final PhasePoint point;

    PhaseTrigger(Kernel kernel, String name, Want want) {
        super(kernel);
        this.name = name;
        this.want = want;
        this.point = new PhasePoint(kernel, want, this);
    }

    @Override
    WaitPoint prepare() {
        if (want != Want.NEXT && kernel.phase() == Phase.END) {
            throw new IllegalStateException(
                    "cannot wait for "
                            + name
                            + " at "
                            + kernel.time()
                            + ": the simulation is in phase END, reached by readOnly(), and this time step is over;"
                            + " wait for a timer, an edge or nextTimeStep() first");
        }
        return point;
    }

    PhasePoint point() {
        return point;
    }

    @Override
    public String toString() {
        return name;
    }
}
