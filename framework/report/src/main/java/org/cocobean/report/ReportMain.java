package org.cocobean.report;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What `./cocobean` asks about runs.
///
/// `summary table|counts BUILD-STATUS SINCE SIMULATORS FOLDER...`: what ran below the folders since
/// the file SINCE was touched. The last line is `N passed, N failed, N skipped`; the exit code is 1
/// when a test failed, when the build did, and when not a single test ran.
///
/// `report OUT [--compare OLD] FOLDER...`: merges runs, also those that were killed; writes
/// `report.html`, `failures.json`, `failures.md`, `junit.xml` and `xunit.xml` into OUT, with what
/// changed since OLD. A folder is a run, or a project whose last runs are meant.
///
/// `wave FILE|TEST FOLDER [OPTIONS]`: a window of waves as a table, of a file or of a test of the
/// last runs below the folder.
///
/// `why TEST FOLDER...`: one failure of such runs; any test whose name contains TEST.
public final class ReportMain {

    private static final String USAGE =
            """
            usage: summary table|counts BUILD-STATUS SINCE SIMULATORS FOLDER...
                   report OUT [--compare OLD] FOLDER...
                   why TEST FOLDER...
                   wave FILE|TEST FOLDER [OPTIONS]\
            """;
    private static final int SUMMARY_ARGUMENTS = 6;
    private static final int OTHER_ARGUMENTS = 3;
    private static final int MOST_CHANGES = 20;

    private ReportMain() {}

    public static void main(String[] arguments) throws IOException {
        System.exit(run(List.of(arguments), System.out));
    }

    /// Does what `main` does, and returns the exit code.
    public static int run(List<String> arguments, PrintStream out) throws IOException {
        String command = arguments.isEmpty() ? "" : arguments.getFirst();
        boolean complete =
                arguments.size()
                        >= (command.equals("summary") ? SUMMARY_ARGUMENTS : OTHER_ARGUMENTS);
        return switch (complete ? command : "") {
            case "summary" -> summary(arguments, out);
            case "report" -> report(arguments, out);
            case "why" -> why(arguments, out);
            case "wave" -> wave(arguments, out);
            default -> {
                out.println(USAGE);
                yield 2;
            }
        };
    }

    private static int summary(List<String> arguments, PrintStream out) throws IOException {
        Instant since = Files.getLastModifiedTime(Path.of(arguments.get(3))).toInstant();
        Runs runs = new Runs();
        for (String folder : arguments.subList(5, arguments.size())) {
            for (Path module : Runs.modules(Path.of(folder))) {
                runs.addModule(module, since);
            }
        }
        boolean buildFailed = !arguments.get(2).equals("0");
        Results results = runs.results(List.of(arguments.get(4).split(",", -1)));
        out.print(runs.text());
        String text = new ResultsText(results).write(arguments.get(1).equals("table"));
        int last = text.lastIndexOf('\n', text.length() - 2) + 1;
        out.print(text.substring(0, last));
        boolean failed = results.tests().stream().anyMatch(TestOutcome::failed);
        if (results.tests().isEmpty()) {
            out.println(
                    "No test ran: the build stopped before the tests, or no test fits the selection.");
        } else if (buildFailed && !failed) {
            out.println("THE BUILD FAILED although no test did: the reason stands above.");
        }
        out.print(text.substring(last));
        return failed || buildFailed || results.tests().isEmpty() ? 1 : 0;
    }

