package org.cocobean.internal.link;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// The memory window as the JVM sees it: a mapped file that vanishes when it is closed.
///
/// The lock on its first byte tells the agent that this JVM lives. Not thread-safe: whoever has the
/// turn may use it.
public final class Window implements AutoCloseable {

    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT;
    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG;
    private static final ValueLayout.OfByte BYTE = ValueLayout.JAVA_BYTE;
    private static final Path SHARED_MEMORY = Path.of("/dev/shm");

    private final Path file;
    private final FileChannel channel;
    private final FileLock lifeline;
    private final Arena arena;
    private final MemorySegment memory;

    private Window(
            Path file, FileChannel channel, FileLock lifeline, Arena arena, MemorySegment memory) {
        this.file = file;
        this.channel = channel;
        this.lifeline = lifeline;
        this.arena = arena;
        this.memory = memory;
    }

    /// Creates an empty window in shared memory.
    public static Window create() throws IOException {
        return create(directory());
    }

    /// Returns where windows are made: in memory, where there is some.
    public static Path directory() {
        return Files.isWritable(SHARED_MEMORY)
                ? SHARED_MEMORY
                : Path.of(System.getProperty("java.io.tmpdir"));
    }

    /// Creates an empty window in the given directory, which should be in memory.
    @SuppressWarnings("MustBeClosedChecker") // the window owns the channel and closes it
    public static Window create(Path directory) throws IOException {
        LeftWindows.sweep(directory);
        Path file = Files.createTempFile(directory, LeftWindows.prefix(), LeftWindows.suffix());
        Arena arena = Arena.ofShared();
        FileChannel channel = null;
        try {
            channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
            FileLock lifeline = channel.lock(0, 1, false);
            MemorySegment memory =
                    channel.map(FileChannel.MapMode.READ_WRITE, 0, WindowLayout.SIZE, arena);
            memory.set(LONG, WindowLayout.MAGIC, WindowLayout.MAGIC_VALUE);
            memory.set(INT, WindowLayout.VERSION, WindowLayout.VERSION_VALUE);
            return new Window(file, channel, lifeline, arena, memory);
        } catch (IOException | RuntimeException e) {
            arena.close();
            if (channel != null) {
                channel.close();
            }
            Files.deleteIfExists(file);
            throw e;
        }
    }

    /// Takes the file's name away once everybody has opened it, so that nothing is left behind even
    /// by a JVM that is killed.
    void hide() throws IOException {
        Files.deleteIfExists(file);
    }

    /// Returns the file, which other processes map.
    public Path file() {
        return file;
    }

    /// Returns the address of the first byte.
    public long address() {
        return memory.address();
    }

    MemorySegment memory() {
        return memory;
    }

    /// Returns the 32-bit word at an offset.
    public int getInt(long offset) {
        return memory.get(INT, offset);
    }

    /// Sets the 32-bit word at an offset.
    public void setInt(long offset, int value) {
        memory.set(INT, offset, value);
    }

    /// Returns the 64-bit word at an offset.
    public long getLong(long offset) {
        return memory.get(LONG, offset);
    }

    /// Sets the 64-bit word at an offset.
    public void setLong(long offset, long value) {
        memory.set(LONG, offset, value);
    }

    /// Sets the byte at an offset.
    public void setByte(long offset, int value) {
        memory.set(BYTE, offset, (byte) value);
    }

    /// Copies bytes out of the payload.
    public byte[] payload(int from, int length) {
        return bytes(WindowLayout.PAYLOAD + from, length);
    }

    byte[] bytes(long offset, int length) {
        byte[] bytes = new byte[length];
        MemorySegment.copy(memory, BYTE, offset, bytes, 0, length);
        return bytes;
    }

    /// Fills the payload.
    public void setPayload(byte[] bytes) {
        if (bytes.length > WindowLayout.PAYLOAD_SIZE) {
            throw new IllegalArgumentException(
                    bytes.length
                            + " bytes do not fit the link's payload of "
                            + WindowLayout.PAYLOAD_SIZE);
        }
        MemorySegment.copy(bytes, 0, memory, BYTE, WindowLayout.PAYLOAD, bytes.length);
        setInt(WindowLayout.PAYLOAD_LENGTH, bytes.length);
    }

    /// Unmaps and deletes the window. The simulator must be gone.
    @Override
    public void close() throws IOException {
        try (channel) {
            lifeline.release();
            arena.close();
        } finally {
            Files.deleteIfExists(file);
        }
    }
}
