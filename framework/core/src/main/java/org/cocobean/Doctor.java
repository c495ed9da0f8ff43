package org.cocobean;

import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cocobean.internal.kernel.TaskKind;
import org.cocobean.internal.launch.Machine;
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

    /// Prints the findings; ends with 1 when no simulator is installed.
    public static void main(String[] arguments) {
        System.exit(report(Machine.current(), System.out) ? 0 : 1);
    }

    static boolean report(Machine machine, PrintStream out) {
        out.println(
                "java       "
                        + Runtime.version()
                        + ", tasks are "
                        + TaskKind.of(machine.session().settings().virtualTasks()));
        out.println("run        " + machine.session().run().path());
        out.println("cache      " + machine.session().cache().path());
        out.println("agent      " + machine.nativeFiles().vpiAgent());
        out.println("executor   " + machine.tools().executor().name());
        boolean any = false;
        for (SimulatorAdapter adapter : machine.tools().adapters()) {
            out.println();
            try {
                Installation installation = machine.tools().installation(adapter);
                any = true;
                out.println(
                        adapter.name()
                                + " "
                                + installation.version()
                                + "  ("
                                + installation.banner()
                                + ")");
                out.println("  takes    " + adapter.languages());
                out.println("  tested   " + tested(adapter.testedVersions(), installation));
                for (Isolation isolation : Isolation.values()) {
                    homes(adapter, installation, isolation, out);
                }
            } catch (MissingToolException e) {
                out.println(adapter.name() + "  not installed");
                out.println("  " + e.getMessage());
            }
        }
        return any;
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
