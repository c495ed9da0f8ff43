package org.cocobean.maven;

import java.io.File;
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

/// Fails when typed DUTs that were checked in are not what the designs give; writes nothing.
@Mojo(
        name = "verify-duts",
        defaultPhase = LifecyclePhase.VERIFY,
        requiresDependencyResolution = ResolutionScope.TEST,
        threadSafe = true)
public final class VerifyDutsMojo extends DutsGoal {

    /// Where the interfaces were checked in.
    @Parameter(property = "cocobean.duts.out", defaultValue = "src/test/java")
    private @Nullable File out;

    /// Made by Maven.
    public VerifyDutsMojo() {}

    @Override
    public void execute() throws MojoExecutionException, MojoFailureException {
        List<String> arguments = new ArrayList<>(arguments(Path.of(String.valueOf(out))));
        arguments.add("--verify");
        if (duts(arguments) != 0) {
            throw new MojoFailureException(
                    "The typed DUTs in %s are not those of the designs: the files stand above. Write them anew with mvn cocobean:duts -Dcocobean.duts.out=%s"
                            .formatted(out, out));
        }
    }
}
