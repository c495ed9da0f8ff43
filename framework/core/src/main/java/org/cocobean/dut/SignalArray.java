package org.cocobean.dut;

import java.util.List;
import org.cocobean.value.LogicRange;
import org.cocobean.value.LogicVector;

/// An array or memory of the design.
///
/// Elements go by their HDL index. Bulk access takes one trip to the simulator for many elements
/// and takes effect at once.
public interface SignalArray extends Handle {

    /// Returns the range of the first index as declared.
    LogicRange indices();

    /// Returns the ranges of all dimensions as declared, the first index first.
    List<LogicRange> dimensions();

    /// Returns the number of elements, in all dimensions.
    int length();

    /// Returns the width of an element in bits.
    int elementWidth();

    /// Returns one element of an array of one dimension.
    ///
    /// @throws IndexOutOfBoundsException when the index is not in the range
    /// @throws IllegalArgumentException when the array has more dimensions
    Signal at(int index);

    /// Returns one element of an array of several dimensions.
    ///
    /// @throws IndexOutOfBoundsException when an index is not in its range
    /// @throws IllegalArgumentException when the array has more or fewer dimensions
    Signal at(int first, int second, int... more);

    /// Returns what lies at one index of the first of several dimensions: an array of one dimension
    /// less.
    ///
    /// @throws IndexOutOfBoundsException when the index is not in the range
    /// @throws IllegalArgumentException when the array has one dimension only
    SignalArray row(int index);

    /// Returns all rows, in the order of the declaration.
    ///
    /// @throws IllegalArgumentException when the array has one dimension only
    List<SignalArray> rows();

    /// Reads all elements, in the order of the declaration, the last index fastest.
    List<LogicVector> values();

    /// Reads elements of up to 64 bits in the order of the declaration, from the first element of
    /// an index of the first dimension on.
    long[] readLongs(int firstIndex, int count);

    /// Queues a deposit to every element, in the order of the declaration.
    ///
    /// @throws IllegalArgumentException when there are more or fewer values than elements
    void set(long... values);

    /// Writes elements of up to 64 bits at once, in the order of the declaration, from the first
    /// element of an index of the first dimension on.
    void load(int firstIndex, long... values);
}
