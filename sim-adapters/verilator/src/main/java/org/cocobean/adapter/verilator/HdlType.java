package org.cocobean.adapter.verilator;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.cocobean.sim.spi.HiddenKind;

/// A type of the HDL, as far as the tool's description tells it.
sealed interface HdlType {

    /// A range as declared; both sides may be negative.
    record Range(int left, int right) {

        int size() {
            return Math.abs(left - right) + 1;
        }

        /// Returns all indices from left to right.
        IntStream indices() {
            int step = left <= right ? 1 : -1;
            return IntStream.range(0, size()).map(i -> left + i * step);
        }
    }

    /// A type that the language has by itself.
    ///
    /// @param keyword such as `logic`, `int`, `real`
    /// @param range of the bits, empty for a single bit and for what has none
    record Basic(String keyword, Optional<Range> range, boolean signed) implements HdlType {}

    /// Several packed elements beside each other.
    record PackedArray(Range range, HdlType element) implements HdlType {}

    /// Several elements, each with a place of its own.
    record UnpackedArray(Range range, HdlType element) implements HdlType {}

    /// A structure or union.
    ///
    /// @param packed whether it is one vector; else each member has a place of its own
    record Members(String name, boolean union, boolean packed, List<Member> members)
            implements HdlType {

        public Members {
            members = List.copyOf(members);
        }
    }

    /// One member of a structure or union.
    record Member(String name, HdlType type) {}

    /// An enumeration.
    record Enumeration(String name, HdlType base, List<Literal> literals) implements HdlType {

        public Enumeration {
            literals = List.copyOf(literals);
        }
    }

    /// A name of an enumeration.
    ///
    /// @param value as the tool writes it, such as `2'h3`
    record Literal(String name, String value) {}

    /// A type that was given a name.
    record Named(String name, HdlType type) implements HdlType {}

    /// Returns the structure whose members have places of their own, be it in unpacked arrays.
    default Optional<Members> loose() {
        return switch (this) {
            case Members members ->
                    members.packed() || members.union() ? Optional.empty() : Optional.of(members);
            case Named named -> named.type().loose();
            case UnpackedArray array -> array.element().loose();
            default -> Optional.empty();
        };
    }

    /// Returns this type with another one below all arrays.
    default HdlType withElement(HdlType element) {
        return switch (this) {
            case PackedArray array ->
                    new PackedArray(array.range(), array.element().withElement(element));
            case UnpackedArray array ->
                    new UnpackedArray(array.range(), array.element().withElement(element));
            default -> element;
        };
    }

    /// Returns what a variable of this type is that a test cannot see.
    default HiddenKind hidden() {
        return switch (this) {
            case Named named -> named.type().hidden();
            case UnpackedArray array -> array.element().hidden();
            case Members members when members.union() -> HiddenKind.UNION;
            case Basic basic -> ofKeyword(basic.keyword());
            case Opaque opaque -> ofTag(opaque.what());
            default -> HiddenKind.OTHER;
        };
    }

    private static HiddenKind ofKeyword(String keyword) {
        return switch (keyword) {
            case "event" -> HiddenKind.EVENT;
            case "chandle" -> HiddenKind.CHANDLE;
            default -> HiddenKind.OTHER;
        };
    }

    private static HiddenKind ofTag(String tag) {
        return switch (tag) {
            case "queuedtype" -> HiddenKind.QUEUE;
            case "dynarraydtype" -> HiddenKind.DYNAMIC_ARRAY;
            case "assocarraydtype", "wildcardarraydtype" -> HiddenKind.ASSOCIATIVE_ARRAY;
            case "classrefdtype" -> HiddenKind.CLASS_HANDLE;
            default -> HiddenKind.OTHER;
        };
    }

    /// What a test has no use for: queues, classes, events, references to interfaces.
    ///
    /// @param what it is, in the tool's word
    record Opaque(String what) implements HdlType {}
}
