package org.cocobean.adapter.verilator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.cocobean.sim.spi.Derivation;

/// What is made of Verilator's description of a design, and of the design's sources where it is
/// silent. The description of a large design is large, so it is read once before the C++ is written
/// and once after it. The first arguments are the [Dialect] and the time unit of modules that have
/// none of their own.
enum VerilatorDerivation implements Derivation {
    /// What the model is to keep, and in which format it writes waves. The next two arguments are
    /// names of [WaveFormat], for a design that writes no waves itself and for one that does, or
    /// nothing; the others are patterns of visible signals.
    CHOICES(7) {
        @Override
        void derive(Path output, Description description, List<String> arguments)
                throws IOException {
            List<String> patterns = arguments.subList(2, arguments.size());
            List<DesignObject> objects = Hierarchy.of(description, patterns);
            VisibleSignals.refuseStray(
                    patterns, objects, Interfaces.ports(Hierarchy.aliases(description)));
            Files.write(
                    output.resolve(VerilatorBuild.VISIBLE),
                    VisibleSignals.lines(description, objects));
            String format = arguments.get(description.dumps() ? 1 : 0);
            Files.writeString(
                    output.resolve(VerilatorBuild.TRACE),
                    format.isEmpty() ? "" : WaveFormat.valueOf(format).option() + "\n");
        }
    },
    /// The table of objects for the glue, what the framework is told of the design, and the list of
    /// files that were read. The other arguments are patterns of visible signals.
    TABLES(7) {
        @Override
        void derive(Path output, Description description, List<String> patterns)
                throws IOException {
            Path generated = output.resolve(VerilatorBuild.OBJECTS);
            Files.write(
                    output.resolve(VerilatorBuild.TABLE),
                    ObjectTable.lines(
                            description,
                            Hierarchy.of(description, patterns),
                            GeneratedCode.read(generated)));
            Hierarchy.model(description).write(output);
            Files.write(
                    output.resolve(VerilatorBuild.SOURCES), SourceList.lines(description.files()));
        }
    };

    private final int version;

    VerilatorDerivation(int version) {
        this.version = version;
    }

    @Override
    public int version() {
        return version;
    }

    @Override
    public void derive(Path output, List<String> arguments) throws IOException {
        derive(
                output,
                Dialect.valueOf(arguments.getFirst()).read(output, arguments.get(1)),
                arguments.subList(2, arguments.size()));
    }

    abstract void derive(Path output, Description description, List<String> arguments)
            throws IOException;
}
