package org.cocobean.internal.link;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The hand-over to a simulator that shares no memory with this JVM, the twin of `socket_link.c`:
/// each side has a window of its own, and giving the turn is sending what changed in it.
///
/// Stands in for the native call of one link.
@SuppressWarnings("ByteBufferBackingArray") // all buffers are allocated here, with their arrays
public final class SocketCall implements NativeCall, AutoCloseable {

    private static final int SLICE_MS = 100;
    private static final int FAREWELL_MS = 10_000;
    private static final int LINE = 64;
    private static final int HEAD = 8;

    private final Window window;
    private final Window seen;
    private final ServerSocket server;
    private final String token;
    private @Nullable Socket socket;
    private @Nullable String trouble;
    private ByteBuffer out = buffer(1 << 12);
    private ByteBuffer in = buffer(1 << 12);

    private SocketCall(Window window, Window seen, ServerSocket server, String token) {
        this.window = window;
        this.seen = seen;
        this.server = server;
        this.token = token;
    }

    /// Waits for a simulator at a port of this machine that only its own programs reach, and those
    /// that the container engine lets through.
    @SuppressWarnings("MustBeClosedChecker") // closed with the link
    static SocketCall listen(Window window) throws IOException {
        ServerSocket server = new ServerSocket(0, 8, InetAddress.getLoopbackAddress());
        server.setSoTimeout(SLICE_MS);
        byte[] secret = new byte[16];
        new SecureRandom().nextBytes(secret);
        return new SocketCall(window, copy(), server, HexFormat.of().formatHex(secret));
    }

    /// What the other side knows; nobody else opens it.
    private static Window copy() throws IOException {
        Window copy = Window.create();
        copy.hide();
        return copy;
    }

    /// Returns what the agent is told by `COCOBEAN_SOCKET`.
    ///
    /// @param host the name by which the simulator reaches this machine
    public String address(String host) {
        return host + ":" + server.getLocalPort() + ":" + token;
    }

    private static ByteBuffer buffer(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }

    // ---- the seam

    @Override
    public long openProcess(long address, int fixedMode) {
        return 0;
    }

    @Override
    public long openModel(long address, long run, long context) {
        throw new IllegalStateException("a model in this JVM needs no socket");
    }

    @Override
    public void peerDied(long address) {
        throw new IllegalStateException("the word for it is in the window");
    }

    @Override
    public int transfer(long link) {
        boolean last = window.command().isFinish();
        Socket connected = socket;
        try {
            if (connected != null) {
                send(connected.getOutputStream());
            }
        } catch (IOException e) {
            trouble = e.toString();
            return last ? TURN : DEAD;
        }
        return last ? farewell(link) : await(link);
    }

    /// The last that the agent tells; it may take as long as the last time step does.
    private int farewell(long link) {
        int result = WAITING;
        for (long slices = FAREWELL_MS / SLICE_MS; result == WAITING && slices > 0; slices--) {
            result = await(link);
        }
        return TURN;
    }

    @Override
    public int await(long link) {
        try {
            Socket connected = socket;
            if (connected == null) {
                connected = accept();
            }
            return receive(connected.getInputStream());
        } catch (SocketTimeoutException e) {
            return get(WindowLayout.PEER_DEAD) != 0 ? DEAD : WAITING;
        } catch (EOFException e) {
            return DEAD;
        } catch (IOException e) {
            trouble = e.toString();
            return DEAD;
        }
    }

    @Override
    public Optional<String> trouble() {
        return Optional.ofNullable(trouble);
    }

    @Override
    public void close(long link) {
        close();
    }

    @Override
    public void close() {
        try (server;
                seen;
                Socket connected = socket) {
            socket = null;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException("cannot close the link to the simulator", e);
        }
    }

    // ---- the wire

    /// Somebody who does not know the token is sent away.
    private Socket accept() throws IOException {
        Socket guest = server.accept();
        guest.setSoTimeout(SLICE_MS);
        byte[] words = guest.getInputStream().readNBytes(token.length());
        if (!Arrays.equals(words, token.getBytes(StandardCharsets.US_ASCII))) {
            guest.close();
            throw new SocketTimeoutException("a stranger called");
        }
        guest.setTcpNoDelay(true);
        socket = guest;
        send(guest.getOutputStream());
        return guest;
    }

    private void send(OutputStream stream) throws IOException {
        out.clear().putInt(0);
        append(0, WindowLayout.TURN);
        append(WindowLayout.COMMAND, WindowLayout.FIRED);
        appendList(WindowLayout.FIRED, 4, WindowLayout.FIRED_COUNT);
        appendList(WindowLayout.ARM, 4, WindowLayout.ARM_COUNT);
        appendList(WindowLayout.WRITE, 4, WindowLayout.WRITE_COUNT);
        appendList(WindowLayout.SAMPLE, 4, WindowLayout.SAMPLE_COUNT);
        appendList(WindowLayout.ENGINE, WindowLayout.ENGINE_SIZE, WindowLayout.ENGINE_COUNT);
        appendList(WindowLayout.PAYLOAD, 1, WindowLayout.PAYLOAD_LENGTH);
        append(WindowLayout.SLOT_AREA, get(WindowLayout.SLOTS_END));
        out.putInt(0, out.position() - Integer.BYTES);
        stream.write(out.array(), 0, out.position());
    }

    private int get(long offset) {
        return window.memory().get(Window.INT, offset);
    }

    private void appendList(long from, long size, long count) {
        append(from, from + size * get(count));
    }

    /// Appends the lines between two offsets that the other side has not seen.
    private void append(long from, long to) {
        MemorySegment now = window.memory();
        long at = from;
        while (at < to) {
            long same = MemorySegment.mismatch(now, at, to, seen.memory(), at, to);
            if (same < 0) {
                return;
            }
            at += same / LINE * LINE;
            int length = (int) Math.min(LINE, to - at);
            if (out.remaining() < HEAD + length) {
                out = buffer(2 * out.capacity() + HEAD + length).put(out.flip());
            }
            out.putInt((int) at).putInt(length);
            MemorySegment.copy(now, ValueLayout.JAVA_BYTE, at, out.array(), out.position(), length);
            out.position(out.position() + length);
            MemorySegment.copy(now, at, seen.memory(), at, length);
            at += length;
        }
    }

    /// Goes on where an earlier slice ended.
    private int receive(InputStream stream) throws IOException {
        fill(stream, Integer.BYTES);
        int end = Integer.BYTES + in.getInt(0);
        if (in.capacity() < end) {
            in = buffer(end).put(in.flip());
        }
        fill(stream, end);
        in.flip().position(Integer.BYTES);
        while (in.hasRemaining()) {
            int at = in.getInt();
            int length = in.getInt();
            take(window.memory(), at, length);
            take(seen.memory(), at, length);
            in.position(in.position() + length);
        }
        in.clear();
        return TURN;
    }

    private void fill(InputStream stream, int end) throws IOException {
        while (in.position() < end) {
            int n = stream.read(in.array(), in.position(), end - in.position());
            if (n < 0) {
                throw new EOFException("the simulator is gone");
            }
            in.position(in.position() + n);
        }
    }

    private void take(MemorySegment memory, int at, int length) {
        MemorySegment.copy(in.array(), in.position(), memory, ValueLayout.JAVA_BYTE, at, length);
    }
}
