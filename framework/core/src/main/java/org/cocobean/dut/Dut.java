package org.cocobean.dut;

import java.util.List;
import java.util.Optional;

/// A scope of the design: the top level, an instance, a generate block.
///
/// Interfaces that extend `Dut` give names a type: each method without parameters stands for the
/// object of its name (or of its [HdlName]; `inValid` finds `in_valid` first), and all names are
/// looked up when the simulation starts, so that a missing one fails the test before its first
/// line.
///
/// ```java
/// interface Counter extends Dut { Signal clk(); Signal rst(); Signal count(); }
/// ```
///
/// Paths use dots between scopes and brackets after generate scopes and array elements:
/// `fifo.mem[3]`, `lane[2].valid`. Escaped identifiers are given without backslash through
/// [#child(String)]; those of VHDL that would be another name without (`\foo\` beside `foo`) keep
/// both of theirs.
public interface Dut extends Handle {

    /// Returns the signal, variable or parameter at a path below this scope.
    ///
    /// @throws NoSuchHandleException when there is none; its message names the nearest names
    Signal signal(String path);

    /// Returns the scope at a path below this one.
    Dut scope(String path);

    /// Returns the array or memory at a path below this scope.
    SignalArray array(String path);

    /// Returns the object with exactly this name in this scope, whatever characters it holds.
    Handle child(String name);

    /// Looks for an object at a path below this scope.
    ///
    /// @throws HandleNotShownException when it is in the design, but this simulator or this build
    ///   does not show it
    Optional<Handle> find(String path);

    /// Returns all objects of this scope, in the simulator's order.
    List<Handle> children();

    /// Gives this scope a type: an interface that extends `Dut`.
    ///
    /// @throws NoSuchHandleException naming every method that has no object
    <T extends Dut> T as(Class<T> type);
}
