package org.cocobean.internal.kernel;

import org.cocobean.dut.Handle;
import org.cocobean.dut.HandleKind;

/// An object of the design, as the agent described it when it was looked up.
abstract sealed class HdlObject implements Handle permits ArrayImpl, ScopeImpl, SignalImpl {

    final Kernel kernel;
    final ObjectInfo info;
    final String path;

    HdlObject(Kernel kernel, ObjectInfo info, String path) {
        this.kernel = kernel;
        this.info = info;
        this.path = path;
    }

    @Override
    public final String name() {
        return info.name();
    }

    @Override
    public final String path() {
        return path;
    }

    @Override
    public HandleKind kind() {
        return info.kind();
    }

    @Override
    public final String toString() {
        return path;
    }
}
