package org.cocobean.internal.kernel;

import java.util.concurrent.locks.LockSupport;

/// A coroutine on a virtual thread that passes a baton to and from the driver: works on every JVM
/// without flags.
final class VirtualThreadCoroutine implements Coroutine {

    private final Thread thread;
    private volatile boolean inside;
    private volatile boolean done;
    private volatile Thread driver = Thread.currentThread();

    VirtualThreadCoroutine(Runnable body) {
        thread =
                Thread.ofVirtual()
                        .name("cocobean-task")
                        .unstarted(() -> {
                            try {
                                body.run();
                            } finally {
                                done = true;
                                inside = false;
                                LockSupport.unpark(driver);
                            }
                        });
        Belongings.passScopedValues(thread);
    }

    @Override
    public void run() {
        driver = Thread.currentThread();
        inside = true;
        if (thread.getState() == Thread.State.NEW) {
            thread.start();
        } else {
            LockSupport.unpark(thread);
        }
        boolean interrupted = false;
        while (inside) {
            LockSupport.park(this);
            if (Thread.interrupted()) {
                interrupted = true;
                thread.interrupt(); // it may be the one that waits for the simulator
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void suspend() {
        inside = false;
        LockSupport.unpark(driver);
        while (!inside) {
            LockSupport.park(this);
        }
    }

    @Override
    public StackTraceElement[] stackTrace() {
        return thread.getStackTrace();
    }

    @Override
    public boolean isDone() {
        return done;
    }
}
