package org.cocobean.maven;

import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;

/// Shows a window of waves as a table, those of a test of the last run or of a file.
@Mojo(name = "wave", requiresDependencyResolution = ResolutionScope.TEST)
public final class WaveMojo extends ForkMojo {

    /// A part of the name of the test, or the file.
    @Parameter(property = "test", required = true)
    private String test = "";

    /// What of it: `--signals A,B --from TIME --to TIME --cycles N --svg FILE`.
    @Parameter(property = "args", defaultValue = "")
    private String args = "";

    /// Made by Maven.
    public WaveMojo() {}

    @Override
    public void execute() throws MojoExecutionException, MojoFailureException {
        List<String> arguments = new ArrayList<>(List.of("wave", test, folder().toString()));
        if (!args.isBlank()) {
            arguments.addAll(List.of(args.strip().split("\\s+", -1)));
        }
        if (run(classPath(), "org.cocobean.report.ReportMain", arguments) != 0) {
            throw new MojoFailureException("No waves were shown: the reason stands above.");
        }
    }
}
