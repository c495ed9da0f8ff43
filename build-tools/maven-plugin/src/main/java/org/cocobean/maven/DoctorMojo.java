package org.cocobean.maven;

import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.ResolutionScope;

/// Tells what is found on this machine: simulators, their versions, and what each can do.
@Mojo(name = "doctor", requiresDependencyResolution = ResolutionScope.TEST)
public final class DoctorMojo extends ForkMojo {

    /// Made by Maven.
    public DoctorMojo() {}

    @Override
    public void execute() throws MojoExecutionException, MojoFailureException {
        if (run(classPath(), "org.cocobean.Doctor", List.of()) != 0) {
            throw new MojoFailureException("Something does not work: the reason stands above.");
        }
    }
}
