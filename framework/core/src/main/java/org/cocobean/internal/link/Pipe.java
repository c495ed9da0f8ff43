package org.cocobean.internal.link;

import com.sun.jna.Function;
import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;

/// A pipe whose write end is a file descriptor that native code can use.
public final class Pipe implements AutoCloseable {

    private static final int CLOSE_ON_EXEC = 0x80000;

    private final int writeEnd;
    private boolean closed;
    private final InputStream input;

    private Pipe(int writeEnd, InputStream input) {
        this.writeEnd = writeEnd;
        this.input = input;
    }

    /// Opens a pipe.
    @SuppressWarnings("MustBeClosedChecker") // the reader closes the input
    public static Pipe open() throws IOException {
        int[] ends = new int[2];
        if (libc("pipe2").invokeInt(new Object[] {ends, CLOSE_ON_EXEC}) != 0) {
            throw new IOException(
                    "cannot make a pipe, error "
                            + Native.getLastError()
                            + ": too many open files?");
        }
        try {
            return new Pipe(ends[1], new FileInputStream("/proc/self/fd/" + ends[0]));
        } finally {
            close(ends[0]);
        }
    }

    private static Function libc(String name) {
        return NativeLibrary.getInstance("c").getFunction(name);
    }

    private static void close(int descriptor) {
        libc("close").invokeInt(new Object[] {descriptor});
    }

    /// Returns the descriptor to write to; closed with this pipe, not with the input.
    public int writeEnd() {
        return writeEnd;
    }

    /// Returns what comes out; ends when all write ends are closed. Whoever reads it closes it.
    public InputStream input() {
        return input;
    }

    /// Closes the write end.
    @Override
    public void close() {
        if (!closed) {
            closed = true;
            close(writeEnd);
        }
    }
}
