package org.cocobean.internal.settings;

import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.cocobean.session.Session;
import org.cocobean.settings.Settings;

/// Where and how designs are built and simulators run.
///
/// @param settings the values
public record SimulatorSettings(Settings settings) {

    /// Returns those of a session.
    public static SimulatorSettings of(Session session) {
        return new SimulatorSettings(session.settings());
    }

    /// `cocobean.executor`: where simulators run, `host` or `container`; default `host`.
    public String executor() {
        return settings.text("cocobean.executor").orElse("host");
    }

    /// `cocobean.image`: the image that the container executor runs programs in; default
    /// `cocobean/simulators:trixie`.
    public String image() {
        return settings.text("cocobean.image").orElse("cocobean/simulators:trixie");
    }

    /// `cocobean.container.mounts`: directories that programs in the container may write to besides
    /// the usual ones, separated like those of a search path.
    public List<Path> containerMounts() {
        return settings.text("cocobean.container.mounts").stream()
                .flatMap(v -> Stream.of(v.split(File.pathSeparator, -1)))
                .filter(v -> !v.isBlank())
                .map(v -> settings.toPath("cocobean.container.mounts", v.strip()))
                .toList();
    }

    /// `DOCKER_HOST`: the address of the container engine, if chosen.
    public Optional<String> dockerHost() {
        return settings.text("env.DOCKER_HOST");
    }

    /// `cocobean.native.call`: how the JVM calls native code, `jna`, `ffm` or `auto`.
    public String nativeCall() {
        return settings.word("cocobean.native.call", "auto", "jna", "ffm").orElse("auto");
    }

    /// `cocobean.handover`: how the JVM and a simulator process wait for each other, `spin`,
    /// `sleep`, `yield` or `auto`.
    public String handover() {
        return settings.word("cocobean.handover", "auto", "spin", "sleep", "yield").orElse("auto");
    }

    /// `cocobean.link`: `socket` links to simulator processes over a socket although they could
    /// share memory with this JVM; default `auto`.
    public boolean socketLink() {
        return settings.word("cocobean.link", "auto", "socket")
                .filter("socket"::equals)
                .isPresent();
    }

    /// `cocobean.link.host`: the name by which programs in a container that shares no memory with
    /// this JVM reach its machine; default `host.docker.internal`.
    public String linkHost() {
        return settings.text("cocobean.link.host").orElse("host.docker.internal");
    }

    /// `cocobean.bus.engine`: `off` drives and watches streams in Java although it could be done
    /// beside the simulator; default `auto`.
    public boolean busEngines() {
        return settings.word("cocobean.bus.engine", "auto", "off").filter("off"::equals).isEmpty();
    }

    /// `cocobean.tasks`: what tasks are made of, `continuation` (where the JVM exports it) or
    /// `virtual`.
    public boolean virtualTasks() {
        return settings.word("cocobean.tasks", "continuation", "virtual")
                .filter("virtual"::equals)
                .isPresent();
    }

    /// `cocobean.isolation`: `process` runs simulations in processes of their own also where the
    /// simulator could live in the JVM, if chosen.
    public Optional<String> isolation() {
        return settings.word("cocobean.isolation", "auto", "process").filter("process"::equals);
    }

    /// `cocobean.build.timeout`: how long one program may run while a design is compiled; default
    /// 10 min.
    public Duration buildTimeout() {
        return settings.duration("cocobean.build.timeout", Duration.ofMinutes(10));
    }

    /// `cocobean.build.quick`: whether designs are compiled sooner and simulated slower, where the
    /// simulator has that choice; default no.
    public boolean quickBuilds() {
        return settings.flag("cocobean.build.quick", false);
    }
}
