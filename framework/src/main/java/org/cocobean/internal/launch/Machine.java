package org.cocobean.internal.launch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.cocobean.internal.link.Links;
import org.cocobean.internal.link.NativeLibraries;
import org.cocobean.session.Session;
import org.cocobean.settings.Settings;
import org.cocobean.sim.MissingToolException;
import org.cocobean.sim.spi.NativeFiles;
import org.jspecify.annotations.Nullable;

/// What all simulations of this JVM share: the session, the tools, the builds and the native
/// libraries; made on first use.
///
/// @param nativeFiles the native parts that fit the executor
public record Machine(
        Session session, Tools tools, Builds builds, Links links, NativeFiles nativeFiles) {

    /// Returns the one of this JVM.
    ///
    /// @throws MissingToolException when a tool that all simulations need is missing
    public static Machine current() {
        return Holder.ATTEMPT.get();
    }

    /// Makes one with a session of its own.
    public static Machine of(Session session) {
        Settings settings = session.settings();
        try {
            Path cache = settings.cacheDirectory().orElse(session.run().path());
            NativeLibraries libraries = NativeLibraries.install(cache);
            Tools tools = Tools.load(settings.executor());
            NativeFiles files = libraries.filesFor(tools.executor());
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

    /// A failure is told to each caller in its own words, and not as a `NoClassDefFoundError`.
    private record Attempt(@Nullable Machine machine, @Nullable RuntimeException failure) {

        static Attempt make() {
            try {
                return new Attempt(of(Session.current()), null);
            } catch (RuntimeException e) {
                return new Attempt(null, e);
            }
        }

        Machine get() {
            if (machine != null) {
                return machine;
            }
            String message = failure == null ? "no machine" : String.valueOf(failure.getMessage());
            if (failure instanceof MissingToolException) {
                throw new MissingToolException(message);
            }
            throw new IllegalStateException(message, failure);
        }
    }

    private static final class Holder {
        static final Attempt ATTEMPT = Attempt.make();
    }
}
