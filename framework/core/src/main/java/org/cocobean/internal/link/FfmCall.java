package org.cocobean.internal.link;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.nio.file.Path;

/// The native call through the foreign-function API: quicker per call than JNA. Only the two hot
/// functions go this way.
@SuppressWarnings("restricted")
final class FfmCall implements NativeCall {

    private final NativeCall others;
    private final MethodHandle transfer;
    private final MethodHandle await;

    FfmCall(Path library, NativeCall others) {
        this.others = others;
        SymbolLookup symbols = SymbolLookup.libraryLookup(library, Arena.global());
        this.transfer = function(symbols, "cocobean_transfer", JAVA_LONG);
        this.await = function(symbols, "cocobean_await", JAVA_LONG);
    }

    private static MethodHandle function(
            SymbolLookup symbols, String name, MemoryLayout... arguments) {
        return Linker.nativeLinker()
                .downcallHandle(
                        symbols.findOrThrow(name), FunctionDescriptor.of(JAVA_INT, arguments));
    }

    /// Tells whether the JVM lets this module call native code without a warning.
    static boolean isEnabled() {
        return JvmAccess.isOpen() && FfmCall.class.getModule().isNativeAccessEnabled();
    }

    @Override
    public long openProcess(long window, int fixedMode) {
        return others.openProcess(window, fixedMode);
    }

    @Override
    public long openModel(long window, long run, long context) {
        return others.openModel(window, run, context);
    }

    @Override
    public int transfer(long link) {
        try {
            return (int) transfer.invokeExact(link);
        } catch (Throwable e) {
            throw new IllegalStateException("the native call failed", e);
        }
    }

    @Override
    public int await(long link) {
        try {
            return (int) await.invokeExact(link);
        } catch (Throwable e) {
            throw new IllegalStateException("the native call failed", e);
        }
    }

    @Override
    public void close(long link) {
        others.close(link);
    }

    @Override
    public void peerDied(long window) {
        others.peerDied(window);
    }
}
