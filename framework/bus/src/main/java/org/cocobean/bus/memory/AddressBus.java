package org.cocobean.bus.memory;

import static org.cocobean.Cocobean.now;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.function.IntPredicate;
import org.cocobean.time.SimTime;
import org.cocobean.trigger.SimTimeoutException;

/// A memory-mapped bus as the one who asks sees it, whatever its protocol. A test written for one
/// runs on all.
///
/// ```java
/// bus.writeInt(0x10, 0xcafe);
/// assertThat(bus.readInt(0x10)).isEqualTo(0xcafe);
/// bus.poll(STATUS, status -> (status & 1) == 1, us(10));
/// ```
///
/// Addresses count bytes; the first byte of an array is that of the lowest address, and [#order()]
/// is that of the bytes of numbers. Only a task of the simulation may call these methods, in any
/// [phase][org.cocobean.trigger.Phase] but the end of a time step: pins are driven as by
/// `Signal.set`, so an access that begins at a clock edge is seen by the design at the next one.
/// What blocks returns when the answer has been sampled, at a clock edge. What is longer than a
/// transfer of the protocol becomes several.
///
/// Accesses of several tasks may be under way at once. An access that a test has started and that
/// is answered with an error which nobody has asked for fails the test at its end, as does one that
/// is never answered.
public interface AddressBus extends Target {

    /// Returns the order of the bytes of numbers; little-endian unless the bus was made otherwise.
    ByteOrder order();

    /// Starts to read; does not block, unless as much as the bus may hold is under way.
    ///
    /// @param address of the first byte
    /// @param length in bytes, at least 1
    /// @return waits for the answer, which may be an error
    Pending<Reply> startRead(long address, int length);

    /// Starts to write; does not block, unless as much as the bus may hold is under way.
    ///
    /// @param address of the first byte
    /// @param data at least one byte; is copied
    /// @return waits for the answer, which may be an error
    Pending<Reply> startWrite(long address, byte... data);

    /// Blocks until all that was started has been answered.
    void drain();

    /// Reads and blocks until the answer is there.
    ///
    /// @param length in bytes
    /// @return as many bytes, that of the lowest address first
    /// @throws BusErrorException when the answer is an error
    default byte[] read(long address, int length) {
        return checked("read", startRead(address, length).await()).data();
    }

    /// Writes and blocks until the answer is there.
    ///
    /// @throws BusErrorException when the answer is an error
    default void writeBytes(long address, byte... data) {
        checked("write", startWrite(address, data).await());
    }

    private static Reply checked(String what, Reply reply) {
        if (reply.response().isError()) {
            throw new BusErrorException(
                    "%s of %d bytes at 0x%x was answered with %s at %s"
                            .formatted(
                                    what,
                                    reply.data().length,
                                    reply.address(),
                                    reply.response(),
                                    reply.end()),
                    reply.address(),
                    reply.response());
        }
        return reply;
    }

    @Override
    default Response read(long address, byte[] into) {
        Reply reply = startRead(address, into.length).await();
        if (!reply.response().isError()) {
            System.arraycopy(reply.data(), 0, into, 0, into.length);
        }
        return reply.response();
    }

    @Override
    default Response write(long address, byte[] data) {
        return startWrite(address, data).await().response();
    }

    private ByteBuffer buffer(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(order());
    }

    /// Reads a byte, unsigned.
    ///
    /// @throws BusErrorException when the answer is an error
    default int readByte(long address) {
        return read(address, 1)[0] & 0xff;
    }

    /// Reads two bytes, unsigned.
    ///
    /// @throws BusErrorException when the answer is an error
    default int readShort(long address) {
        return buffer(read(address, 2)).getShort() & 0xffff;
    }

    /// Reads four bytes.
    ///
    /// @throws BusErrorException when the answer is an error
    default int readInt(long address) {
        return buffer(read(address, 4)).getInt();
    }

    /// Reads eight bytes.
    ///
    /// @throws BusErrorException when the answer is an error
    default long readLong(long address) {
        return buffer(read(address, 8)).getLong();
    }

    /// Writes a byte.
    ///
    /// @param value its lowest 8 bits are written
    /// @throws BusErrorException when the answer is an error
    default void writeByte(long address, int value) {
        writeBytes(address, (byte) value);
    }

    /// Writes two bytes.
    ///
    /// @param value its lowest 16 bits are written
    /// @throws BusErrorException when the answer is an error
    default void writeShort(long address, int value) {
        writeBytes(address, buffer(new byte[2]).putShort((short) value).array());
    }

    /// Writes four bytes.
    ///
    /// @throws BusErrorException when the answer is an error
    default void writeInt(long address, int value) {
        writeBytes(address, buffer(new byte[4]).putInt(value).array());
    }

    /// Writes eight bytes.
    ///
    /// @throws BusErrorException when the answer is an error
    default void writeLong(long address, long value) {
        writeBytes(address, buffer(new byte[8]).putLong(value).array());
    }

    /// Reads four bytes until they are as wanted, one access right after the other and at least
    /// once.
    ///
    /// @param limit of simulated time; an access that is under way when it is over still ends
    /// @return what was read at last
    /// @throws SimTimeoutException when the time is over first
    /// @throws BusErrorException when an answer is an error
    default int poll(long address, IntPredicate until, SimTime limit) {
        SimTime end = now().plus(limit);
        int value = readInt(address);
        while (!until.test(value)) {
            if (now().compareTo(end) >= 0) {
                throw new SimTimeoutException(
                        "0x%x at 0x%x is not what was waited for, after %s"
                                .formatted(value, address, limit));
            }
            value = readInt(address);
        }
        return value;
    }
}
