package org.cocobean.internal.kernel;

import java.util.HashMap;
import java.util.Map;
import org.cocobean.dut.HandleKind;
import org.cocobean.dut.NoSuchHandleException;
import org.cocobean.dut.Signal;
import org.cocobean.internal.link.InfoFlag;
import org.cocobean.sim.spi.Capability;
import org.cocobean.value.Layout;
import org.cocobean.value.LogicRange;

/// The bits, slices and fields of a signal or of a field, one object for each.
final class Parts {

    private final HdlSignal owner;
    private final SignalImpl whole;
    private final int low;
    private final Map<LogicRange, SliceImpl> slices = new HashMap<>();
    private final Map<String, SliceImpl> fields = new HashMap<>();

    /// @param low the position of the owner's rightmost bit in the whole
    Parts(HdlSignal owner, SignalImpl whole, int low) {
        this.owner = owner;
        this.whole = whole;
        this.low = low;
    }

    /// Returns some bits by their indices in the owner's range.
    Signal slice(int left, int right) {
        if (owner == whole) {
            requireVector(whole.info());
        }
        LogicRange part = range(left, right);
        if (part.equals(owner.range())) {
            return owner;
        }
        return slices.computeIfAbsent(
                part,
                range ->
                        SliceImpl.slice(
                                whole,
                                suffix(range),
                                low + owner.range().position(right),
                                range,
                                this));
    }

    private String suffix(LogicRange range) {
        String text =
                range.width() == 1
                        ? "[" + range.left() + "]"
                        : "[" + range.left() + ":" + range.right() + "]";
        return owner instanceof SliceImpl field ? field.suffix() + text : text;
    }

    /// Returns a field by its path below the owner.
    Signal field(String path) {
        SliceImpl known = fields.get(path);
        if (known != null) {
            return known;
        }
        Layout layout = owner.layout().orElseThrow(() -> unknown(path));
        int bits = path.endsWith("]") ? path.lastIndexOf('[') : -1;
        if (bits >= 0 && isPlain(layout, path.substring(0, bits))) {
            return slice(path.substring(0, bits), path.substring(bits + 1, path.length() - 1));
        }
        Layout.Place place = place(layout, path);
        String suffix = (path.startsWith("[") ? "" : ".") + path;
        if (owner instanceof SliceImpl outer) {
            // one part has one handle, in however many steps it was reached
            String below = outer.suffix() + suffix;
            return whole.field(below.startsWith(".") ? below.substring(1) : below);
        }
        SliceImpl made = SliceImpl.field(whole, suffix, place);
        fields.put(path, made);
        return made;
    }

    /// Tells whether an index behind this path counts bits, not elements.
    private boolean isPlain(Layout layout, String path) {
        return !(place(layout, path).layout() instanceof Layout.Elements);
    }

    private Signal slice(String path, String indices) {
        Signal outer = path.isEmpty() ? owner : field(path);
        String[] sides = indices.split(":", -1);
        try {
            int left = Integer.parseInt(sides[0].strip());
            return outer.slice(left, sides.length == 1 ? left : Integer.parseInt(sides[1].strip()));
        } catch (NumberFormatException e) {
            throw new NoSuchHandleException(
                    outer.path() + " has no bits [" + indices + "]: give whole numbers");
        }
    }

    private Layout.Place place(Layout layout, String path) {
        try {
            return path.isEmpty() ? new Layout.Place(0, layout) : layout.find(path);
        } catch (IllegalArgumentException e) {
            throw new NoSuchHandleException(owner.path() + ": " + e.getMessage());
        } catch (IndexOutOfBoundsException e) {
            throw new IndexOutOfBoundsException(
                    owner.path() + ": '" + path + "' is not there: " + e.getMessage());
        }
    }

    private RuntimeException unknown(String path) {
        String why = whole.kernel().limits().whyNot(Capability.STRUCTURES);
        String what = "there is no '" + path + "' in " + owner.path();
        return why.isEmpty()
                ? new NoSuchHandleException(
                        what + ", which is neither a structure nor a packed array")
                : new UnsupportedOperationException(
                        "a field of " + owner.path() + ", '" + path + "', cannot be told" + why);
    }

    private void requireVector(ObjectInfo info) {
        boolean bits =
                info.kind() == HandleKind.LOGIC
                        || (info.kind() == HandleKind.INTEGER && info.planes() > 1);
        if (!bits || (info.width() == 1 && !info.has(InfoFlag.VECTOR))) {
            throw new IllegalArgumentException(
                    whole.path()
                            + " is of kind "
                            + info.kind()
                            + " and no vector, so it has no parts");
        }
    }

    private LogicRange range(int left, int right) {
        LogicRange range = owner.range();
        requireBits(range, left, right, owner.path());
        if (range.position(left) < range.position(right)) {
            throw new IllegalArgumentException(
                    owner.path()
                            + " counts its bits "
                            + range
                            + ": give the two ends of a part in that order, not "
                            + left
                            + " before "
                            + right);
        }
        return range.slice(left, right);
    }

    static void requireBits(LogicRange range, int left, int right, String path) {
        if (!range.contains(left) || !range.contains(right)) {
            throw new IndexOutOfBoundsException(
                    path
                            + " has bits "
                            + range
                            + ", so there is no bit "
                            + (range.contains(left) ? right : left));
        }
    }
}
