package org.cocobean.settings;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Where and how simulators run.
public sealed interface SimulatorSettings extends SettingReader permits Settings {

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
        return text("cocobean.native.call").orElse("auto");
    }

    /// `cocobean.handover`: how the JVM and a simulator process wait for each other, `spin`,
    /// `sleep`, `yield` or `auto`.
    default String handover() {
        return text("cocobean.handover").orElse("auto");
    }

    /// `cocobean.link`: `socket` links to simulator processes over a socket although they could
    /// share memory with this JVM; default `auto`.
    default boolean socketLink() {
        String link = text("cocobean.link").orElse("auto");
        return switch (link) {
            case "auto" -> false;
            case "socket" -> true;
            default -> throw SettingReader.refused("cocobean.link", link, "auto or socket");
        };
    }

    /// `cocobean.link.host`: the name by which programs in a container that shares no memory with
    /// this JVM reach its machine; default `host.docker.internal`.
    default String linkHost() {
        return text("cocobean.link.host").orElse("host.docker.internal");
    }

    /// `cocobean.bus.engine`: `off` drives and watches streams in Java although it could be done
    /// beside the simulator; default `auto`.
    default boolean busEngines() {
        String engine = text("cocobean.bus.engine").orElse("auto");
        return switch (engine) {
            case "auto" -> true;
            case "off" -> false;
            default -> throw SettingReader.refused("cocobean.bus.engine", engine, "auto or off");
        };
    }

    /// `cocobean.tasks`: what tasks are made of, `continuation` (where the JVM exports it) or
    /// `virtual`.
    default boolean virtualTasks() {
        String chosen = text("cocobean.tasks").orElse("continuation");
        return switch (chosen) {
            case "continuation" -> false;
            case "virtual" -> true;
            default ->
                    throw new IllegalArgumentException(
                            "-Dcocobean.tasks="
                                    + chosen
                                    + " is unknown: use continuation or virtual");
        };
    }

    /// `cocobean.isolation`: `process` runs simulations in processes of their own also where the
    /// simulator could live in the JVM, if chosen.
    default Optional<String> isolation() {
        return text("cocobean.isolation");
    }
}
