package org.cocobean.samples.mutants;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.cocobean.junit.Design;
import org.cocobean.samples.mutants.MutantBench.Verdict;
import org.cocobean.samples.mutants.MutantReport.Fate;

/// The mutation run of `./cocobean test --mutants`: `MutantRun PROJECT [PART-OF-A-FILE-NAME...]`.
/// Without names it takes every sample design and writes `docs/mutants.md`; it ends with 1 when
/// more than 5 % of the mutants that are not equivalent survive.
final class MutantRun {

    private static final double MOST_SURVIVORS = 0.05;

    /// In this order: a file belongs to the first that names it.
    private static final List<String> TEST_CLASSES =
            List.of(
                    "CounterTests",
                    "CounterVhdlTests",
                    "SyncFifoTests",
                    "SyncFifoVhdlTests",
                    "Fir8Tests",
                    "Fir8VhdlTests",
                    "UartLoopbackTests",
                    "AxilRegsTests",
                    "SpiMasterTests",
                    "SocTests");

    private final Path samples;
    private final Path scratch;
    private final MutantBench bench = new MutantBench();
    private final MutantReport report = new MutantReport();
    private final EquivalentMutants equivalents;

    private MutantRun(Path samples, Path scratch) throws IOException {
        this.samples = samples;
        this.scratch = scratch;
        this.equivalents =
                EquivalentMutants.read(samples.resolve("rtl/equivalent-mutants.txt"), samples);
    }

    public static void main(String[] arguments) throws IOException, ClassNotFoundException {
        Path root = Path.of(arguments[0]).toAbsolutePath();
        List<String> chosen = List.of(arguments).subList(1, arguments.length);
        Path scratch = Files.createTempDirectory("cocobean-mutants");
        int status;
        try {
            useScratch(root, scratch);
            MutantRun run = new MutantRun(root.resolve("hdl-samples"), scratch.resolve("project"));
            status = run.runAll(chosen);
            if (chosen.isEmpty()) {
                Files.writeString(
                        root.resolve("docs/mutants.md"),
                        run.report.page(LocalDate.now(ZoneOffset.UTC)));
            }
        } finally {
            delete(scratch);
        }
        System.exit(status);
    }

    /// A project of its own, so that a mutant is never seen by anybody else.
    private static void useScratch(Path root, Path scratch) {
        Map.of(
                        "basedir", scratch.resolve("project").toString(),
                        "cocobean.cache", scratch.resolve("cache").toString(),
                        "cocobean.run.dir", scratch.resolve("run").toString(),
                        "cocobean.firmware.root", root.resolve("firmware-samples").toString(),
                        "cocobean.timeout", "30 s")
                .forEach(System::setProperty);
    }

    private int runAll(List<String> chosen) throws IOException, ClassNotFoundException {
        copy(samples.resolve("rtl"), scratch.resolve("rtl"));
        for (Map.Entry<String, Class<?>> entry : testClassOfFile().entrySet()) {
            String file = entry.getKey();
            if (chosen.isEmpty() || chosen.stream().anyMatch(file::contains)) {
                mutate(file, entry.getValue());
            }
        }
        System.out.println(report.summary());
        return report.survived() > MOST_SURVIVORS * report.meaningful() ? 1 : 0;
    }

    private static Map<String, Class<?>> testClassOfFile() throws ClassNotFoundException {
        Map<String, Class<?>> classes = new LinkedHashMap<>();
        for (String name : TEST_CLASSES) {
            Class<?> testClass = Class.forName("org.cocobean.samples." + name);
            for (String file : testClass.getAnnotation(Design.class).sources()) {
                classes.putIfAbsent(file, testClass);
            }
        }
        return classes;
    }

    private void mutate(String file, Class<?> testClass) throws IOException {
        String simulator = file.endsWith(".vhd") ? "ghdl" : "icarus";
        if (bench.run(testClass, simulator) != Verdict.PASSED) {
            throw new IllegalStateException(
                    testClass.getSimpleName()
                            + " fails on "
                            + simulator
                            + " without any mutant; mend that first: ./cocobean test -Dtest="
                            + testClass.getSimpleName());
        }
        Path target = scratch.resolve(file);
        List<String> original = Files.readAllLines(target);
        for (Mutant mutant : Mutator.forFile(file).onePerLine(file, original)) {
            Files.write(target, mutant.appliedTo(original));
            Verdict verdict = bench.run(testClass, simulator);
            judge(mutant, verdict);
        }
        Files.write(target, original);
        System.out.println(file + ": done");
    }

    private void judge(Mutant mutant, Verdict verdict) {
        String reason = equivalents.reasonOf(mutant).orElse("");
        Fate fate =
                switch (verdict) {
                    case FAILED -> Fate.KILLED;
                    case NOT_BUILT -> Fate.NOT_BUILT;
                    case PASSED -> reason.isEmpty() ? Fate.SURVIVED : Fate.EQUIVALENT;
                };
        report.add(mutant, fate, reason);
        if (fate == Fate.SURVIVED) {
            System.out.println("survived  " + mutant);
        } else if (fate == Fate.KILLED && !reason.isEmpty()) {
            System.out.println("listed as equivalent, but killed  " + mutant);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
    }

    private static void delete(Path directory) throws IOException {
        List<Path> paths = new ArrayList<>();
        try (Stream<Path> files = Files.walk(directory)) {
            files.sorted(Comparator.reverseOrder()).forEach(paths::add);
        }
        for (Path path : paths) {
            Files.delete(path);
        }
    }
}
