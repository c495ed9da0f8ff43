package org.cocobean.junit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cocobean.internal.launch.Choice;
import org.cocobean.internal.launch.Machine;
import org.cocobean.internal.launch.Tools;
import org.cocobean.settings.Settings;
import org.cocobean.sim.HdlDesign;
import org.cocobean.sim.MissingToolException;
import org.cocobean.sim.spi.SimulatorAdapter;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;

/// A simulator that a test runs on.
///
/// @param simulator its name; empty when there is none
/// @param missing why it cannot run here, if it cannot
/// @param leftOut why no chosen simulator is meant to run the test, if so
record Chosen(String simulator, Optional<String> missing, Optional<String> leftOut) {

    /// For a test without a design.
    static final Chosen NONE = new Chosen("", Optional.empty(), Optional.empty());

    private static final String KEY = "chosen simulator";

    /// Returns the simulators for a design, at least one.
    static List<Chosen> forDesign(HdlDesign design, Settings settings) {
        Tools tools = Machine.current().tools();
        if (settings.simulators().isEmpty()) {
            return List.of(any(design, tools));
        }
        List<Chosen> chosen = new ArrayList<>();
        for (String name : settings.simulators()) {
            SimulatorAdapter adapter = tools.adapter(name);
            if (Choice.takes(adapter, design)) {
                chosen.add(named(adapter, tools));
            }
        }
        if (chosen.isEmpty()) {
            String reason =
                    "none of the simulators of -Dcocobean.sim=%s takes the language of design '%s' (%s)"
                            .formatted(
                                    String.join(",", settings.simulators()),
                                    design.top(),
                                    Choice.languages(design));
            chosen.add(new Chosen("", Optional.empty(), Optional.of(reason)));
        }
        return chosen;
    }

    private static Chosen any(HdlDesign design, Tools tools) {
        try {
            return new Chosen(
                    new Choice(tools).any(design).name(), Optional.empty(), Optional.empty());
        } catch (MissingToolException e) {
            return new Chosen("", Optional.of(String.valueOf(e.getMessage())), Optional.empty());
        }
    }

    private static Chosen named(SimulatorAdapter adapter, Tools tools) {
        try {
            tools.installation(adapter);
            return new Chosen(adapter.name(), Optional.empty(), Optional.empty());
        } catch (MissingToolException e) {
            return new Chosen(
                    adapter.name(), Optional.of(String.valueOf(e.getMessage())), Optional.empty());
        }
    }

    /// Tells whether a simulator chosen for a whole class takes the design of one method in it.
    boolean takes(HdlDesign design) {
        return !simulator.isEmpty()
                && Choice.takes(Machine.current().tools().adapter(simulator), design);
    }

    String display() {
        return simulator.isEmpty() ? "no simulator" : simulator;
    }

    void keepIn(ExtensionContext context) {
        context.getStore(HdlExtension.NAMESPACE).put(KEY, this);
    }

    static @Nullable Chosen of(ExtensionContext context) {
        return context.getStore(HdlExtension.NAMESPACE).get(KEY, Chosen.class);
    }

    /// Returns why the test is not run; in continuous integration a missing simulator is a failure.
    Optional<String> reasonToSkip(Settings settings) {
        return leftOut.or(() -> settings.continuousIntegration() ? Optional.empty() : missing);
    }

    /// Returns the choices for a test: the one made for its class if it takes the test's design.
    static List<Chosen> forTest(ExtensionContext context, HdlDesign design) {
        Chosen outer = of(context);
        return outer != null && outer.takes(design)
                ? List.of(outer)
                : forDesign(design, TestSettings.of(context));
    }
}
