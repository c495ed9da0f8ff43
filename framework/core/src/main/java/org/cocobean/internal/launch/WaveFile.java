package org.cocobean.internal.launch;

import java.io.BufferedReader;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;

/// Tells whether a file with waves can be opened: a simulator that died leaves none, or one that no
/// viewer takes.
final class WaveFile {

    private static final String END_OF_HEAD = "$enddefinitions";

    private WaveFile() {}

    /// Looks into FST and VCD; of other formats, a file that is not empty is taken for good.
    static boolean isUsable(Path file) {
        try {
            if (!Files.isRegularFile(file) || Files.size(file) == 0) {
                return false;
            }
            String name = file.getFileName().toString();
            return name.endsWith(".fst")
                    ? isCompleteFst(file)
                    : !name.endsWith(".vcd") || hasDefinitions(file);
        } catch (IOException e) {
            return false;
        }
    }

    /// A VCD that was cut off shows all that was written.
    private static boolean hasDefinitions(Path file) throws IOException {
        try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.contains(END_OF_HEAD)) {
                    return true;
                }
            }
            return false;
        }
    }

    /// What the blocks of an FST hold, by their first byte.
    private enum Block {
        GEOMETRY,
        HIERARCHY,
        OTHER;

        static Block of(int type) {
            return switch (type) {
                case 3 -> GEOMETRY;
                case 4, 6, 7 -> HIERARCHY;
                default -> OTHER;
            };
        }
    }

    private static final int WRAPPED = 254;

    /// Names and widths of all signals come at the end, when the simulator closes the file. Each
    /// block has a byte that tells its type, and its length, which counts from itself on.
    private static boolean isCompleteFst(Path file) throws IOException {
        Set<Block> found = EnumSet.noneOf(Block.class);
        try (InputStream bytes = Files.newInputStream(file);
                DataInputStream in = new DataInputStream(bytes)) {
            for (int type = in.read(); type >= 0; type = in.read()) {
                long rest = in.readLong() - Long.BYTES;
                if (rest < 0) {
                    return false;
                }
                in.skipNBytes(rest);
                found.add(Block.of(type));
                if (type == WRAPPED) {
                    return true;
                }
            }
        }
        return found.contains(Block.GEOMETRY) && found.contains(Block.HIERARCHY);
    }
}
