package org.cocobean.adapter.verilator;

import java.io.IOException;
import java.nio.file.Path;
import org.cocobean.sim.spi.Installation;

/// A format in which Verilator describes a design.
enum Dialect {
    /// `--xml-only`: before 5.046, where it is gone.
    XML("design.xml"),
    /// `--json-only`: since 5.022.
    JSON("design.json");

    /// The second file of [#JSON]: which source has which id.
    static final String META = "design.meta.json";

    private static final int MAJOR = 5;
    private static final int FIRST_WITHOUT_XML = 46;

    private final String file;

    Dialect(String file) {
        this.file = file;
    }

    /// Returns the one to ask this version for: the older one as long as it is there, since all
    /// versions that have it write it alike.
    static Dialect of(Installation tool) {
        return tool.isAtLeast(MAJOR, FIRST_WITHOUT_XML) ? JSON : XML;
    }

    String file() {
        return file;
    }

    /// Reads what the tool wrote.
    ///
    /// @param output the build's output directory
    /// @param timeUnit of modules that have none of their own
    Description read(Path output, String timeUnit) throws IOException {
        Path path = output.resolve(file);
        return switch (this) {
            case XML ->
                    new DescriptionReader(new XmlFormat(output, XmlFile.read(path), timeUnit))
                            .read();
            case JSON ->
                    new DescriptionReader(
                                    new JsonFormat(
                                            output,
                                            JsonFile.read(path),
                                            JsonFile.read(output.resolve(META))))
                            .read();
        };
    }
}
