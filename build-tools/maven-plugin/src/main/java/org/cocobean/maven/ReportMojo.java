package org.cocobean.maven;

import java.nio.file.Path;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.jspecify.annotations.Nullable;

/// Writes the report of the last run into `target/report`, also of one that was killed; with
/// `-Dtest=` show why a test of it failed, any test whose name contains that.
@Mojo(name = "report", requiresDependencyResolution = ResolutionScope.TEST)
public final class ReportMojo extends ForkMojo {

    /// A part of the name of a test that failed.
    @Parameter(property = "test")
    private @Nullable String test;

    /// Made by Maven.
    public ReportMojo() {}

    @Override
    public void execute() throws MojoExecutionException {
        Path build = Path.of(project().getBuild().getDirectory());
        List<String> arguments =
                test == null
                        ? List.of("report", build.resolve("report").toString(), folder().toString())
                        : List.of("why", test, folder().toString());
        // The exit code tells of failed tests, which is no failure of the report.
        run(classPath(), "org.cocobean.report.ReportMain", arguments);
    }
}
