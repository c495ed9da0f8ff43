package org.cocobean.session;

import java.nio.file.Path;
import java.util.List;

/// Reports that a tool refused to build something; the message is what the tool said.
///
/// A [Builder] throws it. Every caller in this run that asks for the same build fails with the same
/// message without the tool being started again.
public final class BuildFailedException extends RuntimeException implements MachineryFailure {

    private static final long serialVersionUID = 1L;

    private final transient List<Path> dependencies;

    /// Carries the full output of the tool.
    public BuildFailedException(String message) {
        this(message, List.of());
    }

    /// Carries the full output of the tool and the files that it had read, so that the build is
    /// tried again, in this run too, once one of them changes.
    public BuildFailedException(String message, List<Path> dependencies) {
        super(message);
        this.dependencies = List.copyOf(dependencies);
    }

    /// The files besides the inputs that the tool had read.
    public List<Path> dependencies() {
        return dependencies;
    }
}
