package org.cocobean.internal.link;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Opens links. A native library is loaded once per JVM.
public final class Links {

    private static final Map<String, Links> LOADED = new ConcurrentHashMap<>();

    private final NativeCall call;

    private Links(NativeCall call) {
        this.call = call;
    }

    /// Loads the JVM's end of the link.
    ///
    /// @param how `jna`, `ffm`, or `auto` for the quickest that the JVM allows without a warning
    public static Links load(NativeLibraries libraries, String how) {
        return LOADED.computeIfAbsent(
                how + " " + libraries.link(), key -> new Links(call(libraries, how)));
    }

    private static NativeCall call(NativeLibraries libraries, String how) {
        NativeCall jna = new JnaCall(libraries.link());
        boolean ffm = how.equals("ffm") || (how.equals("auto") && FfmCall.isEnabled());
        return ffm ? new FfmCall(libraries.link(), jna) : jna;
    }

    /// Links to a simulator process that runs, or is about to run, on this window.
    public Link toProcess(Window window, Peer peer, Handover handover) {
        return Link.toProcess(window, peer, call, handover);
    }

    /// Prepares a link to a simulator process that does not share the window's memory.
    public SocketCall listen(Window window) throws IOException {
        return SocketCall.listen(window);
    }

    /// Links to a simulator process that calls, or is about to.
    public Link overSocket(Window window, Peer peer, SocketCall socket) {
        return Link.toProcess(window, peer, socket, Handover.SPIN);
    }

    /// Links to a model in this JVM.
    public Link toModel(Window window, Peer peer, ModelLibrary model) {
        return Link.toModel(window, peer, call, model.run(), model.context());
    }

    /// Wakes who waits for a simulator process that is gone; may be called from any thread.
    public void peerDied(Window window) {
        call.peerDied(window.address());
    }
}
