package org.cocobean.internal.link;

import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// The arguments and answers of commands that are no numbers.
public final class Payload {

    private final MemorySegment memory;

    Payload(MemorySegment memory) {
        this.memory = memory;
    }

    /// Fills it.
    ///
    /// @throws IllegalArgumentException if that does not fit
    public void set(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > WindowLayout.PAYLOAD_SIZE) {
            throw new IllegalArgumentException(
                    bytes.length
                            + " bytes do not fit the link's payload of "
                            + WindowLayout.PAYLOAD_SIZE);
        }
        MemorySegment.copy(bytes, 0, memory, Window.BYTE, WindowLayout.PAYLOAD, bytes.length);
        setLength(bytes.length);
    }

    /// Returns it as text.
    public String text() {
        return text(WindowLayout.PAYLOAD, length());
    }

    String text(long at, int length) {
        byte[] bytes = new byte[length];
        MemorySegment.copy(memory, Window.BYTE, at, bytes, 0, length);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /// Returns all objects in it.
    public List<InfoCell> objects() {
        List<InfoCell> all = new ArrayList<>();
        long end = WindowLayout.PAYLOAD + length();
        for (long at = WindowLayout.PAYLOAD; at < end; ) {
            InfoCell info = new InfoCell(this, memory, at);
            all.add(info);
            at += info.size();
        }
        return all;
    }

    // ---- as words

    /// Returns how many words of 64 bits fit.
    public static int room() {
        return WindowLayout.PAYLOAD_SIZE / 8;
    }

    /// Returns a word.
    public long word(int i) {
        return memory.get(Window.LONG, WindowLayout.PAYLOAD + 8L * i);
    }

    /// Sets a word.
    public void setWord(int i, long value) {
        memory.set(Window.LONG, WindowLayout.PAYLOAD + 8L * i, value);
    }

    private int length() {
        return memory.get(Window.INT, WindowLayout.PAYLOAD_LENGTH);
    }

    void setLength(int bytes) {
        memory.set(Window.INT, WindowLayout.PAYLOAD_LENGTH, bytes);
    }
}
