package org.cocobean.adapter.verilator;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.cocobean.sim.HdlDesign;
import org.cocobean.sim.spi.BuildPlan;
import org.cocobean.sim.spi.BuildRequest;
import org.cocobean.sim.spi.BuildStep;
import org.cocobean.sim.spi.ParameterValue;

/// The commands that compile a design with Verilator.
///
/// Verilator runs twice: first it only describes the design, which gives all names and which of
/// them are signals to keep; then it writes C++. The result serves both homes.
final class VerilatorBuild {

    static final String LIBRARY = "model.so";
    static final String PROGRAM = "simulation";

    private static final List<String> RESOURCES =
            List.of(
                    "cocobean.mk",
                    "cocobean_design.cpp",
                    "cocobean_design.h",
                    "cocobean_files.cpp",
                    "cocobean_files.h",
                    "cocobean_hooks.h",
                    "cocobean_images.cpp",
                    "cocobean_images.h",
                    "cocobean_model.map",
                    "cocobean_process.c",
                    "cocobean_verilator.cpp");
    static final String VISIBLE = "visible.vlt";
    static final String OBJECTS = "obj";
    static final String TABLE = "cocobean_table.inc";
    static final String TRACE = "trace.f";
    static final String SOURCES = "sources.txt";

    /// Verilator itself hands on what follows it only when it calls make.
    static final String MAKE_FLAGS = "-MAKEFLAGS";

    /// Where the command line gives none.
    private static final String DEFAULT_UNIT = "1ps";

    private static final int MAJOR = 5;
    private static final int FIRST_WITH_REPORT = 32;

    private final BuildRequest request;
    private final HdlDesign design;
    private final Dialect dialect;

    private VerilatorBuild(BuildRequest request) {
        this.request = request;
        this.design = request.design();
        this.dialect = Dialect.of(request.installation());
    }

    static BuildPlan plan(BuildRequest request) {
        return new VerilatorBuild(request).plan();
    }

    private BuildPlan plan() {
        Map<String, String> files = new LinkedHashMap<>();
        RESOURCES.forEach(name -> files.put(name, resource(name)));
        return new BuildPlan(
                files,
                List.of(
                        describe(),
                        preprocess(),
                        derive(
                                VerilatorDerivation.CHOICES,
                                Stream.concat(formats().stream(), design.visible().stream())),
                        generate(),
                        derive(VerilatorDerivation.TABLES, design.visible().stream()),
                        compile(),
                        new BuildStep.DeriveFiles(SourceList.COMPILED, List.of())),
                List.of(SOURCES, SourceList.FILE));
    }

    private BuildStep command(List<String> argv) {
        return BuildStep.RunCommand.of(request.output(), argv);
    }

    private BuildStep describe() {
        List<String> argv = verilator();
        switch (dialect) {
            case XML -> argv.addAll(List.of("--xml-only", "--xml-output", dialect.file()));
            case JSON -> {
                argv.addAll(List.of("--json-only", "--json-only-output", dialect.file()));
                argv.addAll(List.of("--json-only-meta-output", Dialect.META));
            }
        }
        argv.addAll(List.of("--Mdir", "description"));
        argv.add("--public-flat-rw"); // else what nobody uses would be left out
        argv.add("-fno-dfg"); // else what reads a wire may be told to read what drives it
        argv.addAll(common());
        if (design.buildArguments().stream().anyMatch(a -> a.matches("--?coverage.*"))) {
            argv.add("--no-coverage"); // else its counters would be signals of the design
        }
        return command(argv);
    }

    /// Messages go where they always do.
    private BuildStep preprocess() {
        List<String> argv = new ArrayList<>(List.of("sh", "-c"));
        argv.add("exec \"$0\" \"$@\" >" + HdlSources.FILE);
        argv.addAll(verilator());
        argv.addAll(List.of("-E", "--Mdir", "description"));
        argv.addAll(common());
        return command(argv);
    }

    private BuildStep generate() {
        List<String> argv = verilator();
        argv.addAll(List.of("--cc", "--exe", "--prefix", "Vcocobean", "--Mdir", OBJECTS));
        argv.addAll(List.of("-O3", "--x-assign", "fast", "--x-initial", "fast"));
        argv.addAll(List.of("-f", TRACE));
        argv.addAll(common());
        argv.add(VISIBLE);
        return command(argv);
    }

    /// A design that dumps waves itself does so in every build. What the user chose is in the
    /// arguments already.
    private List<String> formats() {
        if (WaveFormat.chosenBy(design.buildArguments()).isPresent()) {
            return List.of("", "");
        }
        return List.of(request.waves() ? WaveFormat.FST.name() : "", WaveFormat.VCD.name());
    }

