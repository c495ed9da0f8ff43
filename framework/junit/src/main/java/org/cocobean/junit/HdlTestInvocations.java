package org.cocobean.junit;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.cocobean.internal.junit.TestFacts;
import org.cocobean.internal.junit.unit.JunitSettings;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.engine.UniqueId;

/// Runs an [HdlTest] once on the simulator of its class, or once on each where the class has none.
/// Steps aside where another annotation says how often the method runs.
final class HdlTestInvocations implements TestTemplateInvocationContextProvider {

    /// What stands before the number of a run.
    static final String RUN = ", run ";

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
            return Stream.of(new Invocation(name, Optional.empty(), 1));
        }
        List<Integer> ends = new JunitSettings(TestSettings.of(context)).repetitions();
        boolean once = ends.equals(List.of(1, 1));
        List<Chosen> all = Chosen.invocations(context, Designs.describe(design.get(), context));
        return IntStream.rangeClosed(ends.getFirst(), ends.getLast())
                .boxed()
                .flatMap(run ->
                        all.stream()
                                .map(chosen ->
                                        new Invocation(
                                                "on " + chosen.display() + (once ? "" : RUN + run),
                                                Optional.of(chosen),
                                                run)));
    }

    @Override
    public boolean mayReturnZeroTestTemplateInvocationContexts(ExtensionContext context) {
        return true;
    }

    /// Which run of the test it is, from 1, where it is run several times.
    static int run(ExtensionContext context) {
        Integer run = context.getStore(HdlExtension.NAMESPACE).get(RUN, Integer.class);
        return run == null ? 1 : run;
    }

    private record Invocation(String name, Optional<Chosen> chosen, int run)
            implements TestTemplateInvocationContext {

        @Override
        public String getDisplayName(int index) {
            return name;
        }

        @Override
        public void prepareInvocation(ExtensionContext context) {
            chosen.ifPresent(simulator -> simulator.keepIn(context, 1));
            context.getStore(HdlExtension.NAMESPACE).put(RUN, run);
            TestFacts.tellOfSimulator(context);
        }
    }
}
