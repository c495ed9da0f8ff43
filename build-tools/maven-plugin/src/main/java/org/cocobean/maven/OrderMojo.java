package org.cocobean.maven;

import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.ResolutionScope;

/// Tells the sources of each design of the tests in the order in which they are compiled, and the
/// units that none of them declares; starts no tool and writes nothing.
@Mojo(name = "order", requiresDependencyResolution = ResolutionScope.TEST)
public final class OrderMojo extends DutsGoal {

    /// Made by Maven.
    public OrderMojo() {}

    @Override
    public void execute() throws MojoExecutionException, MojoFailureException {
        List<String> arguments = new ArrayList<>(arguments(folder()));
        arguments.add("--order");
        if (duts(arguments) != 0) {
            throw new MojoFailureException("The order could not be told: the reason stands above.");
        }
    }
}
