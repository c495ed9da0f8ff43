package org.cocobean.internal.kernel;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cocobean.dut.Handle;
import org.cocobean.dut.Signal;
import org.cocobean.dut.SignalArray;
import org.cocobean.internal.link.CommandCell;
import org.cocobean.internal.link.Payload;
import org.cocobean.internal.link.Status;
import org.cocobean.sim.spi.Capability;
import org.cocobean.trigger.Phase;
import org.cocobean.value.Layout;
import org.cocobean.value.LogicRange;
import org.cocobean.value.LogicVector;
import org.cocobean.wording.Words;
import org.jspecify.annotations.Nullable;

/// An array of the design; bulk access goes through the payload in as few trips as it holds.
final class ArrayImpl extends HdlObject implements SignalArray {

    private final Payload payload;
    private final CommandCell command;
    private final @Nullable Layout layout;
    private final int words;
    private final Map<Integer, Handle> elements = new HashMap<>();
    private @Nullable List<LogicRange> dimensions;
    private int length = -1;

    /// @param layout what the bits of an element mean, where the tool tells
    ArrayImpl(Kernel kernel, ObjectInfo info, String path, @Nullable Layout layout) {
        super(kernel, info, path);
        this.payload = kernel.window().payload();
        this.command = kernel.window().command();
        this.layout = layout;
        this.words = (info.width() + 63) / 64;
    }

    @Override
    public LogicRange indices() {
        return info.indices();
    }

    @Override
    public List<LogicRange> dimensions() {
        if (dimensions == null) {
            List<LogicRange> all = new ArrayList<>(List.of(info.indices()));
            if (indices().width() > 0 && element(info.indices().left()) instanceof ArrayImpl row) {
                all.addAll(row.dimensions());
            }
            dimensions = List.copyOf(all);
        }
        return dimensions;
    }

    @Override
    public int length() {
        if (length < 0) {
            length =
                    dimensions().stream()
                            .mapToInt(LogicRange::width)
                            .reduce(1, Math::multiplyExact);
        }
        return length;
    }

    /// Returns how many elements lie below each index of the first dimension.
    private int rowLength() {
        int rows = indices().width();
        return rows == 0 ? 0 : length() / rows;
    }

    @Override
    public int elementWidth() {
        return info.width();
    }

    @Override
    public Signal at(int index) {
        return leaf(element(index), 1);
    }

    @Override
    public Signal at(int first, int second, int... more) {
        Handle handle = element(first);
        int given = 2 + more.length;
        for (int i = 1; i < given; i++) {
            if (!(handle instanceof ArrayImpl row)) {
                throw dimensionsDiffer(given);
            }
            handle = row.element(i == 1 ? second : more[i - 2]);
        }
        return leaf(handle, given);
    }

    private Signal leaf(Handle handle, int given) {
        if (handle instanceof Signal signal) {
            return signal;
        }
        throw dimensionsDiffer(given);
    }

    private IllegalArgumentException dimensionsDiffer(int given) {
        int count = dimensions().size();
        return new IllegalArgumentException(
                path
                        + " has "
                        + count
                        + (count == 1 ? " dimension, " : " dimensions, ")
                        + dimensions()
                        + ", but "
                        + given
                        + (given == 1 ? " index was" : " indices were")
                        + " given: give one for each dimension"
                        + (count > given ? ", or take a row(index)" : ""));
    }

    @Override
    public SignalArray row(int index) {
        if (element(index) instanceof SignalArray row) {
            return row;
        }
        throw new IllegalArgumentException(
                path + " has one dimension, " + indices() + ", and no rows: use at(index)");
    }

    @Override
    public List<SignalArray> rows() {
        List<SignalArray> rows = new ArrayList<>();
        for (int i = 0; i < indices().width(); i++) {
            rows.add(row(index(i)));
        }
        return rows;
    }

    /// Returns what lies at an index of the first dimension: an element, or an array of one
    /// dimension less.
    Handle element(int index) {
        kernel.checkTask();
        requireIndex(index);
        Handle known = elements.get(index);
        if (known == null) {
            ObjectInfo element = kernel.lookup().element(info.handle(), index, path);
            known = kernel.lookup().wrap(element, path + "[" + index + "]", layout);
            elements.put(index, known);
        }
        return known;
    }

    /// Returns the index of the first dimension that comes after so many others.
    private int index(int position) {
        return indices().left() + position * (indices().left() <= indices().right() ? 1 : -1);
    }

