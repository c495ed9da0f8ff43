package org.cocobean.internal.kernel;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cocobean.dut.Direction;
import org.cocobean.dut.Handle;
import org.cocobean.dut.HandleNotShownException;
import org.cocobean.dut.HdlModule;
import org.cocobean.dut.HdlShape;
import org.cocobean.dut.NoSuchHandleException;
import org.cocobean.dut.Signal;

/// What a generated interface says of the module that it was made from.
record GeneratedType(HdlModule module) {

    static Optional<GeneratedType> of(Class<?> type) {
        return Optional.ofNullable(type.getAnnotation(HdlModule.class)).map(GeneratedType::new);
    }

    /// Tells whether an object that was not found is only missed when a test asks for it: not every
    /// simulator and every build shows what is inside.
    boolean canWait(Method method, NoSuchHandleException why) {
        HdlShape shape = method.getAnnotation(HdlShape.class);
        return why instanceof HandleNotShownException || shape == null || !isPort(shape.value());
    }

    private static boolean isPort(String shape) {
        return shape.matches("(input|output|inout)\\b.*");
    }

    /// Returns in what a scope is another than the module was.
    ///
    /// @param objects what stands for the methods
    List<String> differences(ScopeImpl scope, Map<Method, Object> objects) {
        boolean sameRanges = hasSameParameters(scope);
        List<String> all = new ArrayList<>();
        Set<String> known = new HashSet<>();
        objects.forEach((method, object) -> {
            HdlShape shape = method.getAnnotation(HdlShape.class);
            if (shape == null || !(object instanceof Handle handle)) {
                return;
            }
            known.add(handle.name());
            String now = ShapeText.of(handle);
            if (!fits(shape.value(), now, sameRanges)) {
                all.add(
                        "%s() is '%s', but in the design '%s'"
                                .formatted(method.getName(), shape.value(), now));
            }
        });
        for (Handle child : scope.children()) {
            if (child instanceof Signal port
                    && port.direction() != Direction.NONE
                    && !known.contains(port.name())) {
                all.add(
                        "the design has '%s %s' besides"
                                .formatted(ShapeText.of(port), port.name()));
            }
        }
        all.sort(null);
        return all;
    }

    private static boolean fits(String wanted, String now, boolean sameRanges) {
        boolean loose = !sameRanges || wanted.endsWith(ShapeText.ANY);
        return loose ? direction(wanted).equals(direction(now)) : wanted.equals(now);
    }

    private static String direction(String shape) {
        return isPort(shape) ? shape.split(" ", 2)[0] : "";
    }

    private boolean hasSameParameters(ScopeImpl scope) {
        for (String parameter : module.parameters()) {
            String[] sides = parameter.split("=", 2);
            boolean same =
                    !(scope.find(sides[0]).orElse(null) instanceof Signal constant)
                            || ShapeText.value(constant).equals(sides[1]);
            if (!same) {
                return false;
            }
        }
        return true;
    }

    String remedy() {
        return "\nIt was generated from "
                + module.value()
                + " as that was: generate it anew (mvn generate-test-sources, or ./cocobean duts)";
    }
}
