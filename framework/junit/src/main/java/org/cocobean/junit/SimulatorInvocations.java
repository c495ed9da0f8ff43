package org.cocobean.junit;

import java.util.stream.Stream;
import org.cocobean.internal.junit.TestFacts;
import org.cocobean.sim.HdlDesign;
import org.junit.jupiter.api.extension.ClassTemplateInvocationContext;
import org.junit.jupiter.api.extension.ClassTemplateInvocationContextProvider;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.engine.UniqueId;

/// Runs a class with a design once per chosen simulator.
final class SimulatorInvocations implements ClassTemplateInvocationContextProvider {

    @Override
    public boolean supportsClassTemplate(ExtensionContext context) {
        return runs(context);
    }

    /// Tells whether it is this that decides how often the class runs.
    static boolean runs(ExtensionContext context) {
        return Designs.find(context).isPresent()
                && !AnnotationSupport.isAnnotated(
                        context.getRequiredTestClass(), ParameterizedClass.class);
    }

    @Override
    public Stream<ClassTemplateInvocationContext> provideClassTemplateInvocationContexts(
            ExtensionContext context) {
        HdlDesign design = Designs.describe(Designs.find(context).orElseThrow(), context);
        return Chosen.invocations(context, design).stream().map(Invocation::new);
    }

    @Override
    public boolean mayReturnZeroClassTemplateInvocationContexts(ExtensionContext context) {
        return true;
    }

    private record Invocation(Chosen chosen) implements ClassTemplateInvocationContext {

        @Override
        public String getDisplayName(int index) {
            return chosen.display();
        }

        @Override
        public void prepareInvocation(ExtensionContext context) {
            String last = UniqueId.parse(context.getUniqueId()).getLastSegment().getValue();
            TestFacts.tellOfSimulator(context);
            chosen.keepIn(context, Integer.parseInt(last.substring(1)));
        }
    }
}
