package org.cocobean;

import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.cocobean.internal.kernel.TaskKind;
import org.cocobean.internal.launch.Preflight;
import org.cocobean.internal.launch.Workshop;
import org.cocobean.internal.settings.SimulatorSettings;
import org.cocobean.session.CallOnceException;
import org.cocobean.session.Session;
import org.cocobean.sim.BrokenEnvironmentException;
import org.cocobean.sim.MissingToolException;
import org.cocobean.sim.spi.Capabilities;
import org.cocobean.sim.spi.Capability;
import org.cocobean.sim.spi.Installation;
import org.cocobean.sim.spi.Isolation;
import org.cocobean.sim.spi.SimulatorAdapter;

/// Tells what is found on this machine: simulators, versions, homes, and what each can do.
/// `./cocobean doctor` runs it.
public final class Doctor {

    private Doctor() {}

    /// Prints the findings; ends with 1 when no simulator is installed, or one of them or what they
    /// need does not work.
    public static void main(String[] arguments) {
        System.exit(report(System.out) ? 0 : 1);
    }

    static boolean report(PrintStream out) {
        try {
            Session session = Session.current();
            SimulatorSettings settings = SimulatorSettings.of(session);
            out.println(
                    "java       "
                            + Runtime.version()
                            + ", tasks are "
                            + TaskKind.of(settings.virtualTasks()));
            boolean onHost = settings.executor().equals("host");
            Preflight.look(session, onHost).forEach(found -> out.println(found.line()));
            return report(Workshop.of(session), out);
        } catch (CallOnceException | MissingToolException | BrokenEnvironmentException e) {
            out.println("\n" + e.getMessage());
            return false;
        }
    }

    private static boolean report(Workshop workshop, PrintStream out) {
        out.println("agent: " + workshop.nativeFiles().vpiAgent());
        out.println("executor: " + workshop.tools().executor().name());
        boolean any = false;
        boolean allWork = true;
        for (SimulatorAdapter adapter : workshop.tools().adapters()) {
            out.println();
            try {
                Installation installation = workshop.tools().installation(adapter);
                any = true;
                out.println(
                        adapter.name()
                                + " "
                                + installation.version()
                                + "  ("
                                + installation.banner()
                                + ")");
                out.println("  takes    " + adapter.languages());
                Optional<String> fault =
                        FirstRun.fault(adapter, workshop.session().run().workerPath());
                allWork &= fault.isEmpty();
                out.println("  runs     " + fault.orElse("a small design, tried now"));
                out.println("  tested   " + tested(adapter.testedVersions(), installation));
                for (Isolation isolation : Isolation.values()) {
                    homes(adapter, installation, isolation, out);
                }
            } catch (MissingToolException e) {
                out.println(adapter.name() + "  not installed");
                out.println("  " + e.getMessage());
            } catch (BrokenEnvironmentException e) {
                allWork = false;
                out.println(adapter.name() + "  installed, but cannot be run");
                out.println("  " + e.getMessage());
            }
        }
        return any && allWork;
    }

    /// Says which versions are tested, and where the installed one stands among them.
    static String tested(List<String> versions, Installation installation) {
        if (versions.isEmpty()) {
            return "its adapter does not say with which versions";
        }
        String range = "with " + String.join(", ", versions);
        if (versions.contains(installation.version())) {
            return range;
        }
        if (installation.isOlderThan(versions.getFirst())) {
            return range + "; this one is older than all of them, an update is advised";
        }
        return installation.isOlderThan(versions.getLast())
                ? range + "; this one lies between them"
                : range + "; this one is newer than all of them";
    }

    private static void homes(
            SimulatorAdapter adapter,
            Installation installation,
            Isolation isolation,
            PrintStream out) {
        if (!adapter.homes().contains(isolation)) {
            return;
        }
        String standard = isolation == adapter.defaultIsolation() ? ", the default" : "";
        out.println("  home     " + isolation + standard);
        Capabilities capabilities = adapter.capabilities(installation, isolation);
        Map<Capability, String> missing = new TreeMap<>(capabilities.missing());
        Arrays.stream(Capability.values())
                .filter(capabilities::has)
                .forEach(capability -> out.println("    yes    " + capability.sentence()));
        missing.forEach((capability, reason) ->
                out.println("    no     " + capability.sentence() + ": " + reason));
    }
}
