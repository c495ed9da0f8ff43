package org.cocobean.dut;

import java.util.List;
import org.cocobean.value.LogicRange;
import org.cocobean.value.LogicVector;

/// An array or memory of the design.
///
/// Elements go by their HDL index. Bulk access takes one trip to the simulator for many elements
/// and takes effect at once.
public interface SignalArray extends Handle {

    /// Returns the range of indices as declared.
    LogicRange indices();

    /// Returns the number of elements.
    int length();

    /// Returns the width of an element in bits.
    int elementWidth();

    /// Returns one element.
    ///
    /// @throws IndexOutOfBoundsException when the index is not in the range
    Signal at(int index);

    /// Reads all elements, in the order of the declaration.
    List<LogicVector> values();

    /// Reads elements of up to 64 bits from an HDL index on, in the order of the declaration.
    long[] readLongs(int firstIndex, int count);

    /// Queues a deposit to every element, in the order of the declaration.
    ///
    /// @throws IllegalArgumentException when there are more or fewer values than elements
    void set(long... values);

    /// Writes elements of up to 64 bits at once, from an HDL index on, in the order of the
    /// declaration.
    void load(int firstIndex, long... values);
}
