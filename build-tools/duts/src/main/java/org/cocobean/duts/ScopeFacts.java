package org.cocobean.duts;

import java.util.List;
import java.util.Optional;
import org.cocobean.dut.HandleKind;
import org.cocobean.value.Layout;

/// A scope of an elaborated design.
///
/// @param module the one it is an instance of; empty for a generate block, and where the sources do
///   not tell
/// @param text the module whose text it stands in
record ScopeFacts(
        String name,
        Optional<String> module,
        String text,
        List<ObjectFacts> objects,
        List<ScopeFacts> scopes) {

    ScopeFacts {
        objects = List.copyOf(objects);
        scopes = List.copyOf(scopes);
    }

    /// Returns the name without the index of a generate loop or an array of instances.
    String stem() {
        return name.replaceFirst("(?:\\[-?\\d+])+$", "");
    }

    /// A signal, array or constant.
    ///
    /// @param shape its [org.cocobean.dut.HdlShape]
    /// @param value of a constant
    /// @param layout what its bits mean, of an array those of its elements
    /// @param literals of a VHDL enumeration
    /// @param dimensions of an array, 0 for others
    record ObjectFacts(
            String name,
            HandleKind kind,
            String shape,
            Optional<String> value,
            Optional<Layout> layout,
            List<String> literals,
            int dimensions) {

        ObjectFacts {
            literals = List.copyOf(literals);
        }
    }
}
