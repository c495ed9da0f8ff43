package org.cocobean.report;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Finds out on which simulator a test ran that does not say so itself: its name says it, else its
/// class, else the class that was run, since a test that several classes inherit names none.
final class SimulatorNames {

    private static final String NOT_IN_A_FILE_NAME = "(?<![\\w./\\\\-])";
    private static final String HOME = "(?:[-/ ]?((?:in-)?process))?";

    private final Pattern anywhere;
    private final Pattern inName;

    /// Looks for these names.
    SimulatorNames(Collection<String> names) {
        String any =
                names.isEmpty()
                        ? "(?!)()" // matches nothing
                        : names.stream()
                                .map(Pattern::quote)
                                .collect(Collectors.joining("|", "(", ")"));
        this.anywhere = Pattern.compile(any + HOME, Pattern.CASE_INSENSITIVE);
        this.inName =
                Pattern.compile(
                        "(?:\\bon )?[\\[\"]*"
                                + NOT_IN_A_FILE_NAME
                                + any
                                + HOME
                                + "(?![./\\\\-]?\\w)[\\]\",]*",
                        Pattern.CASE_INSENSITIVE);
    }

    /// The test with its simulator, if it can be told, and a name that is the same on all of them.
    TestOutcome.Test complete(TestOutcome.Test test) {
        if (!test.simulator().isEmpty()) {
            return test;
        }
        return found(test)
                .map(simulator ->
                        new TestOutcome.Test(
                                test.suite(),
                                test.type(),
                                test.method(),
                                inName.matcher(test.name()).replaceAll("").strip(),
                                simulator,
                                test.invocation()))
                .orElse(test);
    }

    private Optional<String> found(TestOutcome.Test test) {
        Matcher name = inName.matcher(test.name());
        return name.find()
                ? Optional.of(simulator(name))
                : Stream.of(test.type(), test.suite())
                        .map(type -> anywhere.matcher(type.substring(type.lastIndexOf('.') + 1)))
                        .filter(Matcher::find)
                        .map(SimulatorNames::simulator)
                        .findFirst();
    }

    private static String simulator(Matcher match) {
        String home = match.group(2) == null ? "" : "-" + match.group(2);
        return (match.group(1) + home).toLowerCase(Locale.ROOT);
    }
}
