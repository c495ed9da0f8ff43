package org.cocobean.sim.spi;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// Makes files of a build from others, in Java: a pure function from files below the output
/// directory, the design's sources, and the arguments, to files below the output directory.
///
/// It runs in this JVM also when the build's commands run in a container: both see the output
/// directory under the same path. Implementations are enums or records, so that plans compare by
/// value, and may be called from several threads at once.
public interface Derivation {

    /// Returns its name, unique within the adapter; part of the build's key and of messages.
    String name();

    /// Returns the number that goes up whenever it makes something else of the same files; part of
    /// the build's key.
    int version();

    /// Makes the files.
    ///
    /// @param output the build's output directory
    /// @throws org.cocobean.session.BuildFailedException when the files are not what it
    ///   understands, with what was looked for; tool and version are added to the message
    /// @throws IOException when a file cannot be read or written
    void derive(Path output, List<String> arguments) throws IOException;
}
