package org.cocobean.internal.kernel;

import org.cocobean.internal.link.Window;
import org.cocobean.internal.link.WindowLayout;

/// A wait point that a native engine of the agent fires.
abstract class EnginePoint extends WaitPoint {

    final Kernel kernel;
    final Window window;
    final int engine;
    final long base;
    private long announced = -1;

    EnginePoint(Kernel kernel, int kind) {
        this.kernel = kernel;
        this.window = kernel.window();
        this.engine = kernel.engines().allocate(this);
        this.base = WindowLayout.ENGINE + (long) WindowLayout.ENGINE_SIZE * engine;
        window.setByte(base + WindowLayout.ENGINE_KIND, kind);
    }

    final void setArmed(boolean armed) {
        if (kernel.isOver()) {
            return; // the window is gone
        }
        window.setByte(base + WindowLayout.ENGINE_ARMED, armed ? 1 : 0);
    }

    /// Puts the engine on the list of those that the agent looks at before it goes on, at most once
    /// per stop.
    final void announce() {
        if (announced != kernel.stop().number() && !kernel.isOver()) {
            announced = kernel.stop().number();
            int n = window.getInt(WindowLayout.ARM_COUNT);
            window.setInt(WindowLayout.ARM + 4L * n, engine);
            window.setInt(WindowLayout.ARM_COUNT, n + 1);
        }
    }

    /// Tells whether the agent has seen the engine since it was first announced.
    final boolean isTakenOver() {
        return announced >= 0 && announced != kernel.stop().number();
    }

    @Override
    void arm() {
        kernel.scheduler().armed(1);
    }

    @Override
    void disarm() {
        kernel.scheduler().armed(-1);
        setArmed(false);
    }

    @Override
    void fired() {
        kernel.scheduler().armed(-1);
    }
}
