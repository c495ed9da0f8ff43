package org.cocobean.adapter.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.cocobean.internal.settings.SimulatorSettings;
import org.cocobean.session.Session;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What is wrong with the engine, the image or the disk is said in a message that helps.
@Tag("container")
@Timeout(180)
class ContainerFailureTests {

    @BeforeAll
    static void requireEngine() {
        Containers.requireEngine();
    }

    @Test
    void withoutAnEngineTheMessageSaysHowToStartOne() throws Exception {
        assumeTrue(
                Files.notExists(Path.of("/var/run/docker.sock")),
                "an engine at the usual place answers instead");
        ProcessBuilder builder = Containers.jvm("count");
        builder.environment().put("DOCKER_HOST", "unix:///nowhere/docker.sock");
        assertThat(failureOf(builder))
                .contains(
                        "org.cocobean.sim.MissingToolException: no container engine answers at"
                                + " unix:///nowhere/docker.sock")
                .contains("docker/engine-up.sh");
    }

    @Test
    void aMissingImageIsNamedWithTheCommandThatBuildsIt() throws Exception {
        ProcessBuilder builder = Containers.jvm("count");
        builder.command().add(1, "-Dcocobean.image=cocobean/none:1");
        assertThat(failureOf(builder))
                .contains(
                        "the simulator image cocobean/none:1 is not there. Build it:"
                                + " docker/build-image.sh");
    }

    @Test
    void aClosedSocketSaysWhichGroupHelps(@TempDir Path directory) throws Exception {
        assumeTrue(
                Files.notExists(Path.of("/var/run/docker.sock")),
                "an engine at the usual place answers instead");
        Path socket = directory.resolve("docker.sock");
        try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(UnixDomainSocketAddress.of(socket));
            Files.setPosixFilePermissions(socket, PosixFilePermissions.fromString("---------"));
            ProcessBuilder builder = Containers.jvm("count");
            builder.environment().put("DOCKER_HOST", "unix://" + socket);
            if (Files.isWritable(socket)) {
                withoutPrivilege(builder);
            }
            assertThat(failureOf(builder))
                    .contains(
                            "the container engine at unix://"
                                    + socket
                                    + " is not open to this user: become a member of the group");
        }
    }

    /// Root may write anywhere unless it gives that up.
    private static void withoutPrivilege(ProcessBuilder builder) {
        builder.command()
                .addAll(0, List.of("setpriv", "--bounding-set=-dac_override,-dac_read_search"));
    }

    @Test
    void aDeadEngineFailsTheTestAndSaysWhatToDo(@TempDir Path directory) throws Exception {
        Path socket = directory.resolve("docker.sock");
        ProcessBuilder builder = Containers.jvm("engine-dies");
        try (EngineProxy proxy = EngineProxy.at(socket, engine())) {
            builder.environment().put("DOCKER_HOST", proxy.address());
            Process jvm = builder.start();
            try (BufferedReader output = Containers.output(jvm)) {
                assertThat(output.readLine()).isEqualTo("up");
                proxy.close();
                jvm.getOutputStream().close();

                assertThat(String.join("\n", output.lines().toList()))
                        .startsWith("failed org.cocobean.sim.SimulatorDiedError")
                        .contains("was lost: the container engine does not answer any more")
                        .contains("Start it again (docker/engine-up.sh) and run the tests again")
                        .contains("again java.io.UncheckedIOException");
            }
        }
    }

    private static Path engine() {
        String address = SimulatorSettings.of(Session.current()).dockerHost().orElse("");
        return address.startsWith("unix://")
                ? Path.of(address.substring("unix://".length()))
                : abort("the engine has no socket of its own: " + address);
    }

    @Test
    void aFullDiskIsNamed(@TempDir Path directory) throws Exception {
        Path disk = Files.createDirectory(directory.resolve("disk"));
        assumeTrue(
                new ProcessBuilder("mount", "-t", "tmpfs", "-o", "size=4m", "disk", disk.toString())
                                .start()
                                .waitFor()
                        == 0,
                "only root makes a small disk");
        try {
            ProcessBuilder builder = Containers.jvm("full-disk");
            builder.command().add(1, "-Dcocobean.cache=" + disk.resolve("cache"));
            assertThat(failureOf(builder))
                    .startsWith("count 5\n")
                    .contains(
                            "'icarus counter' cannot be built or found in the cache "
                                    + disk.resolve("cache/v2")
                                    + ": java.io.IOException: No space left on device")
                    .contains("choose another with -Dcocobean.cache=DIR");
        } finally {
            assertThat(new ProcessBuilder("umount", disk.toString()).start().waitFor()).isZero();
        }
    }

    private static String failureOf(ProcessBuilder builder) throws Exception {
        Process jvm = builder.redirectErrorStream(true).start();
        String output = String.join("\n", Containers.output(jvm).lines().toList());
        assertThat(jvm.waitFor()).as(output).isEqualTo(1);
        return output;
    }
}
