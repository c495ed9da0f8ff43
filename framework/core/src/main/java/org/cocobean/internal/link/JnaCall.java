package org.cocobean.internal.link;

import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import java.nio.file.Path;

/// The native call through JNA direct mapping. Pointers travel as `long`, which the 64-bit ABIs
/// pass alike.
final class JnaCall implements NativeCall {

    JnaCall(Path library) {
        Native.register(Direct.class, NativeLibrary.getInstance(library.toString()));
    }

    @Override
    public long openProcess(long window, int fixedMode) {
        return Direct.cocobean_open_process(window, fixedMode);
    }

    @Override
    public long openModel(long window, long run, long context) {
        return Direct.cocobean_open_model(window, run, context);
    }

    @Override
    public int transfer(long link) {
        return Direct.cocobean_transfer(link);
    }

    @Override
    public int await(long link) {
        return Direct.cocobean_await(link);
    }

    @Override
    public void close(long link) {
        Direct.cocobean_close(link);
    }

    @Override
    public void peerDied(long window) {
        Direct.cocobean_peer_died(window);
    }

    /// Names as in C, which direct mapping asks for.
    @SuppressWarnings("MethodName")
    private static final class Direct {
        static native long cocobean_open_process(long window, int fixedMode);

        static native long cocobean_open_model(long window, long run, long context);

        static native int cocobean_transfer(long link);

        static native int cocobean_await(long link);

        static native void cocobean_close(long link);

        static native void cocobean_peer_died(long window);
    }
}
