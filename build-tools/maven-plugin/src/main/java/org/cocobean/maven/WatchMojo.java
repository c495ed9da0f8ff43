package org.cocobean.maven;

import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.ResolutionScope;

/// Runs the tests, and again those that each edit touches, until the key `q`.
@Mojo(name = "watch", requiresDependencyResolution = ResolutionScope.TEST)
public final class WatchMojo extends ForkMojo {

    private static final int RESTART = 75;

    /// Made by Maven.
    public WatchMojo() {}

    @Override
    public void execute() throws MojoExecutionException, MojoFailureException {
        List<String> classPath =
                new ArrayList<>(List.of("src/test/resources", "src/main/resources"));
        classPath.addAll(testClassPath());
        int code = run(classPath, "org.cocobean.watch.WatchMain", List.of());
        if (code == RESTART) {
            throw new MojoFailureException(
                    "What the class path follows from has changed, or target was deleted: run it again.");
        }
        if (code != 0) {
            throw new MojoFailureException("The watch ended with exit code " + code);
        }
    }
}
