package org.cocobean.internal.junit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.cocobean.report.TestOutcome.Failure;
import org.cocobean.report.TestOutcome.Values;
import org.jspecify.annotations.Nullable;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.ValueWrapper;

/// Reads from an exception what a reader of a failed test looks for first.
final class FailureFacts {

    private static final Pattern HDL =
            Pattern.compile(
                    "[\\w./\\\\+~-]+\\.(?:v|sv|vh|svh|vhd|vhdl):\\d+", Pattern.CASE_INSENSITIVE);
    private static final Pattern MACHINERY =
            Pattern.compile(
                    "^(java|javax|jdk|sun|org\\.cocobean\\.internal|org\\.junit|org\\.opentest4j|org\\.assertj|org\\.apache\\.maven)\\..*");

    private static final int MOST_CHARACTERS = 20_000;

    private FailureFacts() {}

    /// @param suite the class that was run
    /// @param type the class that has the test method
    static Failure of(Throwable thrown, String suite, String type) {
        String message = String.valueOf(thrown.getMessage());
        return new Failure(
                thrown.getClass().getName(),
                thrown.getMessage() == null ? "" : message.strip(),
                hdl(message),
                java(thrown, suite, type),
                values(thrown));
    }

    /// As the innermost assertion has them that tells both.
    private static Optional<Values> values(Throwable thrown) {
        return causes(thrown).reversed().stream()
                .flatMap(each ->
                        each instanceof AssertionFailedError failed
                                        && failed.isExpectedDefined()
                                        && failed.isActualDefined()
                                ? Stream.of(
                                        new Values(
                                                shown(failed.getExpected()),
                                                shown(failed.getActual())))
                                : Stream.empty())
                .findFirst();
    }

    private static String shown(ValueWrapper value) {
        String text = value.getStringRepresentation();
        return text.length() <= MOST_CHARACTERS ? text : text.substring(0, MOST_CHARACTERS);
    }

    private static String hdl(String message) {
        Matcher place = HDL.matcher(message);
        return place.find() ? place.group() : "";
    }

    /// A line of the test class where there is one, else the first that belongs to no library.
    private static String java(Throwable thrown, String suite, String type) {
        List<String> own = List.of(outermost(suite), outermost(type));
        return first(thrown, frame -> own.contains(outermost(frame.getClassName())))
                .or(() ->
                        first(thrown, frame -> !MACHINERY.matcher(frame.getClassName()).matches()))
                .map(frame -> frame.getFileName() + ":" + frame.getLineNumber())
                .orElse("");
    }

    private static String outermost(String type) {
        int nested = type.indexOf('$');
        return nested < 0 ? type : type.substring(0, nested);
    }

    /// Where it began is told by the innermost cause: of a task that failed, the line of the task.
    private static Optional<StackTraceElement> first(
            Throwable thrown, Predicate<StackTraceElement> wanted) {
        return causes(thrown).reversed().stream()
                .flatMap(each -> Arrays.stream(each.getStackTrace()))
                .filter(frame -> frame.getFileName() != null && frame.getLineNumber() > 0)
                .filter(wanted)
                .findFirst();
    }

    private static List<Throwable> causes(Throwable thrown) {
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        List<Throwable> all = new ArrayList<>();
        for (@Nullable Throwable at = thrown; at != null && seen.add(at); at = at.getCause()) {
            all.add(at);
        }
        return all;
    }
}
