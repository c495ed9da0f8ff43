import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// Sums up the test reports below the given folders.
///
/// `java Summary.java table MAVEN-STATUS FOLDER…` prints test × simulator first, `java Summary.java counts MAVEN-STATUS FOLDER…`
/// does not. Both say where simulators disagree, what was skipped and what failed and why, and end with the line
/// `N passed, N failed, N skipped`. The exit code is 1 when a test failed, when Maven did, and when not a single test ran.
final class Summary {

    enum Outcome {
        PASSED("ok"),
        FAILED("FAILED"),
        SKIPPED("skipped");

        final String word;

        Outcome(String word) {
            this.word = word;
        }
    }

    record TestCase(
            String type, String name, String simulator, double seconds, Outcome outcome, String reason) {

        /// The name without the simulator, so that the same test on each simulator shares a row.
        String row() {
            return SIMULATOR_IN_NAME
                    .matcher(name)
                    .replaceAll("")
                    .strip();
        }

        String title() {
            String title = type.substring(type.lastIndexOf('.') + 1) + "." + name;
            boolean told = simulator.equals(NO_SIMULATOR) || SIMULATOR.matcher(title).find();
            return told ? title : title + " on " + simulator;
        }
    }

    static final String NO_SIMULATOR = "-";
    static final Pattern SIMULATOR =
            Pattern.compile("(icarus|verilator|ghdl)(?:[-/ ]?((?:in-)?process))?", Pattern.CASE_INSENSITIVE);
    static final Pattern SIMULATOR_IN_NAME =
            Pattern.compile(
                    "(?:\\bon )?[\\[\"]*\\b(icarus|verilator|ghdl)(?:[-/ ]((?:in-)?process))?\\b[\\]\",]*",
                    Pattern.CASE_INSENSITIVE);
    static final Comparator<String> IN_ORDER =
            Comparator.comparing(Summary::column).thenComparing(simulator -> simulator);

    static void main(String[] args) throws IOException, XMLStreamException {
        if (args.length < 3 || !List.of("table", "counts").contains(args[0])) {
            System.err.println("usage: java Summary.java table|counts MAVEN-STATUS FOLDER...");
            System.exit(2);
        }
        boolean mavenFailed = !args[1].equals("0");
        var tests = new ArrayList<TestCase>();
        for (int i = 2; i < args.length; i++) {
            for (Path report : reports(Path.of(args[i]))) {
                tests.addAll(read(report));
            }
        }
        System.out.println();
        if (args[0].equals("table")) {
            printTable(tests);
        }
        printDisagreements(tests);
        printReasons(tests, Outcome.SKIPPED, "Skipped");
        printReasons(tests, Outcome.FAILED, "Failed");
        if (tests.isEmpty()) {
            System.out.println("No test ran: the build stopped before the tests, or no test fits the selection.");
        }
        long failed = count(tests, Outcome.FAILED);
        if (mavenFailed && failed == 0 && !tests.isEmpty()) {
            System.out.println("THE BUILD FAILED although no test did: the reason stands above.");
        }
        System.out.printf(
                "%d passed, %d failed, %d skipped%n",
                count(tests, Outcome.PASSED), failed, count(tests, Outcome.SKIPPED));
        System.exit(failed > 0 || mavenFailed || tests.isEmpty() ? 1 : 0);
    }

    static long count(List<TestCase> tests, Outcome outcome) {
        return tests.stream().filter(test -> test.outcome == outcome).count();
    }

    // --- reading -----------------------------------------------------------------------------------------------------

    static List<Path> reports(Path folder) throws IOException {
        try (Stream<Path> files = Files.find(folder, 5, (file, _) -> isReport(file))) {
            return files.sorted().toList();
        }
    }

    static boolean isReport(Path file) {
        String name = file.getFileName().toString();
        String parent = file.getParent() == null ? "" : file.getParent().getFileName().toString();
        return name.startsWith("TEST-")
                && name.endsWith(".xml")
                && (parent.equals("surefire-reports") || parent.equals("failsafe-reports"));
    }

