package org.cocobean.maven;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/// What the goals about typed DUTs are told alike.
abstract class DutsGoal extends ForkMojo {

    /// Designs that no `@Design` names: `top=NAME;sources=FILE,...` with the attributes of
    /// `@Design`.
    @Parameter private List<String> designs = List.of();

    /// The package of the interfaces of these designs.
    @Parameter(property = "cocobean.duts.package")
    private @Nullable String javaPackage;

    /// The simulators whose knowledge is put together.
    @Parameter(property = "cocobean.sim")
    private @Nullable String simulators;

    /// The folders of the tests in whose sources designs are looked for.
    final List<Path> tests() {
        return List.of(Path.of(project().getBuild().getTestSourceDirectory()));
    }

    final List<String> arguments(Path out) {
        List<String> arguments = new ArrayList<>(List.of("--out", out.toString()));
        tests().forEach(folder -> arguments.addAll(List.of("--tests", folder.toString())));
        designs.forEach(design -> arguments.addAll(List.of("--design", design)));
        if (javaPackage != null) {
            arguments.addAll(List.of("--package", javaPackage));
        }
        if (simulators != null) {
            arguments.addAll(List.of("--sim", simulators));
        }
        return arguments;
    }

    final int duts(List<String> arguments) throws MojoExecutionException {
        return run(classPath(), "org.cocobean.duts.DutsMain", arguments);
    }
}
