package org.cocobean.bus.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Memories and maps, without a simulation.
class MemoryTests {

    @TempDir Path directory;

    private final Memory memory = Memory.sparse(1L << 40);

    private Path file(String name, String text) throws IOException {
        return Files.writeString(directory.resolve(name), text);
    }

    @Test
    void aByteAtTheFarEndTakesNoMoreRoomThanAPage() {
        memory.set((1L << 40) - 1, (byte) 7);
        assertThat(memory.bytes((1L << 40) - 2, 2)).containsExactly(0, 7);
        assertThat(memory.write(1L << 40, new byte[1])).isEqualTo(Response.DECERR);
        assertThat(memory.read((1L << 40) - 1, new byte[2])).isEqualTo(Response.DECERR);
        assertThatThrownBy(() -> memory.set(1L << 40, (byte) 1))
                .hasMessageContaining("not inside a memory of 0x10000000000 bytes");
        assertThatThrownBy(() -> Memory.sparse((1L << 40) + 1)).hasMessageContaining("2^40");
    }

    @Test
    void numbersAreLittleEndianAcrossPages() {
        memory.writeInt(4094, 0x11223344);
        assertThat(memory.bytes(4094, 4)).containsExactly(0x44, 0x33, 0x22, 0x11);
        assertThat(memory.readInt(4094)).isEqualTo(0x11223344);
        assertThat(memory.isWritten(4094, 4)).isTrue();
        assertThat(memory.isWritten(4093, 2)).isFalse();
    }

    @Test
    void whatNobodyHasWrittenFollowsThePolicy() {
        memory.set(1, (byte) 5);
        assertThat(memory.unwritten(Unwritten.value(0xff)).bytes(0, 3)).containsExactly(-1, 5, -1);
        byte[] random = memory.unwritten(Unwritten.random(3)).bytes(0, 100);
        assertThat(memory.bytes(0, 100)).isEqualTo(random);
        assertThat(random[1]).isEqualTo((byte) 5);
        memory.unwritten(Unwritten.error());
        assertThat(memory.bytes(1, 1)).containsExactly(5);
        assertThatThrownBy(() -> memory.bytes(0, 2))
                .hasMessage("0x0 was read, but nobody has written it");
    }

    @Test
    void watchesSeeWhatTouchesTheirRange() {
        List<String> seen = new ArrayList<>();
        memory.watch(0x10, 4, (write, at, data) -> seen.add((write ? "w" : "r") + at));
        memory.write(0x0c, new byte[4]);
        memory.write(0x0d, new byte[4]);
        memory.read(0x13, new byte[1]);
        memory.read(0x14, new byte[1]);
        assertThat(seen).containsExactly("w13", "r19");
    }

    @Test
    void imagesForReadmemhHaveWordsAndAddresses() throws IOException {
        Path image = file("a.vmem", "// words\n@2 11223344 /* x\n y */ a_b\n@10\nff");
        memory.loadHex(0x100, image, 4, ByteOrder.LITTLE_ENDIAN);
        assertThat(memory.readInt(0x108)).isEqualTo(0x11223344);
        assertThat(memory.readInt(0x10c)).isEqualTo(0xab);
        assertThat(memory.readInt(0x140)).isEqualTo(0xff);
        memory.loadHex(0x200, image, 4, ByteOrder.BIG_ENDIAN);
        assertThat(memory.bytes(0x208, 4)).containsExactly(0x11, 0x22, 0x33, 0x44);
        Path wrong = file("b.hex", "1122334455");
        assertThatThrownBy(() -> memory.loadHex(0, wrong, 4, ByteOrder.LITTLE_ENDIAN))
                .hasMessageContaining("\"1122334455\" is no word of 4 bytes in hexadecimal");
    }

    @Test
    void intelHexHasItsOwnAddresses() throws IOException {
        memory.load(0, file("a.hex", ":020000040001F9\n:0400100001020304E2\n:00000001FF\n"));
        assertThat(memory.bytes(0x10010, 4)).containsExactly(1, 2, 3, 4);
        Path wrong = file("b.hex", ":0400100001020304E3\n");
        assertThatThrownBy(() -> memory.load(0, wrong))
                .hasMessageContaining("b.hex:1: \":0400100001020304E3\" is no record");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void programsGoToTheirPhysicalAddresses(boolean wide) throws IOException {
        ByteBuffer elf = ByteBuffer.allocate(300).order(ByteOrder.LITTLE_ENDIAN);
        elf.put(0, new byte[] {0x7f, 'E', 'L', 'F', (byte) (wide ? 2 : 1), 1});
        elf.put(200, new byte[] {9, 8, 7});
        if (wide) {
            elf.putLong(32, 64).putShort(54, (short) 56).putShort(56, (short) 1);
            elf.putInt(64, 1).putLong(72, 200).putLong(88, 0x8000).putLong(96, 3).putLong(104, 5);
        } else {
            elf.putInt(28, 64).putShort(42, (short) 32).putShort(44, (short) 1);
            elf.putInt(64, 1).putInt(68, 200).putInt(76, 0x8000).putInt(80, 3).putInt(84, 5);
        }
        Path program = Files.write(directory.resolve("a.elf"), elf.array());
        memory.unwritten(Unwritten.value(1)).load(0x10, program);
        assertThat(memory.bytes(0x8010, 6)).containsExactly(9, 8, 7, 0, 0, 1);
        Path cut =
                Files.write(directory.resolve("b.elf"), java.util.Arrays.copyOf(elf.array(), 70));
        assertThatThrownBy(() -> memory.load(0, cut)).hasMessageContaining("no whole ELF file");
    }

    @Test
    void anythingElseIsBytes() throws IOException {
        memory.load(5, file("a.bin", "abc"));
        assertThat(memory.bytes(5, 3)).containsExactly('a', 'b', 'c');
        assertThat(memory.hexDump(4, 5)).isEqualTo("00000004  -- 61 62 63 --\n");
    }

    @Test
    void aMapFindsItsRegionsAndRefusesThatTheyOverlap() {
        AddressMap map = new AddressMap();
        map.put("a", 0x1000, 0x1000, memory).put("b", 0x4000, 0x100, memory);
        assertThatThrownBy(() -> map.put("c", 0xfff, 2, memory))
                .hasMessage("the region c 0xfff to 0x1000 overlaps a 0x1000 to 0x1fff");
        map.put("c", 0xfff, 1, memory);
        assertThat(map.allocate("d", 0, 0x800, 0x800, memory)).isZero();
        assertThat(map.allocate("e", 0, 0x1000, 0x1000, memory)).isEqualTo(0x2000);
        map.write(0x1004, new byte[] {1, 2});
        assertThat(memory.bytes(4, 2)).containsExactly(1, 2);
        assertThat(map.read(0x1fff, new byte[2])).isEqualTo(Response.DECERR);
        assertThat(map.read(0x9000, new byte[1])).isEqualTo(Response.DECERR);
        byte[] back = new byte[2];
        assertThat(map.window(0x1000, 0x10).read(4, back)).isEqualTo(Response.OKAY);
        assertThat(back).containsExactly(1, 2);
        assertThat(map.window(0x1000, 0x10).read(0xf, back)).isEqualTo(Response.DECERR);
    }
}
