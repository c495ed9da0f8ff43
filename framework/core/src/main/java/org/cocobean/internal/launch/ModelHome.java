package org.cocobean.internal.launch;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.cocobean.internal.link.Link;
import org.cocobean.internal.link.ModelLibrary;
import org.cocobean.internal.link.Pipe;
import org.cocobean.internal.link.Window;
import org.cocobean.sim.spi.Launch;

/// Loads a compiled model into this JVM.
final class ModelHome {

    private ModelHome() {}

    static Launched.Home start(Workshop workshop, Launch.Model model, FullImages full, SimLog log)
            throws IOException {
        Window window = Window.create();
        full.tell(window);
        ModelLibrary library;
        Thread reader;
        try (Pipe pipe = Pipe.open()) {
            reader = Thread.ofPlatform().daemon().name("cocobean-log").start(copying(pipe, log));
            library =
                    ModelLibrary.open(
                            model.library(),
                            window,
                            model.directory(),
                            model.arguments(),
                            pipe.writeEnd(),
                            model.waves());
        } catch (IOException | RuntimeException | Error e) {
            window.close();
            log.close();
            throw e;
        }
        ModelPeer peer = new ModelPeer(library, workshop.links(), window, log, reader);
        Link link = workshop.links().toModel(window, peer, library);
        return new Launched.Home(
                link, peer, new AtomicReference<>(window), Optional.empty(), Optional.empty());
    }

    private static Runnable copying(Pipe pipe, SimLog log) {
        InputStream input = pipe.input();
        return () -> {
            try (BufferedReader lines =
                    new BufferedReader(new InputStreamReader(input, StandardCharsets.UTF_8))) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    log.accept(line);
                }
            } catch (IOException | RuntimeException | Error e) {
                log.fail("cannot read the model's output: " + e);
            }
        };
    }
}
