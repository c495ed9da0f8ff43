package org.cocobean.maven;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.jspecify.annotations.Nullable;

/// Writes a Java interface for each module or entity of the designs of the tests, and has it
/// compiled with them. Where nothing that the designs depend on has changed, nothing is started.
@Mojo(
        name = "duts",
        defaultPhase = LifecyclePhase.GENERATE_TEST_SOURCES,
        requiresDependencyResolution = ResolutionScope.TEST,
        threadSafe = true)
public final class DutsMojo extends DutsGoal {

    /// Where the interfaces go.
    @Parameter(
            property = "cocobean.duts.out",
            defaultValue = "${project.build.directory}/generated-test-sources/duts")
    private @Nullable File out;

    /// Made by Maven.
    public DutsMojo() {}

    @Override
    public void execute() throws MojoExecutionException, MojoFailureException {
        Path folder = Path.of(String.valueOf(out));
        project().addTestCompileSourceRoot(folder.toString());
        List<String> arguments = new ArrayList<>(arguments(folder));
        Path build = Path.of(project().getBuild().getDirectory());
        UpToDate upToDate =
                new UpToDate(build.resolve("cocobean-duts.inputs"), folder, tests(), arguments);
        try {
            if (upToDate.isSo()) {
                getLog().debug("nothing changed that the designs depend on");
                return;
            }
            arguments.addAll(List.of("--inputs", upToDate.begin().toString()));
            if (duts(arguments) != 0) {
                throw new MojoFailureException(
                        "The typed DUTs could not be written: the reason stands above.");
            }
            upToDate.end();
        } catch (IOException e) {
            throw new MojoExecutionException("what the designs depend on cannot be read", e);
        }
    }
}
