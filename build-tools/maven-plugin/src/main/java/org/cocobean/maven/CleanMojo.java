package org.cocobean.maven;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/// Deletes what Cocobean wrote into the folder of builds: runs, typed DUTs, reports. What was
/// compiled stays in the cache, since other projects may use it.
@Mojo(name = "clean", threadSafe = true)
public final class CleanMojo extends AbstractMojo {

    private static final List<String> OURS =
            List.of(
                    "cocobean",
                    "cocobean-duts.inputs",
                    "generated-test-sources/duts",
                    "report",
                    "watch",
                    "watch.classpath");

    @Parameter(defaultValue = "${project.build.directory}", readonly = true, required = true)
    private @Nullable String build;

    /// Made by Maven.
    public CleanMojo() {}

    @Override
    public void execute() throws MojoExecutionException {
        try {
            for (String name : OURS) {
                delete(Path.of(String.valueOf(build), name));
            }
        } catch (IOException e) {
            throw new MojoExecutionException("cannot delete all of it", e);
        }
    }

    private static void delete(Path place) throws IOException {
        if (!Files.exists(place)) {
            return;
        }
        try (Stream<Path> all = Files.walk(place)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