    private static int report(List<String> arguments, PrintStream out) throws IOException {
        List<String> folders = new ArrayList<>(arguments.subList(2, arguments.size()));
        List<String> old = List.of();
        int option = folders.indexOf("--compare");
        if (option >= 0) {
            if (option + 1 == folders.size()) {
                out.println("--compare takes the folder of an older run");
                return 2;
            }
            old = List.of(folders.get(option + 1));
            folders.subList(option, option + 2).clear();
        }
        Runs runs = runs(folders);
        Runs older = runs(old);
        if (runs.isEmpty() || (option >= 0 && older.isEmpty())) {
            return nothing(runs.isEmpty() ? folders : old, out);
        }
        Results results = runs.results(List.of());
        Optional<Comparison> changes =
                option < 0
                        ? Optional.empty()
                        : Optional.of(Comparison.of(older.results(List.of()), results));
        Path folder = Files.createDirectories(Path.of(arguments.get(1)));
        Report.write(
                new Report.Pages(
                        results,
                        runs.summaries(),
                        String.join(", ", folders),
                        runs.count() + (runs.count() == 1 ? " run" : " runs, merged"),
                        changes.map(found -> found.text(Integer.MAX_VALUE)).orElse("")),
                folder);
        out.print(runs.text());
        String since = String.join("", old);
        List<Flaky> flaky = Flaky.of(results.tests());
        if (!flaky.isEmpty()) {
            out.println("Flaky: " + flaky.size());
            flaky.forEach(each -> out.println("  " + each.text()));
        }
        changes.ifPresent(
                found -> out.print("Since %s\n%s\n".formatted(since, found.text(MOST_CHANGES))));
        ResultsText text = new ResultsText(results);
        out.print(text.write(text.hasShortTable()));
        out.println(
                "Written: "
                        + folder.resolve("report.html")
                        + ", failures.json, failures.md, junit.xml, xunit.xml");
        boolean good =
                runs.areWhole()
                        && !results.tests().isEmpty()
                        && results.tests().stream().noneMatch(TestOutcome::failed);
        return good ? 0 : 1;
    }

    private static int why(List<String> arguments, PrintStream out) throws IOException {
        Runs runs = runs(arguments.subList(2, arguments.size()));
        if (runs.isEmpty()) {
            return nothing(arguments.subList(2, arguments.size()), out);
        }
        List<TestOutcome> failed =
                runs.results(List.of()).tests().stream().filter(TestOutcome::failed).toList();
        String wanted = arguments.get(1);
        List<TestOutcome> exact = named(failed, wanted, true);
        List<TestOutcome> found = exact.isEmpty() ? named(failed, wanted, false) : exact;
        if (found.isEmpty()) {
            out.println(
                    failed.isEmpty()
                            ? "No test failed."
                            : "No failed test is called so: " + wanted);
            names(failed, out);
            return failed.isEmpty() ? 0 : 1;
        }
        out.print(FailuresText.why(FailureStory.of(found.getFirst())));
        if (found.size() > 1) {
            out.println("Others that failed: ./cocobean why TEST");
            names(found.subList(1, found.size()), out);
        }
        return 0;
    }

    private static int wave(List<String> arguments, PrintStream out) throws IOException {
        String wanted = arguments.get(1);
        List<String> options = arguments.subList(OTHER_ARGUMENTS, arguments.size());
        if (Files.isRegularFile(Path.of(wanted))) {
            return WaveCommand.run(Path.of(wanted), options, out);
        }
        List<TestOutcome> withWaves =
                runs(arguments.subList(2, OTHER_ARGUMENTS)).results(List.of()).tests().stream()
                        .filter(test -> test.artefacts().waves().filter(Files::exists).isPresent())
                        .toList();
        List<TestOutcome> exact = named(withWaves, wanted, true);
        List<TestOutcome> found = exact.isEmpty() ? named(withWaves, wanted, false) : exact;
        if (found.isEmpty()) {
            out.println("There is no file and no test with waves that is called so: " + wanted);
            names(withWaves, out);
            return 2;
        }
        return WaveCommand.run(found.getFirst().artefacts().waves().orElseThrow(), options, out);
    }

    private static List<TestOutcome> named(List<TestOutcome> tests, String name, boolean exactly) {
        return tests.stream()
                .filter(outcome -> {
                    String title = outcome.test().title();
                    return exactly ? title.equals(name) : title.contains(name);
                })
                .toList();
    }

    private static void names(List<TestOutcome> tests, PrintStream out) {
        tests.stream()
                .map(outcome -> "    " + outcome.test().title())
                .sorted()
                .forEach(out::println);
    }

    private static Runs runs(List<String> folders) throws IOException {
        Runs runs = new Runs();
        for (String folder : folders) {
            runs.add(Path.of(folder));
        }
        return runs;
    }

    private static int nothing(List<String> folders, PrintStream out) {
        out.println(
                "No run in %s: a run is a folder such as target/cocobean/latest, which a run of tests leaves"
                        .formatted(String.join(", ", folders)));
        return 2;
    }
}
