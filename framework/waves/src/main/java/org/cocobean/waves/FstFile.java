package org.cocobean.waves;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/// An FST file, the format of GTKWave: sections of a type, a length and what they hold.
///
/// ```
/// header | values of a span of time, for each signal by itself | … | widths | hierarchy
/// ```
///
/// The hierarchy comes last: while the file is being written it lies in a file of its own, named
/// like this one with `.hier` behind it.
final class FstFile implements WaveFile {

    private static final int HEADER = 0;
    private static final int WIDTHS = 3;
    private static final int WHOLE = 254;
    private static final int UNFINISHED = 255;
    private static final int HEADER_LENGTH = 329;
    private static final int PREFIX = 9;

    private final Path file;
    private final FileChannel channel;
    private final boolean isTemporary;
    private final List<FstBlock> blocks = new ArrayList<>();
    private int exponent;
    private long start;
    private long end;
    private @Nullable FstHierarchy hierarchy;
    private @Nullable String damage;

    private FstFile(Path file, boolean isTemporary) throws IOException {
        this.file = file;
        this.isTemporary = isTemporary;
        this.channel = FileChannel.open(file, StandardOpenOption.READ);
    }

    /// Returns whether the file begins as FST files do.
    static boolean isOne(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            int first = in.read();
            byte[] length = in.readNBytes(Long.BYTES);
            return length.length == Long.BYTES
                    && ((first == HEADER && new ByteCursor(length).u64() == HEADER_LENGTH)
                            || first == WHOLE);
        }
    }

    static FstFile open(Path file) throws IOException {
        FstFile opened = new FstFile(file, false);
        try {
            Path unwrapped = opened.unwrapped();
            if (unwrapped != null) {
                opened.close();
                opened = new FstFile(unwrapped, true);
            }
            opened.readSections();
            return opened;
        } catch (IOException | RuntimeException e) {
            opened.close();
            throw e;
        }
    }

    /// A file may be compressed once more as a whole.
    private @Nullable Path unwrapped() throws IOException {
        if (bytes(0, 1)[0] != (byte) WHOLE) {
            return null;
        }
        Path plain = Files.createTempFile("waves", ".fst");
        try (InputStream in = Files.newInputStream(file)) {
            in.skipNBytes(PREFIX + Long.BYTES);
            try (InputStream unzipped = new GZIPInputStream(in)) {
                Files.copy(unzipped, plain, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            }
        }
        return plain;
    }

    private void readSections() throws IOException {
        long size = channel.size();
        long at = 0;
        while (at + PREFIX <= size) {
            ByteCursor prefix = new ByteCursor(bytes(at, PREFIX));
            int type = prefix.u8();
            long length = prefix.u64();
            if (length < Long.BYTES || at + 1 + length > size || type == UNFINISHED) {
                damage = "it was cut off: what was written after " + end + " is missing";
                break;
            }
            read(type, at + PREFIX, length - Long.BYTES);
            at += 1 + length;
        }
        if (hierarchy == null) {
            hierarchy = besides();
        }
    }

    private void read(int type, long at, long length) throws IOException {
        switch (type) {
            case HEADER -> readHeader(new ByteCursor(bytes(at, length)));
            case WIDTHS -> {}
            case FstBlock.PLAIN, FstBlock.ALIASES, FstBlock.SIGNED_ALIASES -> {
                FstBlock block = new FstBlock(this, type, at, length);
                blocks.add(block);
                end = Math.max(end, block.end());
            }
            case FstHierarchy.GZIP, FstHierarchy.LZ4, FstHierarchy.LZ4_TWICE ->
                    hierarchy = FstHierarchy.read(type, bytes(at, length));
            default -> {} // pauses of dumping, which change no value
        }
    }

    private void readHeader(ByteCursor header) {
        start = header.u64();
        end = header.u64();
        header.skip(48);
        exponent = (byte) header.u8();
    }

    private FstHierarchy besides() throws IOException {
        Path beside = file.resolveSibling(file.getFileName() + ".hier");
        if (Files.exists(beside)) {
            byte[] rows = FstHierarchy.unfinished(beside);
            if (rows.length > 0) {
                damage = "it was not finished: the last changes may be missing";
                return FstHierarchy.of(rows);
            }
        }
        throw new WaveFormatException(
                file
                        + ": it was cut off before the names of the signals were written"
                        + " (they come last), so nothing in it can be read");
    }

    byte[] bytes(long at, long length) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(Math.toIntExact(length));
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, at + buffer.position()) < 0) {
                throw new WaveFormatException(file + " ends where " + length + " bytes should be");
            }
        }
        return buffer.array();
    }

    @Override
    public int exponent() {
        return exponent;
    }

    @Override
    public long start() {
        return start;
    }

    @Override
    public long end() {
        return end;
    }

    @Override
    public List<WaveSignal> signals() {
        return names().signals();
    }

    private FstHierarchy names() {
        return java.util.Objects.requireNonNull(hierarchy);
    }

    @Override
    public Map<WaveSignal, WaveTrace> read(Collection<WaveSignal> signals, long from, long to) {
        Map<Integer, WaveTrace> traces = new LinkedHashMap<>();
        signals.forEach(signal -> traces.put(signal.handle(), new WaveTrace(from)));
        try {
            boolean isFirst = true;
            for (FstBlock block : blocks) {
                if ((block.end() < from && block != blocks.getLast()) || block.begin() > to) {
                    continue;
                }
                block.read(traces, names(), isFirst, to);
                isFirst = false;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
        Map<WaveSignal, WaveTrace> read = new LinkedHashMap<>();
        signals.forEach(signal ->
                read.put(signal, java.util.Objects.requireNonNull(traces.get(signal.handle()))));
        return read;
    }

    @Override
    public Optional<String> damage() {
        return Optional.ofNullable(damage).map(what -> file + ": " + what);
    }

    @Override
    public void close() {
        try {
            channel.close();
            if (isTemporary) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot close " + file, e);
        }
    }
}
