package org.cocobean.bus.check;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/// Sees which rules the simulations of a test broke, and that they are those that [Breaks] names,
/// in any of its invocations, and none of those that [Keeps] names, in none of them.
public final class RulesSeen implements BeforeEachCallback, AfterEachCallback {

    private static final ThreadLocal<StringBuilder> TOLD =
            ThreadLocal.withInitial(StringBuilder::new);

    /// Adds what a simulation ended with.
    public static void add(Throwable failure) {
        for (Throwable at = failure; at != null; at = at.getCause()) {
            TOLD.get().append(at).append('\n');
            Arrays.stream(at.getSuppressed()).forEach(RulesSeen::add);
        }
    }

    /// Adds what stands in the log of a simulation, where broken rules stand that were expected.
    public static void add(Path log) {
        try {
            TOLD.get().append(Files.exists(log) ? Files.readString(log) : "").append('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What all invocations of a test broke; looked at when the last of them is over.
    private static final class Broken implements AutoCloseable {
        private final Method test;
        private final Set<String> seen = new TreeSet<>();
        private boolean failed;

        Broken(Method test) {
            this.test = test;
        }

        @Override
        public void close() {
            List<String> missing = notBroken(test, seen);
            if (!failed && !missing.isEmpty()) {
                throw new AssertionError(
                        "%s says that it breaks %s, but no simulation of it did"
                                .formatted(test, missing));
            }
        }
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        TOLD.get().setLength(0);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        Method test = context.getRequiredTestMethod();
        ExtensionContext all = context.getParent().orElseThrow();
        Broken broken =
                all.getStore(Namespace.create(RulesSeen.class))
                        .computeIfAbsent(test, key -> new Broken(test), Broken.class);
        broken.failed |= context.getExecutionException().isPresent();
        String told = TOLD.get().toString();
        broken.seen.addAll(told(broken(test), told));
        List<String> wrong = wronglyBroken(test, told);
        if (!broken.failed && !wrong.isEmpty()) {
            throw new AssertionError(
                    "%s says that it keeps %s, but a simulation of it broke them"
                            .formatted(test, wrong));
        }
    }

    /// Returns the rules that a test breaks and that are not among those that were told.
    static List<String> notBroken(Method test, Set<String> told) {
        return broken(test).map(RulesSeen::name).filter(rule -> !told.contains(rule)).toList();
    }

    /// Returns the rules that a test keeps and that were told; those that it breaks as well do not
    /// count.
    static List<String> wronglyBroken(Method test, String told) {
        List<Rule> breaks = broken(test).toList();
        return told(kept(test).filter(rule -> !breaks.contains(rule)), told);
    }

    /// Returns the names of the rules that were told.
    static List<String> told(Stream<Rule> rules, String told) {
        return rules.filter(rule -> told.contains("%s (%s) ".formatted(rule.name(), rule.clause())))
                .map(RulesSeen::name)
                .toList();
    }

    static Stream<Rule> broken(Method test) {
        return Arrays.stream(test.getAnnotationsByType(Breaks.class))
                .flatMap(each -> rules(each.of(), each.value()));
    }

    static Stream<Rule> kept(Method test) {
        return Arrays.stream(test.getAnnotationsByType(Keeps.class))
                .flatMap(each -> rules(each.of(), each.value()));
    }

    private static Stream<Rule> rules(Class<? extends Rule> type, String[] names) {
        List<String> wanted = List.of(names);
        return Arrays.stream(type.getEnumConstants())
                .map(Rule.class::cast)
                .filter(rule -> wanted.contains(rule.name()));
    }

    private static String name(Rule rule) {
        return rule.getClass().getSimpleName() + "." + rule.name();
    }
}
