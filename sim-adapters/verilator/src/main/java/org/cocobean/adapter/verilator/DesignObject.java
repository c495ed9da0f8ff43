package org.cocobean.adapter.verilator;

import java.util.Optional;
import org.cocobean.adapter.verilator.Description.Module;
import org.cocobean.adapter.verilator.Description.Variable;
import org.cocobean.sim.spi.HdlObject;

/// One object of the elaborated hierarchy.
///
/// @param name the last part of its path
/// @param parent the number of a scope that stands earlier, or 0
/// @param path below the top
/// @param toolPath the same in the tool's names, which shortens long ones
/// @param module the one it is declared in
/// @param signal empty for a scope
record DesignObject(
        String name,
        int parent,
        String path,
        String toolPath,
        Module module,
        Optional<HdlSignal> signal) {

    /// Returns the object for a model that keeps it because somebody asked.
    DesignObject kept() {
        return new DesignObject(name, parent, path, toolPath, module, signal.map(HdlSignal::kept));
    }

    /// What a test can name besides scopes.
    ///
    /// @param model what the framework is told of it, but for its place in the hierarchy
    /// @param member empty for a variable of its own
    record HdlSignal(
            Variable variable, Shape shape, Keep keep, HdlObject model, Optional<Member> member) {

        HdlSignal kept() {
            return keep == Keep.HIDDEN
                    ? new HdlSignal(variable, shape, Keep.SIGNAL, model, member)
                    : this;
        }
    }

    /// A member of a structure whose members have places of their own.
    ///
    /// @param path of the variable, in the tool's names
    /// @param steps from there, as C++ writes them; `.#` stands before the name of a member
    record Member(Variable variable, String path, String steps) {}

    /// Where the compiled model has it.
    enum Keep {
        /// A port of the top: always there.
        PORT,
        /// A constant, which the table holds itself.
        CONSTANT,
        /// A signal that somebody asked for.
        SIGNAL,
        /// A signal that nobody asked for; it costs nothing.
        HIDDEN
    }
}
