package org.cocobean.sim.spi;

import java.util.Optional;
import java.util.Set;
import org.cocobean.value.Layout;

/// One object of an elaborated design, as far as its tool tells of it.
///
/// @param scope the path of the scope in which it stands; empty for a top, and for what a package
///   declares, whose name begins with the package's: `pkg::SIZE`
/// @param name as the simulator has it
/// @param role what it is in its scope
/// @param type what its values are
/// @param layout what its bits mean, of an array those of an element; empty where they are plain
/// @param value of a constant, as the tool writes it; else empty
/// @param place where it is declared, such as `fifo.v:12`, or empty
/// @param hidden why no test sees it, though it is there
/// @param traits what else is so
public record HdlObject(
        String scope,
        String name,
        Role role,
        ObjectType type,
        Optional<Layout> layout,
        String value,
        String place,
        Optional<HiddenKind> hidden,
        Set<Trait> traits) {

    /// Copies the set.
    public HdlObject {
        traits = Set.copyOf(traits);
    }

    /// Returns an object that tests see, with what the bits of its values mean.
    public static HdlObject shaped(String scope, String name, Role role, Layout layout) {
        return new HdlObject(
                scope,
                name,
                role,
                ObjectType.of(ObjectType.Kind.LOGIC, layout.name()),
                Optional.of(layout),
                "",
                "",
                Optional.empty(),
                Set.of());
    }

    /// Returns an object that tests see, of a type without a layout.
    public static HdlObject typed(String scope, String name, Role role, ObjectType type) {
        return new HdlObject(
                scope, name, role, type, Optional.empty(), "", "", Optional.empty(), Set.of());
    }

    /// Returns an object that no test sees.
    ///
    /// @param place where it is declared, or empty
    public static HdlObject hidden(
            String scope, String name, ObjectType type, HiddenKind why, String place) {
        return new HdlObject(
                scope,
                name,
                Role.SIGNAL,
                type,
                Optional.empty(),
                "",
                place,
                Optional.of(why),
                Set.of());
    }

    /// Returns its path.
    public String path() {
        return scope.isEmpty() ? name : scope + "." + name;
    }

    /// What an object is in its scope; the names are those of `design_table.h`.
    public enum Role {
        /// A variable or net that is no port.
        SIGNAL,
        /// A port that the surroundings drive.
        INPUT,
        /// A port that drives the surroundings.
        OUTPUT,
        /// A port for both.
        INOUT,
        /// A parameter, generic or constant.
        CONSTANT
    }

    /// What may be so of an object; the names are those of `design_table.h`.
    public enum Trait {
        /// It is a number in two's complement.
        SIGNED,
        /// HDL drives it all the time, so that a deposit does not last.
        DRIVEN,
        /// A force would not reach all that read it.
        FORCE_FALLS_SHORT
    }
}
