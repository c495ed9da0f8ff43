package org.cocobean.internal.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The JVM's side of the link over a socket, against a simulator played here.
@Timeout(20)
class SocketCallTests {

    private Window window;
    private SocketCall call;

    @BeforeEach
    void listen() throws IOException {
        window = Window.create();
        call = SocketCall.listen(window);
    }

    @AfterEach
    void close() throws IOException {
        call.close();
        window.close();
    }

    /// What the agent is told.
    private String[] address() {
        String[] parts = call.address("127.0.0.1").split(":");
        assertThat(parts).hasSize(3);
        return parts;
    }

    private Socket connect(String token) throws IOException {
        Socket socket = new Socket(address()[0], Integer.parseInt(address()[1]));
        socket.getOutputStream().write(token.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private static ByteBuffer frame(Socket socket) throws IOException {
        DataInputStream in = new DataInputStream(socket.getInputStream());
        byte[] bytes = in.readNBytes(Integer.reverseBytes(in.readInt()));
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static void send(Socket socket, long offset, byte[] bytes) throws IOException {
        ByteBuffer frame = ByteBuffer.allocate(12 + bytes.length).order(ByteOrder.LITTLE_ENDIAN);
        frame.putInt(8 + bytes.length).putInt((int) offset).putInt(bytes.length).put(bytes);
        socket.getOutputStream().write(frame.array());
    }

    private void awaitTurn() {
        int result = call.await(0);
        while (result == NativeCall.WAITING) {
            result = call.await(0);
        }
        assertThat(result).isEqualTo(NativeCall.TURN);
    }

    private static byte[] bytes(long value) {
        return ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(value).array();
    }

    @Test
    void theTurnGoesWithWhatChanged() throws Exception {
        window.prepare(5);
        try (Socket agent = connect(address()[2])) {
            CompletableFuture<ByteBuffer> first =
                    CompletableFuture.supplyAsync(() -> uninterrupted(agent));
            send(agent, WindowLayout.NOW, bytes(42));
            awaitTurn();
            assertThat(window.stop().now()).isEqualTo(42);
            ByteBuffer greeting = first.get();
            assertThat(greeting.getInt(0)).isZero();
            assertThat(greeting.getLong(8)).isEqualTo(WindowLayout.MAGIC_VALUE);
            assertThat(greeting.getInt(8 + (int) WindowLayout.FLAGS)).isEqualTo(5);

            window.command().resume();
            send(agent, WindowLayout.NOW, bytes(43));
            assertThat(call.transfer(0)).isEqualTo(NativeCall.TURN);
            ByteBuffer second = frame(agent);
            assertThat(second.getInt(0)).isEqualTo((int) WindowLayout.COMMAND);
            assertThat(second.getInt(4)).isEqualTo(second.remaining() - 8).isLessThan(200);
            assertThat(second.getInt(8)).isEqualTo(WindowLayout.COMMAND_RESUME);
            assertThat(window.stop().now()).isEqualTo(43);
        }
    }

    private static ByteBuffer uninterrupted(Socket agent) {
        try {
            return frame(agent);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void muchIsSentAtOnce() throws Exception {
        byte[] payload = new byte[WindowLayout.PAYLOAD_SIZE];
        Arrays.fill(payload, (byte) 7);
        try (Socket agent = connect(address()[2])) {
            send(agent, WindowLayout.PAYLOAD, payload);
            awaitTurn();
            assertThat(
                            window.memory()
                                    .asSlice(WindowLayout.PAYLOAD, payload.length)
                                    .toArray(Window.BYTE))
                    .isEqualTo(payload);
        }
    }

    @Test
    void aStrangerIsSentAway() throws Exception {
        try (Socket stranger = connect("0".repeat(32))) {
            assertThat(call.await(0)).isEqualTo(NativeCall.WAITING);
            assertThat(stranger.getInputStream().read()).isEqualTo(-1);
        }
        try (Socket agent = connect(address()[2])) {
            send(agent, WindowLayout.NOW, bytes(1));
            awaitTurn();
        }
    }

    @Test
    void aSimulatorThatHangsUpIsDead() throws Exception {
        try (Socket agent = connect(address()[2])) {
            send(agent, WindowLayout.NOW, bytes(1));
            awaitTurn();
        }
        int result = call.await(0);
        assertThat(result).isEqualTo(NativeCall.DEAD);
    }

    @Test
    void aSimulatorThatEndsBeforeItCallsIsDead() {
        assertThat(call.await(0)).isEqualTo(NativeCall.WAITING);
        window.memory().set(Window.INT, WindowLayout.PEER_DEAD, 1);
        assertThat(call.await(0)).isEqualTo(NativeCall.DEAD);
    }
}