    @Override
    public List<LogicVector> values() {
        List<LogicVector> all = new ArrayList<>(length());
        int planes = info.planes();
        trips(
                0,
                length(),
                (first, count) -> {
                    read(first, count);
                    for (int i = 0; i < count; i++) {
                        int base = i * planes * words;
                        LogicVector value =
                                LogicVector.ofPlanes(
                                        plane(base, 0),
                                        planes > 1 ? plane(base, 1) : new long[words],
                                        planes > 2 ? plane(base, 2) : null,
                                        planes > 2 ? plane(base, 3) : null,
                                        info.range());
                        all.add(layout == null ? value : value.withLayout(layout));
                    }
                });
        return all;
    }

    private long[] plane(int base, int number) {
        long[] plane = new long[words];
        for (int i = 0; i < words; i++) {
            plane[i] = payload.word(base + number * words + i);
        }
        return plane;
    }

    @Override
    public long[] readLongs(int firstIndex, int count) {
        int start = position(firstIndex, count);
        requireLongs();
        long[] all = new long[count];
        int planes = info.planes();
        int[] done = {0};
        trips(
                start,
                count,
                (first, n) -> {
                    read(first, n);
                    for (int i = 0; i < n; i++) {
                        int base = i * planes;
                        if (planes > 1 && payload.word(base + 1) != 0) {
                            throw new org.cocobean.value.UnresolvedValueException(
                                    elementPath(first + i)
                                            + " at "
                                            + kernel.time()
                                            + " holds X or Z: read values() to look at it");
                        }
                        all[done[0]++] = payload.word(base);
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
                            + Words.of(length(), "element")
                            + ", but "
                            + Words.of(values.length, "value")
                            + (values.length == 1 ? " was given" : " were given"));
        }
        requireFitting(values);
        for (int i = 0; i < values.length; i++) {
            leaf(i).set(values[i]);
        }
    }

    @Override
    public void load(int firstIndex, long... values) {
        int start = position(firstIndex, values.length);
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
                start,
                values.length,
                (first, n) -> {
                    for (int i = 0; i < n; i++) {
                        long value = values[done[0]++];
                        int base = i * planes;
                        payload.setWord(base, value & max);
                        for (int plane = 1; plane < planes; plane++) {
                            payload.setWord(base + plane, 0);
                        }
                    }
                    write(first, n);
                });
        for (int i = 0; i < values.length && !elements.isEmpty(); i++) {
            overtaken(start + i, values[i]);
        }
        kernel.stop().writtenAtOnce();
    }

    private void overtaken(int position, long value) {
        int below = rowLength();
        Handle known = elements.get(index(position / below));
        if (known instanceof SignalImpl element) {
            element.overtaken(value);
        } else if (known instanceof ArrayImpl row) {
            row.overtaken(position % below, value);
        }
    }

    private Signal leaf(int position) {
        int below = rowLength();
        Handle handle = element(index(position / below));
        return handle instanceof ArrayImpl row ? row.leaf(position % below) : (Signal) handle;
    }

    private String elementPath(int position) {
        return leaf(position).path();
    }

    private interface Trip {
        void make(int first, int count);
    }

    /// Elements count in the order of the declaration, the last index fastest.
    private void trips(int start, int total, Trip trip) {
        kernel.checkTask();
        int perTrip = Payload.room() / (info.planes() * Math.max(1, words));
        for (int done = 0; done < total; done += perTrip) {
            trip.make(start + done, Math.min(perTrip, total - done));
        }
    }

    private void read(int first, int count) {
        requireDone(kernel.execute(command.readMemory(info.handle(), first, count)));
    }

    private void write(int first, int count) {
        int all = info.planes() * words * count;
        Status status = kernel.execute(command.writeMemory(info.handle(), first, count, all));
        kernel.limits().requireDone(status, Capability.ARRAY_WRITES, "writing " + path);
        requireDone(status);
    }

    private void requireDone(Status status) {
        if (status != Status.OK) {
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
                                + Words.of(width, "bit"));
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

    private void requireIndex(int index) {
        if (!indices().contains(index)) {
            throw new IndexOutOfBoundsException(
                    path + " has indices " + indices() + ", so there is no element " + index);
        }
    }

    /// Returns the place of the first element of an index, from which so many must be there.
    private int position(int firstIndex, int count) {
        kernel.checkTask();
        requireIndex(firstIndex);
        int row = Math.abs(firstIndex - indices().left());
        int below = rowLength();
        if ((long) row * below + count > length()) {
            requireIndex(index(row + (count - 1) / below));
            throw new IndexOutOfBoundsException(
                    path
                            + " has "
                            + Words.of(length(), "element")
                            + ", fewer than "
                            + count
                            + " from there on");
        }
        return row * below;
    }
}