    private BuildStep derive(VerilatorDerivation derivation, Stream<String> more) {
        return new BuildStep.DeriveFiles(
                derivation, Stream.concat(Stream.of(dialect.name(), timeUnit()), more).toList());
    }

    /// Of modules that have none of their own.
    private String timeUnit() {
        String timescale = Optional.ofNullable(design.timescale()).orElse(DEFAULT_UNIT);
        List<String> own = design.buildArguments();
        for (int i = 0; i + 1 < own.size(); i++) {
            if (own.get(i).matches("--?timescale")) {
                timescale = own.get(i + 1);
            }
        }
        return timescale.split("/")[0].replaceAll("\\s", "");
    }

    /// Make takes a space for the end of a name.
    private static String withoutSpace(Path path) {
        if (path.toString().chars().anyMatch(Character::isWhitespace)) {
            throw new IllegalArgumentException(
                    "verilator builds with make, which cannot work below a path with a space in it: '"
                            + path
                            + "'. Keep builds elsewhere: -Dcocobean.cache=DIR (docs/settings.md)");
        }
        return path.toString();
    }

    private BuildStep compile() {
        withoutSpace(request.output());
        List<String> argv = new ArrayList<>(List.of("make", "--silent", "-C", OBJECTS));
        argv.addAll(List.of("-f", "../cocobean.mk"));
        argv.add("NATIVE=" + withoutSpace(request.nativeFiles().sources()));
        if (threads()) {
            argv.add("THREADS=1");
        }
        List<String> own = design.buildArguments();
        for (int i = 0; i + 1 < own.size(); i++) {
            if (own.get(i).equals(MAKE_FLAGS)) {
                argv.addAll(List.of(own.get(i + 1).strip().split("\\s+")));
            }
        }
        return command(argv);
    }

    /// Both runs of Verilator see the same design. The user's own arguments come late, so that they
    /// win.
    private List<String> common() {
        List<String> argv = new ArrayList<>(List.of("--top-module", design.top()));
        argv.addAll(List.of("--timing", "--assert", "-Wno-fatal"));
        argv.add("-Wno-INCABSPATH"); // sources with defines of their own are included by the
        // framework
        String timescale = design.timescale();
        if (timescale != null) {
            argv.addAll(List.of("--timescale", timescale));
        }
        String language = design.language();
        if (language != null) {
            argv.addAll(List.of("--default-language", standard(language)));
        }
        design.includeDirectories().forEach(directory -> argv.add("-I" + directory));
        design.defines()
                .forEach((name, value) ->
                        argv.add(value.isEmpty() ? "-D" + name : "-D" + name + "=" + value));
        design.parameters()
                .forEach((name, value) ->
                        argv.add("-G" + name + "=" + literal(new ParameterValue(value))));
        argv.addAll(design.buildArguments());
        argv.addAll(design.sources());
        return argv;
    }

    private boolean threads() {
        int option = design.buildArguments().indexOf("--threads");
        return option >= 0
                && option + 1 < design.buildArguments().size()
                && !design.buildArguments().get(option + 1).equals("1");
    }

    /// What newer versions tell of their own work is no warning.
    private List<String> verilator() {
        List<String> argv = new ArrayList<>();
        argv.add(request.installation().executable().toString());
        if (request.installation().isAtLeast(MAJOR, FIRST_WITH_REPORT)) {
            argv.add("--quiet-stats");
        }
        return argv;
    }

    /// Years of Verilog up to 2005 belong to IEEE 1364, later ones to 1800.
    private static String standard(String language) {
        return switch (language) {
            case "1995", "2001", "2005" -> "1364-" + language;
            case "2009", "2012", "2017", "2023" -> "1800-" + language;
            default -> language;
        };
    }

    /// Numbers go as they are, everything else as a string literal.
    private static String literal(ParameterValue value) {
        String text = value.unquoted();
        return value.isNumber() || text.matches("[^\"\\\\\\p{Cntrl}]*")
                ? value.literal()
                : bits(text);
    }

    /// Verilator cuts a text at a quote and drops newlines, but takes its bits.
    private static String bits(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return bytes.length * Byte.SIZE + "'h" + HexFormat.of().formatHex(bytes);
    }

    private static String resource(String name) {
        try (InputStream in = VerilatorBuild.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(
                        "the adapter's jar lacks " + name + ": build it with ./cocobean or mvn");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + name, e);
        }
    }
}
