package org.cocobean.waves;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import net.jpountz.lz4.LZ4Exception;
import net.jpountz.lz4.LZ4Factory;

/// The ways in which parts of an FST file are compressed.
final class Packing {

    private Packing() {}

    /// Unpacks a chain of values by the letter that says how it was packed.
    static byte[] unpack(char how, byte[] packed, int from, int length, int size) {
        return switch (how) {
            case '4' -> lz4(packed, from, length, size);
            case 'F' -> fastLz(packed, from, length, size);
            case 'Z', '!' -> zlib(packed, from, length, size);
            default ->
                    throw new WaveFormatException(
                            "values are packed by '" + how + "'; known are 4, F, Z and !");
        };
    }

    static byte[] zlib(byte[] packed, int from, int length, int size) {
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(packed, from, length);
            byte[] plain = new byte[size];
            int done = 0;
            while (done < size) {
                int more = inflater.inflate(plain, done, size - done);
                if (more == 0) {
                    throw new WaveFormatException(
                            "compressed data ends after " + done + " of " + size + " bytes");
                }
                done += more;
            }
            return plain;
        } catch (DataFormatException e) {
            throw new WaveFormatException("compressed data is damaged: " + e.getMessage());
        } finally {
            inflater.end();
        }
    }

    static byte[] lz4(byte[] packed, int from, int length, int size) {
        byte[] plain = new byte[size];
        try {
            LZ4Factory.safeInstance()
                    .safeDecompressor()
                    .decompress(packed, from, length, plain, 0, size);
        } catch (LZ4Exception e) {
            throw new WaveFormatException("compressed data is damaged: " + e.getMessage());
        }
        return plain;
    }

    static byte[] gzip(byte[] packed, int from, int length) throws IOException {
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(packed, from, length))) {
            return in.readAllBytes();
        }
    }

    /// FastLZ of level 1 or 2: runs of literals, and matches behind what was written.
    static byte[] fastLz(byte[] packed, int from, int length, int size) {
        byte[] plain = new byte[size];
        int at = from;
        int end = from + length;
        int out = 0;
        boolean second = (packed[from] & 0xff) >> 5 == 1;
        int control = packed[at++] & 31;
        while (true) {
            if (control >= 32) {
                int count = (control >> 5) - 1;
                int distance = (control & 31) << 8;
                if (count == 6) {
                    int more;
                    do {
                        more = packed[at++] & 0xff;
                        count += more;
                    } while (second && more == 255);
                }
                int low = packed[at++] & 0xff;
                distance += low;
                if (second && low == 255 && distance == (31 << 8) + 255) {
                    distance = ((packed[at] & 0xff) << 8) + (packed[at + 1] & 0xff) + 8191;
                    at += 2;
                }
                for (int i = 0; i < count + 3; i++, out++) {
                    plain[out] = plain[out - distance - 1];
                }
            } else {
                System.arraycopy(packed, at, plain, out, control + 1);
                at += control + 1;
                out += control + 1;
            }
            if (at >= end) {
                return out == size ? plain : Arrays.copyOf(plain, out);
            }
            control = packed[at++] & 0xff;
        }
    }
}
