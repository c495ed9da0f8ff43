package org.cocobean.maven;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/// A goal that runs a program in a JVM of its own, in the folder of the project: what a JVM of
/// tests holds once, such as its session and its native parts, Maven would keep for all projects.
///
/// Extended by the goals of this plugin only.
abstract class ForkMojo extends AbstractMojo {

    /// The project.
    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    private @Nullable MavenProject project;

    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    private @Nullable MavenSession session;

    @Parameter(defaultValue = "${plugin.artifacts}", readonly = true, required = true)
    private List<Artifact> pluginArtifacts = List.of();

    final MavenProject project() {
        return Objects.requireNonNull(project);
    }

    final Path folder() {
        return project().getBasedir().toPath();
    }

    /// What this plugin brings, and what the tests of the project have besides: their own adapters.
    final List<String> classPath() {
        return join(pluginArtifacts, testArtifacts());
    }

    /// What the tests of the project have, and what this plugin brings besides.
    final List<String> testClassPath() {
        return join(testArtifacts(), pluginArtifacts);
    }

    private Iterable<Artifact> testArtifacts() {
        return project().getArtifacts();
    }

    private static List<String> join(Iterable<Artifact> first, Iterable<Artifact> second) {
        Map<String, String> files = new LinkedHashMap<>();
        for (Iterable<Artifact> some : List.of(first, second)) {
            for (Artifact artifact : some) {
                File file = artifact.getFile();
                if (file != null) {
                    files.putIfAbsent(artifact.getDependencyConflictId(), file.toString());
                }
            }
        }
        return List.copyOf(files.values());
    }

    /// Runs a program and waits for its end. What stands on Maven's command line as
    /// `-Dcocobean....` is meant for it.
    ///
    /// @return the exit code
    final int run(List<String> classPath, String mainClass, List<String> arguments)
            throws MojoExecutionException {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home", ""), "bin/java").toString(),
                                "--enable-native-access=ALL-UNNAMED"));
        Objects.requireNonNull(session)
                .getUserProperties()
                .forEach((name, value) -> {
                    if (String.valueOf(name).startsWith("cocobean.")) {
                        command.add("-D" + name + "=" + value);
                    }
                });
        command.addAll(List.of("-Dbasedir=" + folder(), "-cp"));
        command.add(String.join(File.pathSeparator, classPath));
        command.add(mainClass);
        command.addAll(arguments);
        getLog().debug(String.join(" ", command));
        try {
            return new ProcessBuilder(command)
                    .directory(folder().toFile())
                    .inheritIO()
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new MojoExecutionException("cannot start " + command.getFirst(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MojoExecutionException(mainClass + " was interrupted", e);
        }
    }
}
