package org.cocobean.session;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.cocobean.internal.firmware.ElfFile;

/// Shows a built firmware: its memory image, and what its ELF file knows.
///
/// @param name the name of the firmware
/// @param path the memory image, in the form of `$readmemh`; in a test, the copy in its directory
/// @param elfPath the ELF file, which is not to be changed
public record FirmwareImage(String name, Path path, Path elfPath) {

    /// Returns the value of each named symbol, such as the address of a variable.
    public Map<String, Long> symbols() {
        try {
            return ElfFile.read(elfPath).symbols();
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /// Looks up a symbol.
    public Optional<Long> findSymbol(String symbol) {
        return Optional.ofNullable(symbols().get(symbol));
    }

    /// Returns the value of a symbol that must exist.
    ///
    /// @throws IllegalArgumentException when it does not
    public long expectSymbol(String symbol) {
        Map<String, Long> symbols = symbols();
        Long value = symbols.get(symbol);
        if (value == null) {
            throw new IllegalArgumentException(
                    "The firmware '%s' has no symbol '%s'. It has %s."
                            .formatted(
                                    name,
                                    symbol,
                                    symbols.isEmpty()
                                            ? "none at all: it was stripped"
                                            : String.join(", ", symbols.keySet())));
        }
        return value;
    }

    /// Returns how many bytes of it are loaded into memory: code and data, without zeroed memory.
    public long size() {
        try {
            return ElfFile.read(elfPath).loadedBytes();
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    FirmwareImage at(Path copy) {
        return new FirmwareImage(name, copy, elfPath);
    }

    private IllegalStateException unreadable(IOException e) {
        return new IllegalStateException(
                "The ELF file of the firmware '%s' cannot be read: %s"
                        .formatted(name, e.getMessage()),
                e);
    }
}
