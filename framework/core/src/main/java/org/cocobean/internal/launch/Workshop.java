package org.cocobean.internal.launch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.cocobean.internal.link.Links;
import org.cocobean.internal.link.NativeLibraries;
import org.cocobean.internal.settings.SimulatorSettings;
import org.cocobean.session.Session;
import org.cocobean.sim.BrokenEnvironmentException;
import org.cocobean.sim.MissingToolException;
import org.cocobean.sim.spi.NativeFiles;
import org.jspecify.annotations.Nullable;

/// What all simulations of this JVM that one executor runs share: the session, the tools, the
/// builds and the native libraries; made on first use.
///
/// @param nativeFiles the native parts that fit the executor
public record Workshop(
        Session session, Tools tools, Builds builds, Links links, NativeFiles nativeFiles) {

    private static final ScopedValue<String> EXECUTOR = ScopedValue.newInstance();

    /// Returns that of a session and the executor that the caller runs [#with], else of the one in
    /// the session's settings.
    ///
    /// @throws MissingToolException when a tool that all simulations need is missing
    /// @throws BrokenEnvironmentException when something they need does not work
    public static Workshop of(Session session) {
        return on(
                session,
                EXECUTOR.isBound() ? EXECUTOR.get() : SimulatorSettings.of(session).executor());
    }

    /// Returns that of a session and an executor, by its name.
    ///
    /// @throws MissingToolException when a tool that all simulations need is missing, or the place
    ///   where the executor runs programs
    /// @throws BrokenEnvironmentException when something they need does not work
    public static Workshop on(Session session, String executor) {
        return Holder.ATTEMPTS.computeIfAbsent(new Place(session, executor), Attempt::make).get();
    }

    private record Place(Session session, String executor) {}

    /// Does something with another executor as the one [#of] sessions, for this thread.
    public static <T extends @Nullable Object, X extends Throwable> T with(
            String executor, ScopedValue.CallableOp<T, X> action) throws X {
        return ScopedValue.where(EXECUTOR, executor).call(action);
    }

    private static Workshop make(Session session, String executor) {
        try {
            Tools tools = Tools.load(session, executor);
            Preflight.require(session, tools.executor().sharesThisProcess());
            NativeLibraries libraries =
                    NativeLibraries.install(
                            session.cache().directory(), session.settings().cacheIsShared());
            NativeFiles files = libraries.filesFor(tools.executor());
            return new Workshop(
                    session,
                    tools,
                    new Builds(session, tools.executor(), files),
                    Links.load(libraries, SimulatorSettings.of(session).nativeCall()),
                    files);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot set up the native parts of Cocobean", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while setting up Cocobean", e);
        }
    }

    /// A failure is told to each caller in its own words, and not as a `NoClassDefFoundError`.
    private record Attempt(@Nullable Workshop workshop, @Nullable RuntimeException failure) {

        static Attempt make(Place place) {
            try {
                return new Attempt(Workshop.make(place.session(), place.executor()), null);
            } catch (RuntimeException e) {
                return new Attempt(null, e);
            }
        }

        Workshop get() {
            if (workshop != null) {
                return workshop;
            }
            String message =
                    failure == null ? "no reason was kept" : String.valueOf(failure.getMessage());
            if (failure instanceof MissingToolException) {
                throw new MissingToolException(message);
            }
            if (failure instanceof BrokenEnvironmentException) {
                throw new BrokenEnvironmentException(message);
            }
            throw new IllegalStateException(message, failure);
        }
    }

    private static final class Holder {
        static final Map<Place, Attempt> ATTEMPTS = new ConcurrentHashMap<>();
    }
}
