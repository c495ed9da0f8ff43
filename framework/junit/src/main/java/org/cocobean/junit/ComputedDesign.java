package org.cocobean.junit;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.cocobean.internal.junit.unit.ContextSession;
import org.cocobean.internal.launch.FileLists;
import org.cocobean.sim.HdlDesign;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ReflectionSupport;

/// What the annotation of a design begins with: a method of the user's, or just a top.
final class ComputedDesign {

    private ComputedDesign() {}

    /// Tells whether a method computes the design.
    static boolean isComputed(Design design) {
        return design.source() != Design.class;
    }

    /// Tells whether the annotation's time scale counts: what a method computed has one already.
    static boolean saysTimescale(Design design) {
        return !design.timescale().isBlank()
                && !(isComputed(design) && design.timescale().equals("1ns/1ps"));
    }

    /// Returns the design before the other parts of the annotation are added.
    ///
    /// @throws IllegalArgumentException when neither a top nor a fitting method is named
    static HdlDesign of(Design design, ExtensionContext context) {
        if (!isComputed(design)) {
            return HdlDesign.of(top(design, context), new String[0]);
        }
        Method method = method(design);
        HdlDesign computed =
                context.getRoot()
                        .getStore(HdlExtension.NAMESPACE)
                        .computeIfAbsent(method, ComputedDesign::computed, HdlDesign.class);
        return design.top().isBlank() ? computed : computed.withTop(design.top());
    }

    private static String top(Design design, ExtensionContext context) {
        if (!design.top().isBlank()) {
            return design.top();
        }
        Path project = ContextSession.of(context).settings().projectDirectory();
        return FileLists.top(List.of(design.fileLists()), project)
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "@Design needs the name of its top-level module or entity: top = \"...\", a .core file among fileLists whose target has a toplevel, or source = a class with a method that returns an HdlDesign"));
    }

    @SuppressWarnings("NullAway") // a static method has no target
    private static HdlDesign computed(Method method) {
        Object made = ReflectionSupport.invokeMethod(method, null);
        if (made instanceof HdlDesign design) {
            return design;
        }
        throw new IllegalArgumentException(name(method) + " of @Design returned no design");
    }

    private static Method method(Design design) {
        List<Method> all =
                ReflectionSupport.findMethods(
                        design.source(),
                        method ->
                                Modifier.isStatic(method.getModifiers())
                                        && method.getReturnType() == HdlDesign.class
                                        && method.getParameterCount() == 0,
                        HierarchyTraversalMode.TOP_DOWN);
        List<Method> found =
                all.stream()
                        .filter(method ->
                                design.method().isEmpty()
                                        || method.getName().equals(design.method()))
                        .toList();
        if (found.size() == 1) {
            return found.getFirst();
        }
        throw new IllegalArgumentException(
                "@Design(source = %s.class%s) wants one static method without parameters that returns an HdlDesign; there %s"
                        .formatted(
                                design.source().getSimpleName(),
                                design.method().isEmpty()
                                        ? ""
                                        : ", method = \"" + design.method() + "\"",
                                all.isEmpty()
                                        ? "is none"
                                        : "are "
                                                + all.stream()
                                                        .map(ComputedDesign::name)
                                                        .collect(Collectors.joining(", "))));
    }

    private static String name(Method method) {
        return method.getDeclaringClass().getSimpleName() + "." + method.getName() + "()";
    }
}
