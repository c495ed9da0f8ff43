package org.cocobean.adapter.container;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.model.Container;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;

/// Containers that were made but never started, since their JVM was killed in between: nothing ends
/// them but us.
final class Stillborn {

    private static final String JVM = "org.cocobean.jvm";
    private static final String HOST = "org.cocobean.host";

    private Stillborn() {}

    /// Returns the labels by which a container of this JVM is known.
    static Map<String, String> labels() {
        return Map.of(JVM, Long.toString(ProcessHandle.current().pid()), HOST, host());
    }

    /// Removes those of JVMs of this host that have ended.
    static void remove(DockerClient client) {
        List<Container> made =
                client.listContainersCmd()
                        .withShowAll(true)
                        .withStatusFilter(List.of("created"))
                        .withLabelFilter(Map.of(HOST, host()))
                        .exec();
        for (Container container : made) {
            if (isOfADeadJvm(container)) {
                try {
                    client.removeContainerCmd(container.getId()).withForce(true).exec();
                } catch (DockerException e) {
                    // Another JVM removes it.
                }
            }
        }
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "unknown";
        }
    }

    private static boolean isOfADeadJvm(Container container) {
        try {
            return ProcessHandle.of(Long.parseLong(container.getLabels().getOrDefault(JVM, "0")))
                    .isEmpty();
        } catch (NumberFormatException e) {
            return false;
        }
    }
}
