package org.cocobean.adapter.verilator;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.cocobean.adapter.verilator.Description.Variable;
import org.cocobean.sim.spi.HdlObject;
import org.cocobean.sim.spi.HdlObject.Role;
import org.cocobean.sim.spi.HdlObject.Trait;
import org.cocobean.sim.spi.HiddenKind;
import org.cocobean.sim.spi.ObjectType;
import org.cocobean.value.Layout;

/// Makes the framework's objects of what the description tells.
final class ModelObjects {

    private ModelObjects() {}

    /// Returns a signal whose place in the hierarchy is not known yet.
    static HdlObject signal(Variable variable, Shape shape, boolean driven, boolean unreached) {
        Set<Trait> traits = EnumSet.noneOf(Trait.class);
        if (shape.signed()) {
            traits.add(Trait.SIGNED);
        }
        if (driven) {
            traits.add(Trait.DRIVEN);
        }
        if (unreached) {
            traits.add(Trait.FORCE_FALLS_SHORT);
        }
        Optional<Layout> layout =
                variable.text()
                        ? Optional.empty()
                        : layout(variable.type(), variable.name(), shape);
        return new HdlObject(
                "",
                variable.name(),
                role(variable),
                type(shape, layout.map(Layout::name).orElse(variable.typeName())),
                layout,
                variable.value().orElse(""),
                variable.place(),
                Optional.empty(),
                traits);
    }

    private static Optional<Layout> layout(HdlType type, String name, Shape shape) {
        Optional<Layout> layout = Layouts.telling(type);
        layout.filter(known -> known.width() != shape.width())
                .ifPresent(wrong -> {
                    throw new IllegalStateException(
                            "%s has %d bits, but its type %s has %d"
                                    .formatted(name, shape.width(), wrong.name(), wrong.width()));
                });
        return layout;
    }

    /// Returns the same signal at its place.
    static HdlObject at(HdlObject signal, DesignObject object, String top) {
        boolean ofPackage = object.path().contains("::");
        String path = ofPackage ? object.path() : top + "." + object.path();
        String name = ofPackage ? path : object.name();
        return new HdlObject(
                path.substring(0, Math.max(0, path.length() - name.length() - 1)),
                name,
                signal.role(),
                signal.type(),
                signal.layout(),
                signal.value(),
                signal.place(),
                signal.hidden(),
                signal.traits());
    }

    /// Returns what no test sees.
    static HdlObject hidden(String path, HdlType type, HiddenKind why, String place) {
        int dot = path.lastIndexOf('.');
        return HdlObject.hidden(
                path.substring(0, Math.max(dot, 0)),
                path.substring(dot + 1),
                ObjectType.of(
                        ObjectType.Kind.OTHER,
                        type instanceof HdlType.Named named ? named.name() : ""),
                why,
                place);
    }

    private static Role role(Variable variable) {
        if (variable.constant()) {
            return Role.CONSTANT;
        }
        return switch (variable.direction()) {
            case INPUT -> Role.INPUT;
            case OUTPUT -> Role.OUTPUT;
            case INOUT -> Role.INOUT;
            case NONE -> Role.SIGNAL;
        };
    }

    private static ObjectType type(Shape shape, String text) {
        ObjectType.Kind kind =
                switch (shape.kind()) {
                    case LOGIC -> ObjectType.Kind.LOGIC;
                    case INTEGER -> ObjectType.Kind.INTEGER;
                    case REAL -> ObjectType.Kind.REAL;
                    case STRING -> ObjectType.Kind.STRING;
                };
        return shape.dimensions().isEmpty()
                ? ObjectType.of(kind, text)
                : ObjectType.array(
                        text,
                        Optional.of(kind),
                        shape.dimensions().stream().map(Layouts::range).toList());
    }
}
