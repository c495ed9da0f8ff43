package org.cocobean.junit;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.engine.UniqueId;

/// Runs an [HdlTest] once on the simulator of its class, or once on each where the class has none.
/// Steps aside where another annotation says how often the method runs.
final class HdlTestInvocations implements TestTemplateInvocationContextProvider {

    @Override
    public boolean supportsTestTemplate(ExtensionContext context) {
        return runs(context);
    }

    /// Tells whether it is this that decides how often the method runs.
    static boolean runs(ExtensionContext context) {
        Method method = context.getRequiredTestMethod();
        return AnnotationSupport.isAnnotated(method, HdlTest.class)
                && Arrays.stream(method.getAnnotations())
                        .map(Annotation::annotationType)
                        .noneMatch(HdlTestInvocations::isOtherTemplate);
    }

    /// Tells whether the context is that of all invocations together.
    static boolean isContainer(ExtensionContext context) {
        return runs(context)
                && UniqueId.parse(context.getUniqueId())
                        .getLastSegment()
                        .getType()
                        .equals("test-template");
    }

    private static boolean isOtherTemplate(Class<? extends Annotation> type) {
        if (type == HdlTest.class || AnnotationSupport.isAnnotated(type, HdlTest.class)) {
            return false;
        }
        return type == TestTemplate.class
                || AnnotationSupport.isAnnotated(type, TestTemplate.class);
    }

    @Override
    public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(
            ExtensionContext context) {
        Optional<Design> design = Designs.find(context);
        String name = context.getDisplayName();
        if (design.isEmpty()) {
            return Stream.of(new Invocation(name, Optional.empty()));
        }
        return Chosen.forTest(context, Designs.describe(design.get(), context)).stream()
                .map(chosen -> new Invocation("on " + chosen.display(), Optional.of(chosen)));
    }

    private record Invocation(String name, Optional<Chosen> chosen)
            implements TestTemplateInvocationContext {

        @Override
        public String getDisplayName(int index) {
            return name;
        }

        @Override
        public void prepareInvocation(ExtensionContext context) {
            chosen.ifPresent(simulator -> simulator.keepIn(context));
        }
    }
}
