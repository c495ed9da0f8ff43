package org.cocobean.adapter.verilator;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cocobean.value.Layout;
import org.cocobean.value.LogicRange;
import org.cocobean.value.LogicVector;

/// What the bits of a type mean to a test.
final class Layouts {

    private static final Set<String> WITHOUT_BITS =
            Set.of("real", "realtime", "double", "string", "chandle", "event");

    private Layouts() {}

    /// Returns the meaning where there is more to tell than a range; of an array that of its
    /// elements.
    static Optional<Layout> telling(HdlType type) {
        return of(type).filter(layout -> !(layout instanceof Layout.Bits));
    }

    private static Optional<Layout> of(HdlType type) {
        return switch (type) {
            case HdlType.Basic basic -> bits(basic);
            case HdlType.Named named -> of(named.type());
            case HdlType.UnpackedArray array -> of(array.element());
            case HdlType.PackedArray array ->
                    of(array.element())
                            .map(element -> new Layout.Elements(range(array.range()), element));
            case HdlType.Enumeration enumeration ->
                    of(enumeration.base()).map(base -> enumeration(enumeration, base));
            case HdlType.Members members -> members(members);
            case HdlType.Opaque opaque -> Optional.empty();
        };
    }

    /// Returns a range as the framework has it.
    static LogicRange range(HdlType.Range range) {
        return range.left() >= range.right()
                ? LogicRange.downto(range.left(), range.right())
                : LogicRange.to(range.left(), range.right());
    }

    private static Optional<Layout> bits(HdlType.Basic type) {
        return WITHOUT_BITS.contains(type.keyword())
                ? Optional.empty()
                : Optional.of(
                        new Layout.Bits(
                                type.keyword(),
                                range(type.range().orElse(new HdlType.Range(0, 0))),
                                type.signed()));
    }

    private static Layout enumeration(HdlType.Enumeration type, Layout base) {
        List<Layout.Literal> literals = new ArrayList<>();
        for (HdlType.Literal literal : type.literals()) {
            // a value with X is none that this simulator holds
            Optional<BigInteger> value = HdlNumber.parse(literal.value());
            value.ifPresent(number ->
                    literals.add(
                            new Layout.Literal(
                                    literal.name(), LogicVector.of(number, base.width()))));
        }
        return new Layout.Enumeration(type.name(), base.range(), base.signed(), literals);
    }

    private static Optional<Layout> members(HdlType.Members type) {
        List<Layout.Member> members = new ArrayList<>();
        for (HdlType.Member member : type.members()) {
            Optional<Layout> layout = of(member.type());
            if (!type.packed()
                    || layout.isEmpty()
                    || member.type() instanceof HdlType.UnpackedArray) {
                return Optional.empty();
            }
            members.add(new Layout.Member(member.name(), layout.get()));
        }
        return Optional.of(new Layout.Structure(type.name(), type.union(), members));
    }
}
