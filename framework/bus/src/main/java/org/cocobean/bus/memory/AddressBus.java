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
/// Accesses of several tasks may be under way at once. An access that a test has started and that
/// is answered with an error which nobody has asked for fails the test at its end, as does one that
/// is never answered.
public interface AddressBus extends Target {

    /// Returns the order of the bytes of numbers; little-endian unless the bus was made otherwise.
    ByteOrder order();

    /// Starts to read; does not block, unless as much as the bus may hold is under way.
    Pending<Reply> startRead(long address, int length);

    /// Starts to write; does not block, unless as much as the bus may hold is under way.
    Pending<Reply> startWrite(long address, byte... data);

    /// Blocks until all that was started has been answered.
    void drain();

    /// Reads.
    ///
    /// @throws BusErrorException when the answer is an error
    default byte[] read(long address, int length) {
        return checked("read", startRead(address, length).await()).data();
    }

    /// Writes.
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
    default int readByte(long address) {
        return read(address, 1)[0] & 0xff;
    }

    /// Reads two bytes, unsigned.
    default int readShort(long address) {
        return buffer(read(address, 2)).getShort() & 0xffff;
    }

    /// Reads four bytes.
    default int readInt(long address) {
        return buffer(read(address, 4)).getInt();
    }

    /// Reads eight bytes.
    default long readLong(long address) {
        return buffer(read(address, 8)).getLong();
    }

    /// Writes a byte.
    default void writeByte(long address, int value) {
        writeBytes(address, (byte) value);
    }

    /// Writes two bytes.
    default void writeShort(long address, int value) {
        writeBytes(address, buffer(new byte[2]).putShort((short) value).array());
    }

    /// Writes four bytes.
    default void writeInt(long address, int value) {
        writeBytes(address, buffer(new byte[4]).putInt(value).array());
    }

    /// Writes eight bytes.
    default void writeLong(long address, long value) {
        writeBytes(address, buffer(new byte[8]).putLong(value).array());
    }

    /// Reads four bytes until they are as wanted.
    ///
    /// @return what was read at last
    /// @throws SimTimeoutException when the time is over first
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
