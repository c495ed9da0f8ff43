package org.cocobean.internal.kernel;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cocobean.dut.HandleKind;
import org.cocobean.dut.Signal;
import org.cocobean.dut.SignalArray;
import org.cocobean.internal.link.Window;
import org.cocobean.internal.link.WindowLayout;
import org.cocobean.sim.spi.Capability;
import org.cocobean.trigger.Phase;
import org.cocobean.value.LogicRange;
import org.cocobean.value.LogicVector;

/// An array of the design; bulk access goes through the payload in as few trips as it holds.
final class ArrayImpl implements SignalArray {

    private final Kernel kernel;
    private final Window window;
    private final ObjectInfo info;
    private final String path;
    private final int words;
    private final Map<Integer, Signal> elements = new HashMap<>();

    ArrayImpl(Kernel kernel, ObjectInfo info, String path) {
        this.kernel = kernel;
        this.window = kernel.window();
        this.info = info;
        this.path = path;
        this.words = (info.width() + 63) / 64;
    }

    @Override
    public String name() {
        return info.name();
    }

    @Override
    public String path() {
        return path;
    }

    @Override
    public HandleKind kind() {
        return HandleKind.ARRAY;
    }

    @Override
    public LogicRange indices() {
        return info.indices();
    }

    @Override
    public int length() {
        return info.indices().width();
    }

    @Override
    public int elementWidth() {
        return info.width();
    }

    @Override
    public Signal at(int index) {
        kernel.checkTask();
        requireIndex(index, 1);
        return elements.computeIfAbsent(
                index,
                i -> {
                    ObjectInfo element =
                            kernel.lookup()
                                    .element(info.handle(), i)
                                    .orElseThrow(() ->
                                            new IndexOutOfBoundsException(
                                                    path + " shows no element " + i));
                    return new SignalImpl(kernel, element, path + "[" + i + "]");
                });
    }

    @Override
    public List<LogicVector> values() {
        List<LogicVector> all = new ArrayList<>(length());
        int planes = info.planes();
        trips(
                indices().left(),
                length(),
                (first, count, step) -> {
                    transfer(WindowLayout.COMMAND_MEMORY_READ, first, count, step);
                    for (int i = 0; i < count; i++) {
                        long base = WindowLayout.PAYLOAD + 8L * i * planes * words;
                        all.add(
                                LogicVector.ofPlanes(
                                        plane(base, 0),
                                        planes > 1 ? plane(base, 1) : new long[words],
                                        planes > 2 ? plane(base, 2) : null,
                                        planes > 2 ? plane(base, 3) : null,
                                        info.range()));
                    }
                });
        return all;
    }

    private long[] plane(long base, int number) {
        long[] plane = new long[words];
        for (int i = 0; i < words; i++) {
            plane[i] = window.getLong(base + 8L * (number * words + i));
        }
        return plane;
    }

    @Override
    public long[] readLongs(int firstIndex, int count) {
        requireIndex(firstIndex, count);
        requireLongs();
        long[] all = new long[count];
        int planes = info.planes();
        int[] done = {0};
        trips(
                firstIndex,
                count,
                (first, n, step) -> {
                    transfer(WindowLayout.COMMAND_MEMORY_READ, first, n, step);
                    for (int i = 0; i < n; i++) {
                        long base = WindowLayout.PAYLOAD + 8L * i * planes;
                        if (planes > 1 && window.getLong(base + 8) != 0) {
                            int index = first + i * step;
                            throw new org.cocobean.value.UnresolvedValueException(
                                    path
                                            + "["
                                            + index
                                            + "] at "
                                            + kernel.time()
                                            + " holds X or Z: read values() to look at it");
                        }
                        all[done[0]++] = window.getLong(base);
                    }
                });
        return all;
    }

    @Override
    public void set(long... values) {
        if (values.length != length()) {
            throw new IllegalArgumentException(
                    path
                            + " has "
                            + length()
                            + " elements, but "
                            + values.length
                            + " values were given");
        }
        requireFitting(values);
        int step = step();
        for (int i = 0; i < values.length; i++) {
            at(indices().left() + i * step).set(values[i]);
        }
    }

