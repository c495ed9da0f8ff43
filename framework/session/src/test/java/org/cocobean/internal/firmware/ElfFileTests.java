package org.cocobean.internal.firmware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ElfFileTests {

    @TempDir Path directory;

    private Path write(byte[] bytes) throws IOException {
        return Files.write(directory.resolve("f.elf"), bytes);
    }

    @ParameterizedTest
    @CsvSource({"false,false", "false,true", "true,false", "true,true"})
    void symbolsAndSizeAreReadInBothClassesAndByteOrders(boolean wide, boolean big)
            throws Exception {
        long high = wide ? 0xffff_ffff_8000_0010L : 0x8000_0010L;
        byte[] bytes = FakeElf.write(wide, big, 1234, Map.of("main", high, "counter", 0x2000L));
        ElfFile elf = ElfFile.read(write(bytes));
        assertThat(elf.symbols())
                .containsExactly(Map.entry("counter", 0x2000L), Map.entry("main", high));
        assertThat(elf.loadedBytes()).isEqualTo(1234);
    }

    @Test
    void aFileThatIsNoElfFileIsRefused() throws Exception {
        Path file = write("@00000000\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        assertThatThrownBy(() -> ElfFile.read(file))
                .isInstanceOf(IOException.class)
                .hasMessage(
                        file
                                + " is not an ELF file: it has 10 bytes and does not begin with 7f 45 4c 46");
    }

    @Test
    void aFileThatIsCutOffIsRefused() throws Exception {
        byte[] bytes = FakeElf.write(false, false, 4, Map.of("main", 1L));
        ElfFile elf = ElfFile.read(write(Arrays.copyOf(bytes, bytes.length - 30)));
        assertThatThrownBy(elf::symbols)
                .isInstanceOf(IOException.class)
                .hasMessage("the ELF file is cut off");
    }
}
