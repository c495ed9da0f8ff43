package org.cocobean.adapter.container;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.NotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import org.cocobean.internal.settings.SimulatorSettings;
import org.cocobean.sim.BrokenEnvironmentException;
import org.cocobean.sim.MissingToolException;
import org.testcontainers.dockerclient.DockerClientProviderStrategy;

/// The container engine, as Testcontainers finds it.
///
/// Only Testcontainers' search and transport are used, not its own start-up checks: those fetch
/// images, which fails where no registry can be reached, and ask for a network bridge, which not
/// every engine has. Its reaper is not needed either, see [SimulatorContainer].
///
/// @param client talks to it; safe for use by several threads
record Engine(DockerClient client) {

    private static final String HELP =
            " On a bare Debian machine start one: docker/engine-up.sh (then: source"
                    + " /var/lib/cocobean-engine/engine.env). Elsewhere start Docker, or set"
                    + " DOCKER_HOST to its socket. See docs/containers.md.";

    /// Finds the engine of this machine.
    ///
    /// @throws MissingToolException when none answers
    /// @throws BrokenEnvironmentException when it is not open to this user
    static Engine connect(SimulatorSettings settings) {
        List<DockerClientProviderStrategy> strategies =
                ServiceLoader.load(
                                DockerClientProviderStrategy.class,
                                DockerClientProviderStrategy.class.getClassLoader())
                        .stream()
                        .map(ServiceLoader.Provider::get)
                        .toList();
        try {
            DockerClient client =
                    DockerClientProviderStrategy.getFirstValidStrategy(strategies)
                            .getDockerClient();
            client.pingCmd().exec();
            return new Engine(client);
        } catch (RuntimeException e) {
            throw whyNot(settings);
        }
    }

    private static RuntimeException whyNot(SimulatorSettings settings) {
        String address = settings.dockerHost().orElse("unix:///var/run/docker.sock");
        Optional<Path> socket =
                address.startsWith("unix://")
                        ? Optional.of(Path.of(address.substring("unix://".length())))
                        : Optional.empty();
        if (socket.filter(path -> Files.exists(path) && !Files.isWritable(path)).isPresent()) {
            return new BrokenEnvironmentException(
                    "the container engine at "
                            + address
                            + " is not open to this user: become a member of the group that owns "
                            + socket.get()
                            + " (usually: sudo usermod -aG docker $USER, then log in again), or"
                            + " run as root.");
        }
        return new MissingToolException("no container engine answers at " + address + "." + HELP);
    }

    /// Tells whether containers run on this machine's kernel and not in a virtual machine.
    boolean sharesKernel() {
        return System.getProperty("os.version").equals(client.infoCmd().exec().getKernelVersion());
    }

    /// Returns the id of an image.
    ///
    /// @throws MissingToolException when it is not there
    String imageId(String image) {
        try {
            String id = client.inspectImageCmd(image).exec().getId();
            return id == null ? image : id.replace("sha256:", "");
        } catch (NotFoundException e) {
            throw new MissingToolException(
                    "the simulator image "
                            + image
                            + " is not there. Build it: docker/build-image.sh (another one is"
                            + " chosen with -Dcocobean.image=NAME:TAG or COCOBEAN_IMAGE)");
        }
    }
}
