package org.cocobean.internal.link;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
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

    static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT;
    static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG;
    static final ValueLayout.OfByte BYTE = ValueLayout.JAVA_BYTE;
    private static final int STEP = 1 << 18;
    private static final ByteBuffer ZEROS = ByteBuffer.allocateDirect(STEP).asReadOnlyBuffer();
    private static final Path SHARED_MEMORY = Path.of("/dev/shm");

    private final Path file;
    private final FileChannel channel;
    private final FileLock lifeline;
    private final Arena arena;
    private final MemorySegment memory;
    private final SlotArea slots;
    private final StopCell stop;
    private final Payload payload;
    private final CommandCell command;
    private final IndexList fired;
    private final IndexList arms;
    private final SlotList writes;
    private final SlotList samples;
    private long reserved;

    private Window(
            Path file, FileChannel channel, FileLock lifeline, Arena arena, MemorySegment memory) {
        this.file = file;
        this.channel = channel;
        this.lifeline = lifeline;
        this.arena = arena;
        this.memory = memory;
        this.slots = new SlotArea(memory, this::reserve);
        this.stop = new StopCell(memory);
        this.payload = new Payload(memory);
        this.command = new CommandCell(memory, payload);
        this.fired = engines(WindowLayout.FIRED, WindowLayout.FIRED_COUNT);
        this.arms = engines(WindowLayout.ARM, WindowLayout.ARM_COUNT);
        this.writes = slots(WindowLayout.WRITE, WindowLayout.WRITE_COUNT);
        this.samples = slots(WindowLayout.SAMPLE, WindowLayout.SAMPLE_COUNT);
    }

    private IndexList engines(long first, long count) {
        return new IndexList(memory, first, count, WindowLayout.ENGINES);
    }

    private SlotList slots(long first, long count) {
        return new SlotList(new IndexList(memory, first, count, WindowLayout.SLOTS));
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
            reserve(channel, file, 0, WindowLayout.SLOT_AREA);
            MemorySegment memory =
                    channel.map(FileChannel.MapMode.READ_WRITE, 0, WindowLayout.SIZE, arena);
            memory.set(LONG, WindowLayout.MAGIC, WindowLayout.MAGIC_VALUE);
            memory.set(INT, WindowLayout.VERSION, WindowLayout.VERSION_VALUE);
            Window window = new Window(file, channel, lifeline, arena, memory);
            window.reserved = WindowLayout.SLOT_AREA;
            return window;
        } catch (IOException | RuntimeException e) {
            arena.close();
            if (channel != null) {
                channel.close();
            }
            Files.deleteIfExists(file);
            throw e;
        }
    }

    /// Makes sure that there is memory up to an offset, which must not have been used beyond what
    /// is reserved: to touch a page for which there is none would end the JVM.
    ///
    /// @throws UncheckedIOException when there is not
    private void reserve(long end) {
        if (end <= reserved) {
            return;
        }
        long next = Math.min(WindowLayout.SIZE, Math.max(end, reserved + STEP));
        try {
            reserve(channel, file, reserved, next);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        reserved = next;
    }

    private static void reserve(FileChannel channel, Path file, long from, long end)
            throws IOException {
        try {
            for (long at = from; at < end; ) {
                int size = (int) Math.min(STEP, end - at);
                at += channel.write(ZEROS.duplicate().limit(size), at);
            }
        } catch (IOException e) {
            throw new IOException(
                    "no room for the memory that is shared with the simulator, %s (%d bytes): %s; free some in %s (df -h %s), or run fewer workers"
                            .formatted(
                                    file, end, e.getMessage(), file.getParent(), file.getParent()),
                    e);
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

    /// Says what the simulator is like, and gives the agent its first turn.
    ///
    /// @param flags the bits of all flags that hold
    public void prepare(int flags) {
        memory.set(INT, WindowLayout.FLAGS, flags);
        memory.set(INT, WindowLayout.TURN, WindowLayout.TURN_AGENT);
    }

    // ---- its parts

    /// Makes a native engine.
    ///
    /// @param index how many there were before
    public EngineCell engine(int index, EngineKind kind) {
        memory.set(INT, WindowLayout.ENGINE_COUNT, index + 1);
        return new EngineCell(this, index, kind);
    }

    /// Returns how many native engines there can be.
    public static int engines() {
        return WindowLayout.ENGINES;
    }

    /// Returns where signals have their values.
    public SlotArea slots() {
        return slots;
    }

    /// Returns the present stop.
    public StopCell stop() {
        return stop;
    }

    /// Returns the next command.
    public CommandCell command() {
        return command;
    }

    /// Returns the arguments and answers of commands that are no numbers.
    public Payload payload() {
        return payload;
    }

    /// Returns what has fired: engines, and phases as [Want#ofFired] tells.
    public IndexList fired() {
        return fired;
    }

    /// Returns the engines that the agent must look at.
    IndexList arms() {
        return arms;
    }

    /// Returns the slots with a queued deposit.
    public SlotList writes() {
        return writes;
    }

    /// Returns the slots that are read at every stop.
    public SlotList samples() {
        return samples;
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
