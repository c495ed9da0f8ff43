package org.cocobean;

import java.io.PrintStream;
import java.util.Arrays;
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
