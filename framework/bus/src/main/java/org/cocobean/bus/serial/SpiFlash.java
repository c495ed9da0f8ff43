package org.cocobean.bus.serial;

import java.util.Arrays;
import org.cocobean.bus.memory.Memory;
import org.cocobean.bus.memory.Unwritten;

/// A serial NOR flash behind an [SpiPeripheral]: read (03), fast read (0B), identification (9F),
/// write enable and disable (06, 04), status (05), page program (02), sector erase (20). Connected
/// to four lines it also reads on two (3B, BB) and on four of them (6B, EB), as JESD216 has it:
/// eight clocks that nobody uses before data, after EB four; and takes data to program on four
/// (32). Programs only turn ones into zeros; nothing takes time.
public final class SpiFlash implements SpiPeripheral.Handler {

    private static final int DUAL_OUTPUT = 0x3b;
    private static final int QUAD_OUTPUT = 0x6b;
    private static final int DUAL = 0xbb;
    private static final int QUAD_PROGRAM = 0x32;
    private static final int QUAD = 0xeb;

    private static final int PAGE = 256;
    private static final int SECTOR = 4096;

    private final Memory memory;
    private final long identification;
    private int command;
    private long address;
    private boolean writable;
    private boolean programmed;
    private boolean hasLines;

    private SpiFlash(Memory memory, long identification) {
        this.memory = memory;
        this.identification = identification;
    }

    /// Makes an erased flash.
    ///
    /// @param size in bytes, up to 2^24
    /// @param identification of three bytes
    public static SpiFlash of(long size, long identification) {
        return new SpiFlash(Memory.sparse(size).unwritten(Unwritten.value(0xff)), identification);
    }

    /// Returns the contents.
    public Memory memory() {
        return memory;
    }

    /// Connects it to a controller that uses up to four lines, in the modes 0 and 3.
    ///
    /// @return this
    public SpiFlash connect(SpiIoPins pins) {
        hasLines = true;
        new SpiIoLink(pins, new OnLines()).start();
        return this;
    }

    /// On how many lines each byte goes.
    private final class OnLines implements SpiIoLink.Device {

        @Override
        public long next(int index, long received) {
            return SpiFlash.this.next(index, received);
        }

        @Override
        public int lines(int index) {
            if (index == 0) {
                return 1;
            }
            return switch (command) {
                case DUAL -> 2;
                case QUAD -> 4;
                case DUAL_OUTPUT -> index < 5 ? 1 : 2;
                case QUAD_OUTPUT -> index < 5 ? 1 : 4;
                case QUAD_PROGRAM -> index < 4 ? 1 : 4;
                default -> 1;
            };
        }

        @Override
        public boolean gives(int index) {
            return index
                    >= switch (index == 0 ? 0 : command) {
                        case 0x9f, 0x05 -> 1;
                        case 0x03 -> 4;
                        case 0x0b, DUAL_OUTPUT, QUAD_OUTPUT, DUAL -> 5;
                        case QUAD -> 7;
                        default -> Integer.MAX_VALUE;
                    };
        }
    }

    @Override
    public long next(int index, long received) {
        if (index == 0) {
            writable &= !programmed; // a program ends with its transfer
            programmed = false;
            return 0xff;
        }
        if (index == 1) {
            command = (int) received;
            address = 0;
            if (command == 0x06 || command == 0x04) {
                writable = command == 0x06;
            }
        } else if (index <= 4) {
            address = ((address << 8) | received) % memory.size();
        }
        return switch (command) {
            case 0x9f -> index <= 3 ? (identification >> (8 * (3 - index))) & 0xff : 0xff;
            case 0x05 -> writable ? 2 : 0;
            case 0x03 -> index >= 4 ? read() : 0xff;
            case 0x0b -> index >= 5 ? read() : 0xff;
            case DUAL_OUTPUT, QUAD_OUTPUT, DUAL -> hasLines && index >= 5 ? read() : 0xff;
            case QUAD -> hasLines && index >= 7 ? read() : 0xff;
            case 0x02 -> program(index, received);
            case QUAD_PROGRAM -> hasLines ? program(index, received) : 0xff;
            case 0x20 -> erase(index);
            default -> 0xff;
        };
    }

    private long read() {
        long data = memory.bytes(address, 1)[0] & 0xff;
        address = (address + 1) % memory.size();
        return data;
    }

    private long program(int index, long received) {
        if (index > 4 && writable) {
            programmed = true;
            long data = memory.bytes(address, 1)[0] & received;
            memory.set(address, (byte) data);
            address = (address & -PAGE) | ((address + 1) & (PAGE - 1));
        }
        return 0xff;
    }

    private long erase(int index) {
        if (index == 4 && writable) {
            byte[] erased = new byte[SECTOR];
            Arrays.fill(erased, (byte) 0xff);
            memory.set(address & -SECTOR, erased);
            writable = false;
        }
        return 0xff;
    }
}
