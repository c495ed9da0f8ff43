package org.cocobean.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// The manifest of a run on Kubernetes, against the schema of its version 1.37.
class KubernetesManifestTests {

    private static final Path RUN = Path.of("/nfs/runs/run-20261126-141559-1f3a9c");

    private static List<String> faultsOf(String manifest) throws IOException {
        try (InputStream text =
                Objects.requireNonNull(
                        KubernetesManifestTests.class.getResourceAsStream(
                                "kubernetes-job.schema.json"))) {
            Schema schema =
                    SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                            .getSchema(new String(text.readAllBytes(), StandardCharsets.UTF_8));
            return schema.validate(manifest, InputFormat.YAML).stream()
                    .map(Object::toString)
                    .toList();
        }
    }

    private static String manifest() throws IOException {
        Scheduler scheduler = Scheduler.named("k8s");
        Request request =
                Request.of(
                        List.of("--on", "k8s", "-n", "40", "--directive", "fast", "--", "true"),
                        Path.of("/project"));
        return Scripts.job(scheduler, request, RUN, Path.of("/project"));
    }

    @Test
    void itIsAJobAsTheSchemaWantsIt() throws Exception {
        assertThat(faultsOf(manifest())).isEmpty();
        assertThat(manifest()).contains("name: cocobean-" + RUN.getFileName());
    }

    @Test
    void aWrongWordOrKindOfValueWouldBeSeen() throws Exception {
        assertThat(faultsOf(manifest().replace("completionMode", "completionsMode")))
                .singleElement()
                .asString()
                .contains("completionsMode");
        assertThat(faultsOf(manifest().replace("mountPath", "mount"))).isNotEmpty();
        assertThat(faultsOf(manifest().replace("parallelism: 40", "parallelism: many")))
                .isNotEmpty();
        assertThat(faultsOf(manifest().replace("batch/v1", "batch/v2"))).isNotEmpty();
    }

    /// What a schema does not say: a name is a label of DNS, of at most 63 characters.
    @Test
    void itsNameIsOneThatKubernetesTakes() throws Exception {
        assertThat("cocobean-" + RUN.getFileName()).matches("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?");
    }
}
