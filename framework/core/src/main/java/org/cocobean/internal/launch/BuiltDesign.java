package org.cocobean.internal.launch;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.cocobean.session.BuildFailedException;
import org.cocobean.session.CachedBuild;
import org.cocobean.session.Session;
import org.cocobean.sim.HdlDesign;
import org.cocobean.sim.spi.BuildPlan;
import org.cocobean.sim.spi.Executor;
import org.cocobean.sim.spi.Installation;
import org.cocobean.sim.spi.Isolation;
import org.cocobean.sim.spi.SimulatorAdapter;
import org.cocobean.sim.spi.Source;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A design, compiled for a simulator.
///
/// @param wanted what was asked for
/// @param design what is simulated: the same, or a wrapper that the build made round it
/// @param plain the build of what was asked for
/// @param build of what is simulated
public record BuiltDesign(Wanted wanted, HdlDesign design, CachedBuild plain, CachedBuild build) {

    private static final Logger LOG = LoggerFactory.getLogger("cocobean.build");

    /// Compiles a design unless that was done.
    ///
    /// @param simulator empty for the first one installed that takes the design
    /// @param isolation empty for the simulator's default
    public static BuiltDesign of(
            Workshop workshop,
            HdlDesign named,
            Optional<String> simulator,
            Optional<Isolation> isolation,
            boolean waves) {
        Tools tools = workshop.tools();
        SimulatorAdapter adapter =
                simulator.isPresent()
                        ? tools.adapter(simulator.get())
                        : new Choice(workshop).any(named);
        Installation installation = tools.installation(adapter);
        workshop.session().ranWith(installation.banner());
        Session session = workshop.session();
        Wanted wanted =
                new Wanted(
                        DesignFiles.absolute(named, session.settings(), session.cache()::tell),
                        adapter,
                        installation,
                        isolation(isolation, adapter, tools.executor()),
                        waves);
        CachedBuild build = workshop.builds().obtain(wanted);
        BuiltDesign plain = new BuiltDesign(wanted, wanted.design(), build, build);
        boolean unchecked = plain.isUnchecked();
        try {
            return plain.wrapped(workshop);
        } catch (BuildFailedException e) {
            if (!unchecked) {
                throw e;
            }
            BuiltDesign whole = plain.whole(workshop);
            whole.tellWhy(e);
            return whole;
        }
    }

    /// Tells that the design, made from nothing, is of use where the build that was brought up to
    /// date was not: that should never be.
    void tellWhy(Throwable failure) {
        LOG.warn(
                "'{}' was built from nothing, since its build of before, brought up to date, could not be used: {}",
                wanted.design().top(),
                failure.getMessage());
    }

    private BuiltDesign wrapped(Workshop workshop) {
        Builds.Simulated made = workshop.builds().wrapped(wanted, plain);
        return new BuiltDesign(wanted, made.design(), plain, made.build());
    }

    /// Tells whether the tool has not yet checked the design as a whole.
    boolean isUnchecked() {
        return Files.exists(build.path().resolve(BuildPlan.UNCHECKED));
    }

    /// Returns the design that was asked for, compiled from nothing.
    ///
    /// It takes the place of this build.
    ///
    /// @throws BuildFailedException with what the tool has against it
    BuiltDesign whole(Workshop workshop) {
        workshop.session().cache().drop(plain);
        if (build != plain) {
            workshop.session().cache().drop(build);
        }
        CachedBuild made = workshop.builds().obtain(wanted, true);
        return new BuiltDesign(wanted, wanted.design(), made, made).wrapped(workshop);
    }

    private static Isolation isolation(
            Optional<Isolation> wanted, SimulatorAdapter adapter, Executor executor) {
        Isolation isolation = wanted.orElse(adapter.defaultIsolation());
        return executor.sharesThisProcess() ? isolation : Isolation.PROCESS;
    }

    /// Returns the files that were named, without those that they include.
    public List<Path> sources() {
        return design.files().all().stream().map(text -> Path.of(Source.of(text).path())).toList();
    }
}
