package org.cocobean.internal.launch;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.cocobean.internal.link.Handover;
import org.cocobean.internal.link.Link;
import org.cocobean.internal.link.SocketCall;
import org.cocobean.internal.link.Window;
import org.cocobean.internal.settings.SimulatorSettings;
import org.cocobean.sim.spi.AgentFlag;
import org.cocobean.sim.spi.Command;
import org.cocobean.sim.spi.DesignSource;
import org.cocobean.sim.spi.Executor;
import org.cocobean.sim.spi.Launch;
import org.jspecify.annotations.Nullable;

/// Starts a simulator as a process of its own, linked by shared memory where there is some.
final class ProcessHome {

    private static final String THIS_MACHINE = "127.0.0.1";

    /// Names the file with what is told of the design for the agent.
    private static final String OBJECTS = "COCOBEAN_OBJECTS";

    /// Names the simulator with its version, for the agent's messages.
    private static final String TOOL = "COCOBEAN_TOOL";

    private ProcessHome() {}

    static Launched.Home start(
            Workshop workshop,
            Launch.SeparateProcess process,
            FullImages full,
            SimLog log,
            String name,
            String tool)
            throws IOException {
        SimulatorSettings settings = SimulatorSettings.of(workshop.session());
        Executor executor = workshop.tools().executor();
        Optional<String> remote =
                executor.remoteHost()
                        .or(() -> Optional.of(THIS_MACHINE).filter(host -> settings.socketLink()));
        Optional<Path> shared = executor.sharedMemory().filter(directory -> remote.isEmpty());
        Window window = shared.isPresent() ? Window.create(shared.get()) : Window.create();
        int flags = 0;
        for (AgentFlag flag : process.flags()) {
            flags |= flag.bit();
        }
        SocketCall socket = null;
        Path directory = process.command().directory();
        Optional<DesignTable> table = Optional.empty();
        Executor.Running running;
        try {
            window.prepare(flags);
            full.tell(window);
            Command command = process.command();
            Map<String, String> environment = new HashMap<>(command.environment());
            environment.put(TOOL, tool);
            if (process.design().isPresent()) {
                DesignTable made = new DesignTable(process.design().get(), log, directory);
                environment.put(OBJECTS, made.file().toString());
                table = Optional.of(made);
            }
            if (remote.isPresent()) {
                socket = workshop.links().listen(window);
                environment.put("COCOBEAN_SOCKET", socket.address(remote.get()));
            } else {
                environment.put("COCOBEAN_WINDOW", window.file().toString());
            }
            running =
                    executor.start(
                            new Command(command.argv(), directory, environment),
                            table.<Consumer<String>>map(made -> made).orElse(log));
        } catch (IOException | RuntimeException | Error e) {
            if (socket != null) {
                socket.close();
            }
            window.close();
            if (table.isPresent()) {
                table.get().delete();
            }
            throw e;
        }
        ProcessPeer peer = new ProcessPeer(running, log, name);
        AtomicReference<@Nullable Window> open = new AtomicReference<>(window);
        running.onExit(() -> {
            synchronized (open) {
                Window mapped = open.get();
                if (mapped != null) {
                    workshop.links().peerDied(mapped);
                }
            }
        });
        Link link =
                socket == null
                        ? workshop.links().toProcess(window, peer, handover(settings))
                        : workshop.links().overSocket(window, peer, socket);
        Optional<Drivers> drivers =
                process.design()
                        .flatMap(DesignSource::drivers)
                        .map(listing ->
                                new Drivers(
                                        listing,
                                        executor,
                                        directory,
                                        directory.resolve(".drivers")));
        return new Launched.Home(link, peer, open, table, drivers);
    }

    private static Handover handover(SimulatorSettings settings) {
        return Handover.valueOf(settings.handover().toUpperCase(Locale.ROOT));
    }
}
