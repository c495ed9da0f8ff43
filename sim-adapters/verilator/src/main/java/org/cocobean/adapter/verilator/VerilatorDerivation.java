package org.cocobean.adapter.verilator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.cocobean.sim.spi.Derivation;

/// What is made of Verilator's description of a design, and of the design's sources where it is
/// silent. The first argument is the [Dialect], the others are patterns of visible signals.
enum VerilatorDerivation implements Derivation {
    /// The configuration that keeps signals.
    VISIBLE(5) {
        @Override
        void derive(Path output, Dialect dialect, List<String> patterns) throws IOException {
            Description description = dialect.read(output);
            List<DesignObject> objects = Hierarchy.of(description, patterns);
            VisibleSignals.refuseStray(
                    patterns, objects, Interfaces.ports(Hierarchy.aliases(description)));
            Files.write(
                    output.resolve(VerilatorBuild.VISIBLE),
                    VisibleSignals.lines(description, objects));
        }
    },
    /// The table of objects, for the glue.
    TABLE(6) {
        @Override
        void derive(Path output, Dialect dialect, List<String> patterns) throws IOException {
            Description description = dialect.read(output);
            Files.write(
                    output.resolve(VerilatorBuild.TABLE),
                    ObjectTable.lines(
                            description,
                            Hierarchy.of(description, patterns),
                            GeneratedCode.read(output.resolve(VerilatorBuild.OBJECTS))));
        }
    },
    /// What the framework is told of the design.
    OBJECTS(5) {
        @Override
        void derive(Path output, Dialect dialect, List<String> patterns) throws IOException {
            Hierarchy.model(dialect.read(output)).write(output);
        }
    },
    /// The option that makes a model write waves; the arguments are names of [WaveFormat], the
    /// first for a design that writes none itself, the second for one that does, or nothing.
    TRACE(1) {
        @Override
        void derive(Path output, Dialect dialect, List<String> formats) throws IOException {
            String format = formats.get(dialect.read(output).dumps() ? 1 : 0);
            Files.writeString(
                    output.resolve(VerilatorBuild.TRACE),
                    format.isEmpty() ? "" : WaveFormat.valueOf(format).option() + "\n");
        }
    },
    /// The list of files that were read.
    SOURCES(1) {
        @Override
        void derive(Path output, Dialect dialect, List<String> patterns) throws IOException {
            Files.write(
                    output.resolve(VerilatorBuild.SOURCES),
                    SourceList.lines(dialect.read(output), output.resolve(VerilatorBuild.OBJECTS)));
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
                Dialect.valueOf(arguments.getFirst()),
                arguments.subList(1, arguments.size()));
    }

    abstract void derive(Path output, Dialect dialect, List<String> patterns) throws IOException;
}