    @Override
    public void load(int firstIndex, long... values) {
        requireIndex(firstIndex, values.length);
        requireLongs();
        if (kernel.phase() == Phase.END) {
            throw new IllegalStateException(
                    "cannot write "
                            + path
                            + " at "
                            + kernel.time()
                            + ": the simulation is in phase END, reached by readOnly(); wait for a timer or an edge first");
        }
        requireFitting(values);
        long max = info.width() == 64 ? -1L : (1L << info.width()) - 1;
        int planes = info.planes();
        int[] done = {0};
        trips(
                firstIndex,
                values.length,
                (first, n, step) -> {
                    for (int i = 0; i < n; i++) {
                        long value = values[done[0]++];
                        long base = WindowLayout.PAYLOAD + 8L * i * planes;
                        window.setLong(base, value & max);
                        for (int plane = 1; plane < planes; plane++) {
                            window.setLong(base + 8L * plane, 0);
                        }
                    }
                    transfer(WindowLayout.COMMAND_MEMORY_WRITE, first, n, step);
                });
        for (int i = 0; i < values.length && !elements.isEmpty(); i++) {
            if (elements.get(firstIndex + i * step()) instanceof SignalImpl element) {
                element.overtaken(values[i]);
            }
        }
        kernel.writtenAtOnce();
    }

    private interface Trip {
        void make(int first, int count, int step);
    }

    private void trips(int firstIndex, int total, Trip trip) {
        kernel.checkTask();
        int perTrip = WindowLayout.PAYLOAD_SIZE / (8 * info.planes() * Math.max(1, words));
        int step = step();
        for (int done = 0; done < total; done += perTrip) {
            trip.make(firstIndex + done * step, Math.min(perTrip, total - done), step);
        }
    }

    private int step() {
        return indices().left() <= indices().right() ? 1 : -1;
    }

    private void transfer(int command, int first, int count, int step) {
        window.setLong(WindowLayout.ARG0, info.handle());
        window.setLong(WindowLayout.ARG0 + 8, first);
        window.setLong(WindowLayout.ARG0 + 16, count);
        window.setLong(WindowLayout.ARG0 + 24, step);
        window.setInt(WindowLayout.PAYLOAD_LENGTH, 8 * info.planes() * words * count);
        int status = kernel.command(command);
        if (command == WindowLayout.COMMAND_MEMORY_WRITE) {
            kernel.requireDone(status, Capability.ARRAY_WRITES, "writing " + path);
        }
        if (status != WindowLayout.STATUS_OK) {
            throw new UnsupportedOperationException(
                    "bulk access to "
                            + path
                            + " is not possible on this simulator (status "
                            + status
                            + "): see docs/simulators.md");
        }
    }

    /// Nothing is written when one of the values is wrong.
    private void requireFitting(long... values) {
        int width = info.width();
        for (long value : values) {
            if (width < 64 && (value < -(1L << (width - 1)) || value > (1L << width) - 1)) {
                throw new IllegalArgumentException(
                        value
                                + " does not fit an element of "
                                + path
                                + ", which has "
                                + width
                                + " bits");
            }
        }
    }

    private void requireLongs() {
        if (info.width() > 64) {
            throw new IllegalArgumentException(
                    "the elements of "
                            + path
                            + " have "
                            + info.width()
                            + " bits, more than a long: use values() or at()");
        }
    }

    private void requireIndex(int first, int count) {
        int last = first + Math.max(0, count - 1) * step();
        if (!info.indices().contains(first) || !info.indices().contains(last)) {
            throw new IndexOutOfBoundsException(
                    path
                            + " has indices "
                            + info.indices()
                            + ", so there is no element "
                            + (info.indices().contains(first) ? last : first));
        }
    }

    @Override
    public String toString() {
        return path;
    }
}
