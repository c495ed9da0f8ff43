package org.cocobean.junit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cocobean.internal.junit.unit.ContextSession;
import org.cocobean.internal.launch.Choice;
import org.cocobean.internal.launch.Tools;
import org.cocobean.internal.launch.Workshop;
import org.cocobean.internal.settings.RunSettings;
import org.cocobean.settings.Settings;
import org.cocobean.sim.BrokenEnvironmentException;
import org.cocobean.sim.HdlDesign;
import org.cocobean.sim.MissingToolException;
import org.cocobean.sim.spi.SimulatorAdapter;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;

/// A simulator that a test runs on.
///
/// @param simulator its name; empty when there is none
/// @param executor where it runs; empty for a test without a design
/// @param missing why it cannot run here, if it cannot
/// @param leftOut why no chosen simulator is meant to run the test, if so
record Chosen(
        String simulator, String executor, Optional<String> missing, Optional<String> leftOut) {

    /// For a test without a design.
    static final Chosen NONE = new Chosen("", "", Optional.empty(), Optional.empty());

    private static final String KEY = "chosen simulator";
    private static final String LATER = "another simulator came before";

    /// Returns the simulators for a design, at least one.
    private static List<Chosen> forDesign(
            ExtensionContext context, HdlDesign design, String executor) {
        try {
            return among(
                    workshop(context, executor), design, new RunSettings(TestSettings.of(context)));
        } catch (MissingToolException e) {
            return List.of(missing("", executor, e));
        } catch (BrokenEnvironmentException e) {
            return List.of(there("", executor));
        }
    }

    private static Workshop workshop(ExtensionContext context, String executor) {
        return Workshop.on(ContextSession.of(context), executor);
    }

    /// Whatever is wrong with it is told by the test that starts it.
    private static Chosen there(String simulator, String executor) {
        return new Chosen(simulator, executor, Optional.empty(), Optional.empty());
    }

    private static Chosen missing(String simulator, String executor, MissingToolException e) {
        Optional<String> reason = Optional.of(String.valueOf(e.getMessage()));
        return new Chosen(simulator, executor, reason, Optional.empty());
    }

    private static List<Chosen> among(Workshop workshop, HdlDesign design, RunSettings settings) {
        if (settings.simulators().isEmpty()) {
            return List.of(any(design, workshop));
        }
        List<Chosen> chosen = new ArrayList<>();
        Choice choice = new Choice(workshop);
        Tools tools = workshop.tools();
        for (String name : settings.simulators()) {
            SimulatorAdapter adapter = tools.adapter(name);
            if (choice.takes(adapter, design)) {
                chosen.add(named(adapter, tools));
            }
        }
        if (chosen.isEmpty()) {
            String reason =
                    "none of the simulators of -Dcocobean.sim=%s takes the language of design '%s' (%s)"
                            .formatted(
                                    String.join(",", settings.simulators()),
                                    design.top(),
                                    choice.languages(design));
            chosen.add(
                    new Chosen("", tools.executor().name(), Optional.empty(), Optional.of(reason)));
        }
        return chosen;
    }

    private static Chosen any(HdlDesign design, Workshop workshop) {
        String executor = workshop.tools().executor().name();
        try {
            return there(new Choice(workshop).any(design).name(), executor);
        } catch (MissingToolException e) {
            return missing("", executor, e);
        } catch (BrokenEnvironmentException e) {
            return there("", executor);
        }
    }

    private static Chosen named(SimulatorAdapter adapter, Tools tools) {
        String executor = tools.executor().name();
        try {
            tools.installation(adapter);
            return there(adapter.name(), executor);
        } catch (MissingToolException e) {
            return missing(adapter.name(), executor, e);
        } catch (BrokenEnvironmentException e) {
            return there(adapter.name(), executor);
        }
    }

    /// Tells whether a simulator chosen for a whole class takes the design of one method in it.
    boolean takes(ExtensionContext context, HdlDesign design) {
        if (simulator.isEmpty()) {
            return false;
        }
        Workshop workshop = workshop(context, executor);
        return new Choice(workshop).takes(workshop.tools().adapter(simulator), design);
    }

    /// Returns the same simulator as another executor has it.
    private Chosen on(ExtensionContext context, String other) {
        try {
            Tools tools = workshop(context, other).tools();
            return named(tools.adapter(simulator), tools);
        } catch (MissingToolException e) {
            return missing(simulator, other, e);
        } catch (BrokenEnvironmentException e) {
            return there(simulator, other);
        }
    }

    String display() {
        return simulator.isEmpty() ? "no simulator" : simulator;
    }

    /// @param index which of the invocations it is for, from 1
    void keepIn(ExtensionContext context, int index) {
        context.getStore(HdlExtension.NAMESPACE).put(KEY, this);
        context.getStore(HdlExtension.NAMESPACE).put(LATER, index > 1);
    }

    static @Nullable Chosen of(ExtensionContext context) {
        return context.getStore(HdlExtension.NAMESPACE).get(KEY, Chosen.class);
    }

    /// Returns why the test is not run; in continuous integration a missing simulator is a failure.
    Optional<String> reasonToSkip(Settings settings) {
        return leftOut.or(() -> settings.continuousIntegration() ? Optional.empty() : missing);
    }

    /// Returns on what a class or method is to be run. One whose design is in another language than
    /// that of the class around it does not depend on the simulator of that class: it is run once,
    /// with the first of them.
    static List<Chosen> invocations(ExtensionContext context, HdlDesign design) {
        Chosen outer = of(context);
        boolean again =
                outer != null
                        && !outer.takes(context, design)
                        && Boolean.TRUE.equals(
                                context.getStore(HdlExtension.NAMESPACE).get(LATER, Boolean.class));
        return again ? List.of() : forTest(context, design);
    }

    /// Returns the choices for a test: the one made for its class if it takes the test's design.
    static List<Chosen> forTest(ExtensionContext context, HdlDesign design) {
        Chosen outer = of(context);
        String executor = InContainerExtension.executor(context);
        if (outer == null || !outer.takes(context, design)) {
            return forDesign(context, design, executor);
        }
        return List.of(outer.executor().equals(executor) ? outer : outer.on(context, executor));
    }
}
