package org.cocobean.settings;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Where and how simulators run.
sealed interface SimulatorSettings extends SettingReader permits Settings {

    /// `cocobean.executor`: where simulators run, `host` or `container`; default `host`.
    default String executor() {
        return text("cocobean.executor").orElse("host");
    }

    /// `cocobean.image`: the image that the container executor runs programs in; default
    /// `cocobean/simulators:trixie`.
    default String image() {
        return text("cocobean.image").orElse("cocobean/simulators:trixie");
    }

    /// `cocobean.container.mounts`: directories that programs in the container may write to besides
    /// the usual ones, separated like those of a search path.
    default List<Path> containerMounts() {
        return text("cocobean.container.mounts").stream()
                .flatMap(v -> Stream.of(v.split(File.pathSeparator, -1)))
                .filter(v -> !v.isBlank())
                .map(v -> toPath("cocobean.container.mounts", v.strip()))
                .toList();
    }

    /// `DOCKER_HOST`: the address of the container engine, if chosen.
    default Optional<String> dockerHost() {
        return text("env.DOCKER_HOST");
    }

    /// `cocobean.native.call`: how the JVM calls native code, `jna`, `ffm` or `auto`.
    default String nativeCall() {
        return word("cocobean.native.call", "auto", "jna", "ffm").orElse("auto");
    }

    /// `cocobean.handover`: how the JVM and a simulator process wait for each other, `spin`,
    /// `sleep`, `yield` or `auto`.
    default String handover() {
        return word("cocobean.handover", "auto", "spin", "sleep", "yield").orElse("auto");
    }

    /// `cocobean.link`: `socket` links to simulator processes over a socket although they could
    /// share memory with this JVM; default `auto`.
    default boolean socketLink() {
        return word("cocobean.link", "auto", "socket").filter("socket"::equals).isPresent();
    }

    /// `cocobean.link.host`: the name by which programs in a container that shares no memory with
    /// this JVM reach its machine; default `host.docker.internal`.
    default String linkHost() {
        return text("cocobean.link.host").orElse("host.docker.internal");
    }

    /// `cocobean.bus.engine`: `off` drives and watches streams in Java although it could be done
    /// beside the simulator; default `auto`.
    default boolean busEngines() {
        return word("cocobean.bus.engine", "auto", "off").filter("off"::equals).isEmpty();
    }

    /// `cocobean.tasks`: what tasks are made of, `continuation` (where the JVM exports it) or
    /// `virtual`.
    default boolean virtualTasks() {
        return word("cocobean.tasks", "continuation", "virtual")
                .filter("virtual"::equals)
                .isPresent();
    }

    /// `cocobean.isolation`: `process` runs simulations in processes of their own also where the
    /// simulator could live in the JVM, if chosen.
    default Optional<String> isolation() {
        return word("cocobean.isolation", "auto", "process").filter("process"::equals);
    }
}
