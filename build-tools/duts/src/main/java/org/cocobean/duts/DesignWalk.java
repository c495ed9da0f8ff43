package org.cocobean.duts;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cocobean.dut.Dut;
import org.cocobean.dut.Handle;
import org.cocobean.dut.Signal;
import org.cocobean.dut.SignalArray;
import org.cocobean.duts.ScopeFacts.ObjectFacts;
import org.cocobean.internal.kernel.ShapeText;

/// Reads a design out of a simulation that has just started.
final class DesignWalk {

    private final HdlText text;

    DesignWalk(HdlText text) {
        this.text = text;
    }

    ScopeFacts top(Dut top) {
        return scope(top, Optional.of(top.name()), top.name());
    }

    private ScopeFacts scope(Dut scope, Optional<String> module, String around) {
        List<ObjectFacts> objects = new ArrayList<>();
        List<ScopeFacts> scopes = new ArrayList<>();
        for (Handle child : scope.children()) {
            boolean elsewhere = !child.path().startsWith(scope.path() + ".");
            if (elsewhere || child.name().startsWith("$")) {
                continue; // an interface at a port, or a block without a name
            }
            switch (child) {
                case Dut inner -> {
                    String stem = inner.name().replaceFirst("(?:\\[-?\\d+])+$", "");
                    Optional<String> of = text.moduleOf(around, stem);
                    scopes.add(scope(inner, of, of.orElse(around)));
                }
                case Signal signal -> objects.add(signal(signal));
                case SignalArray array -> objects.add(array(array));
                default -> throw new IllegalStateException(child.path() + " is of no known kind");
            }
        }
        return new ScopeFacts(scope.name(), module, around, objects, scopes);
    }

    private static ObjectFacts signal(Signal signal) {
        return new ObjectFacts(
                signal.name(),
                signal.kind(),
                signal.isConstant() ? "" : ShapeText.of(signal),
                signal.isConstant() ? Optional.of(ShapeText.value(signal)) : Optional.empty(),
                signal.layout(),
                ShapeText.literals(signal),
                0);
    }

    private static ObjectFacts array(SignalArray array) {
        return new ObjectFacts(
                array.name(),
                array.kind(),
                ShapeText.of(array),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                array.dimensions().size());
    }
}
