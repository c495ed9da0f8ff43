package org.cocobean.internal.launch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.cocobean.internal.link.Links;
import org.cocobean.internal.link.NativeLibraries;
import org.cocobean.session.Session;
import org.cocobean.settings.Settings;
import org.cocobean.sim.spi.NativeFiles;

/// What all simulations of this JVM share: the session, the tools, the builds and the native
/// libraries; made on first use.
///
/// @param nativeFiles the native parts that fit the executor
public record Machine(
        Session session, Tools tools, Builds builds, Links links, NativeFiles nativeFiles) {

    /// Returns the one of this JVM.
    public static Machine current() {
        return Holder.MACHINE;
    }

    /// Makes one with a session of its own.
    public static Machine of(Session session) {
        Settings settings = session.settings();
        try {
            Path cache = settings.cacheDirectory().orElse(session.run().path());
            NativeLibraries libraries = NativeLibraries.install(cache);
            Tools tools = Tools.load(settings.executor());
            NativeFiles files = tools.executor().nativeFiles(libraries.files());
            return new Machine(
                    session,
                    tools,
                    new Builds(session, tools.executor(), files),
                    Links.load(libraries, settings.nativeCall()),
                    files);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot set up the native parts of Cocobean", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while setting up Cocobean", e);
        }
    }

    private static final class Holder {
        static final Machine MACHINE = of(Session.current());
    }
}