    static List<TestCase> read(Path report) throws IOException, XMLStreamException {
        var tests = new ArrayList<TestCase>();
        String suite = report.getFileName().toString().replaceFirst("\\.xml$", "");
        XMLInputFactory factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        try (InputStream in = Files.newInputStream(report)) {
            XMLStreamReader xml = factory.createXMLStreamReader(in);
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamReader.START_ELEMENT && xml.getLocalName().equals("testcase")) {
                    tests.add(readTestCase(xml, suite));
                }
            }
        }
        return tests;
    }

    static TestCase readTestCase(XMLStreamReader xml, String suite) throws XMLStreamException {
        String type = attribute(xml, "classname");
        String name = attribute(xml, "name");
        double seconds = Double.parseDouble("0" + attribute(xml, "time").replace(",", ""));
        Outcome outcome = Outcome.PASSED;
        String reason = "";
        while (xml.next() != XMLStreamReader.END_ELEMENT || !xml.getLocalName().equals("testcase")) {
            if (!xml.isStartElement()) {
                continue;
            }
            switch (xml.getLocalName()) {
                case "failure", "error" -> {
                    outcome = Outcome.FAILED;
                    reason = reason(xml);
                }
                case "skipped" -> {
                    outcome = Outcome.SKIPPED;
                    reason = reason(xml);
                }
                default -> {}
            }
        }
        return new TestCase(type, name, simulator(name, type, suite), seconds, outcome, reason);
    }

    /// The message where the report has one, else the exception's own first line.
    static String reason(XMLStreamReader xml) throws XMLStreamException {
        String message = attribute(xml, "message");
        String text = message.isBlank() ? xml.getElementText().strip().lines().findFirst().orElse("") : message;
        return text.strip()
                .replaceFirst("^org\\.opentest4j\\.TestAbortedException: ", "")
                .replaceFirst("^Assumption failed: ", "")
                .lines()
                .limit(3)
                .map(String::strip)
                .collect(Collectors.joining(" / "));
    }

    static String attribute(XMLStreamReader xml, String name) {
        String value = xml.getAttributeValue(null, name);
        return value == null ? "" : value;
    }

    /// The name says it, else the class, else the class whose report it is: a test that several classes inherit does not
    /// name the one it ran in.
    static String simulator(String name, String type, String suite) {
        Matcher inName = SIMULATOR_IN_NAME.matcher(name);
        if (inName.find()) {
            return simulator(inName);
        }
        return Stream.of(type, suite)
                .map(text -> SIMULATOR.matcher(text.substring(text.lastIndexOf('.') + 1)))
                .filter(Matcher::find)
                .findFirst()
                .map(Summary::simulator)
                .orElse(NO_SIMULATOR);
    }

    static String simulator(Matcher match) {
        String home = match.group(2) == null ? "" : "-" + match.group(2);
        return (match.group(1) + home).toLowerCase(Locale.ROOT);
    }

    // --- printing ----------------------------------------------------------------------------------------------------

    static void printTable(List<TestCase> tests) {
        if (tests.isEmpty()) {
            return;
        }
        var simulators = new TreeSet<String>(IN_ORDER);
        tests.forEach(test -> simulators.add(test.simulator));
        int width = Math.max(20, tests.stream().mapToInt(test -> test.row().length()).max().orElse(0) + 2);
        System.out.print(pad("Test", width + 2));
        System.out.println(
                simulators.stream().map(simulator -> pad(simulator, 18)).collect(Collectors.joining()).strip());
        rows(tests).forEach(
                (type, inType) -> {
                    System.out.println(type.substring(type.lastIndexOf('.') + 1));
                    inType.forEach((row, cells) -> printRow(row, cells, simulators, width));
                });
        System.out.println();
    }

    /// By class, name of the test, and simulator.
    static Map<String, Map<String, Map<String, TestCase>>> rows(List<TestCase> tests) {
        var rows = new TreeMap<String, Map<String, Map<String, TestCase>>>();
        for (TestCase test : tests) {
            rows.computeIfAbsent(test.type, _ -> new LinkedHashMap<>())
                    .computeIfAbsent(test.row(), _ -> new TreeMap<>(IN_ORDER))
                    .merge(test.simulator, test, Summary::worse);
        }
        return rows;
    }

    static void printRow(String row, Map<String, TestCase> cells, Iterable<String> simulators, int width) {
        var line = new StringBuilder("  ").append(pad(row, width));
        for (String simulator : simulators) {
            TestCase test = cells.get(simulator);
            line.append(pad(test == null ? "" : cell(test), 18));
        }
        System.out.println(line.toString().stripTrailing() + (differs(cells) ? "   <-- simulators disagree" : ""));
    }

    static String cell(TestCase test) {
        return test.outcome == Outcome.SKIPPED
                ? test.outcome.word
                : String.format(Locale.ROOT, "%-6s %6.2f s", test.outcome.word, test.seconds);
    }

    static boolean differs(Map<String, TestCase> cells) {
        return cells.values().stream()
                        .map(TestCase::outcome)
                        .filter(outcome -> outcome != Outcome.SKIPPED)
                        .distinct()
                        .count()
                > 1;
    }

    static void printDisagreements(List<TestCase> tests) {
        var lines = new ArrayList<String>();
        rows(tests).values().stream()
                .flatMap(inType -> inType.values().stream())
                .filter(Summary::differs)
                .forEach(cells -> lines.add(disagreement(cells)));
        if (!lines.isEmpty()) {
            System.out.println("Simulators disagree");
            lines.forEach(line -> System.out.println("  " + line));
            System.out.println();
        }
    }

    static String disagreement(Map<String, TestCase> cells) {
        TestCase any = cells.values().iterator().next();
        return any.type.substring(any.type.lastIndexOf('.') + 1)
                + "."
                + any.row()
                + ": "
                + cells.values().stream()
                        .map(test -> test.simulator + " " + test.outcome.word)
                        .collect(Collectors.joining(", "));
    }

    /// A row may stand for several runs of one name on one simulator: it shows the worst, and the time of both.
    static TestCase worse(TestCase a, TestCase b) {
        TestCase shown = severity(b) > severity(a) ? b : a;
        return new TestCase(
                shown.type, shown.name, shown.simulator, a.seconds + b.seconds, shown.outcome, shown.reason);
    }

    static int severity(TestCase test) {
        return switch (test.outcome) {
            case SKIPPED -> 0;
            case PASSED -> 1;
            case FAILED -> 2;
        };
    }

    static int column(String simulator) {
        int known = List.of("icarus", "verilator", "verilator-process", "ghdl").indexOf(simulator);
        return known >= 0 ? known : 9;
    }

    static String pad(String text, int width) {
        return text + " ".repeat(Math.max(1, width - text.length()));
    }

    static void printReasons(List<TestCase> tests, Outcome outcome, String heading) {
        var byReason = new TreeMap<String, List<String>>();
        for (TestCase test : tests) {
            if (test.outcome == outcome) {
                byReason.computeIfAbsent(test.reason, _ -> new ArrayList<>()).add(test.title());
            }
        }
        if (byReason.isEmpty()) {
            return;
        }
        System.out.println(heading);
        byReason.forEach(
                (reason, titles) -> {
                    System.out.println("  " + (reason.isEmpty() ? "(no reason given)" : reason));
                    titles.stream().limit(10).forEach(title -> System.out.println("      " + title));
                    if (titles.size() > 10) {
                        System.out.printf("      and %d more%n", titles.size() - 10);
                    }
                });
        System.out.println();
    }
}
