package org.cocobean.waves;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The waves of one simulation: which signals there are, and their values in any window of time.
///
/// Times count units of [#exponent] from the simulation's start. Not for several threads at once.
public sealed interface WaveFile extends AutoCloseable permits FstFile, VcdFile {

    /// Opens a file by its first bytes, whatever its name. Of a file that was cut off what is whole
    /// can be read; [#damage] tells of it.
    ///
    /// @throws WaveFormatException for a file that holds no waves
    static WaveFile open(Path file) {
        try {
            if (!Files.isRegularFile(file)) {
                throw new WaveFormatException(file + ": there is no such file");
            }
            if (isGhw(file)) {
                throw new WaveFormatException(
                        file
                                + " is a GHW file, which is not read here: let the simulator write FST or VCD (--fst=FILE, --vcd=FILE), or open it in GTKWave");
            }
            return FstFile.isOne(file) ? FstFile.open(file) : VcdFile.open(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    private static boolean isGhw(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return HexFormat.of().formatHex(in.readNBytes(8)).equals("4748444c77617665");
        }
    }

    /// Returns the unit of time as a power of ten of a second: -12 for picoseconds.
    int exponent();

    /// Returns the first time of the file.
    long start();

    /// Returns the last time of the file.
    long end();

    /// Returns all signals, in the order of their declaration.
    List<WaveSignal> signals();

    /// Returns what happened to the signals from one time to another, both included, in the order
    /// of the signals; each trace begins with the value at `from`.
    Map<WaveSignal, WaveTrace> read(Collection<WaveSignal> signals, long from, long to);

    /// Returns what is wrong with the file, empty when it is whole.
    Optional<String> damage();

    /// Closes the file.
    @Override
    void close();

    /// Finds a signal by its path, for example `counter.count`.
    default Optional<WaveSignal> find(String path) {
        return signals().stream().filter(signal -> signal.path().equals(path)).findFirst();
    }
}
