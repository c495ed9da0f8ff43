package org.cocobean.bus.register;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.cocobean.bus.memory.AddressBus;
import org.cocobean.dut.Signal;
import org.cocobean.value.LogicVector;

/// A register of a [RegisterBlock]: read and written over the bus, and, where its signal is known,
/// past it. It keeps in mind what the design must have in it: its *mirror*.
///
/// @param <T> the record of its fields
public final class Register<T extends Record> {

    private final String name;
    private final AddressBus bus;
    private final long address;
    private final int bytes;
    private final long reset;
    private final FieldLayout<T> layout;
    private Optional<Signal> behind = Optional.empty();
    private long mirror;

    Register(
            String name,
            AddressBus bus,
            long address,
            int bytes,
            long reset,
            FieldLayout<T> layout) {
        this.name = name;
        this.bus = bus;
        this.address = address;
        this.bytes = bytes;
        this.reset = reset;
        this.layout = layout;
        this.mirror = reset;
    }

    static <T extends Record> Register<T> of(
            String name, AddressBus bus, long base, At at, Class<T> type) {
        int bytes = at.bytes();
        if (Integer.bitCount(bytes) != 1 || bytes > 8) {
            throw new IllegalArgumentException(
                    "%s has %d bytes: a register has 1, 2, 4 or 8".formatted(name, bytes));
        }
        FieldLayout<T> layout = new RecordLayout<>(type, bytes * 8);
        return new Register<>(name, bus, base + at.value(), bytes, at.reset(), layout);
    }

    /// Returns the name of its method.
    public String name() {
        return name;
    }

    /// Returns where it is on the bus.
    public long address() {
        return address;
    }

    /// Says which signal of the design holds it, for [#peek()] and [#poke].
    ///
    /// @return this
    public Register<T> behind(Signal signal) {
        behind = Optional.of(signal);
        return this;
    }

    // ---- over the bus

    /// Reads it.
    public T read() {
        return layout.decode(readBits());
    }

    /// Writes it.
    public void write(T value) {
        writeBits(layout.encode(value));
    }

    /// Reads it, and writes what becomes of it. Bits that a 1 clears or sets are written as they
    /// were read: leave them 0 in what you return.
    public void update(UnaryOperator<T> change) {
        write(change.apply(read()));
    }

    /// Reads it and compares it with the mirror.
    ///
    /// @throws AssertionError naming the fields that differ
    public void check() {
        long expected = mirror;
        long seen = readBits();
        List<String> wrong =
                layout.fields().stream()
                        .filter(f -> f.access().isReadable() && !f.isVolatile())
                        .filter(f -> ((seen ^ expected) & f.mask()) != 0)
                        .map(f ->
                                "%s is 0x%x, not 0x%x"
                                        .formatted(
                                                f.name(),
                                                (seen & f.mask()) >>> f.low(),
                                                (expected & f.mask()) >>> f.low()))
                        .toList();
        if (!wrong.isEmpty()) {
            throw new AssertionError(
                    "%s at 0x%x: %s".formatted(name, address, String.join(", ", wrong)));
        }
    }

    long readBits() {
        ByteBuffer data = ByteBuffer.wrap(bus.read(address, bytes)).order(bus.order());
        long bits =
                switch (bytes) {
                    case 1 -> data.get() & 0xffL;
                    case 2 -> data.getShort() & 0xffffL;
                    case 4 -> data.getInt() & 0xffff_ffffL;
                    default -> data.getLong();
                };
        for (FieldLayout.Field field : layout.fields()) {
            if (field.access().isReadable()) {
                keep(field, field.access().read(bits & field.mask()));
            }
        }
        return bits;
    }

    void writeBits(long bits) {
        ByteBuffer all = ByteBuffer.allocate(8).order(bus.order()).putLong(bits);
        int from = bus.order() == ByteOrder.LITTLE_ENDIAN ? 0 : 8 - bytes;
        byte[] data = new byte[bytes];
        all.get(from, data);
        bus.writeBytes(address, data);
        for (FieldLayout.Field field : layout.fields()) {
            long mask = field.mask();
            keep(field, field.access().written(mirror & mask, bits & mask));
        }
    }

    private void keep(FieldLayout.Field field, long bits) {
        mirror = (mirror & ~field.mask()) | (bits & field.mask());
    }

    // ---- past the bus

    private Signal signal() {
        return behind.orElseThrow(() ->
                new IllegalStateException(
                        "%s has no back door: name its signal by behind(...)".formatted(name)));
    }

    /// Returns what the signal behind it has, without an access. Nothing of it changes.
    public T peek() {
        return layout.decode(signal().toLong());
    }

    /// Puts a value into the signal behind it, without an access.
    public void poke(T value) {
        mirror = layout.encode(value);
        signal().set(LogicVector.of(mirror, signal().width()));
    }

    // ---- what it must have

    /// Returns what it must have, as far as is known from its resets, writes and reads.
    public T mirror() {
        return layout.decode(mirror);
    }

    /// A reset came.
    public void reset() {
        mirror = reset;
    }

    List<FieldLayout.Field> fields() {
        return layout.fields();
    }

    int bytes() {
        return bytes;
    }

    long resetBits() {
        return reset;
    }

    long mirrorBits() {
        return mirror;
    }

    /// The bits of all fields that keep what is written.
    long kept() {
        return layout.fields().stream()
                .filter(f -> f.access() == Access.READ_WRITE && !f.isVolatile())
                .mapToLong(FieldLayout.Field::mask)
                .reduce(0, (a, b) -> a | b);
    }
}
