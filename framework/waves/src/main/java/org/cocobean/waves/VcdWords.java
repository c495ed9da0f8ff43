package org.cocobean.waves;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The words of a VCD file, separated by white space.
final class VcdWords implements AutoCloseable {

    private final InputStream in;
    private final byte[] buffer = new byte[1 << 16];
    private int at;
    private int size;
    private int last = '\n';

    VcdWords(Path file) throws IOException {
        in = Files.newInputStream(file);
    }

    /// Returns the next word, null at the end.
    @Nullable String next() throws IOException {
        int one = read();
        while (one >= 0 && one <= ' ') {
            one = read();
        }
        if (one < 0) {
            return null;
        }
        int from = at - 1;
        while (at < size && buffer[at] > ' ') {
            at++;
        }
        String word = new String(buffer, from, at - from, StandardCharsets.ISO_8859_1);
        return at < size ? word : word + rest();
    }

    /// The rest of a word that goes on in the next part of the file.
    private String rest() throws IOException {
        StringBuilder rest = new StringBuilder();
        for (int one = read(); one > ' '; one = read()) {
            rest.append((char) one);
        }
        return rest.toString();
    }

    private int read() throws IOException {
        if (at == size) {
            if (size > 0) {
                last = buffer[size - 1];
            }
            size = Math.max(0, in.read(buffer));
            at = 0;
            if (size == 0) {
                return -1;
            }
        }
        return buffer[at++] & 0xff;
    }

    /// Returns the words before the next `$end`, separated by one blank.
    String untilEnd() throws IOException {
        List<String> words = new ArrayList<>();
        for (String word = next(); word != null && !word.equals("$end"); word = next()) {
            words.add(word);
        }
        return String.join(" ", words);
    }

    void skipDeclarations() throws IOException {
        for (String word = next(); word != null; word = next()) {
            if (word.equals("$enddefinitions")) {
                untilEnd();
                return;
            }
        }
    }

    /// After the last word: whether the last line is whole.
    boolean endsWithNewline() {
        return last == '\n';
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
