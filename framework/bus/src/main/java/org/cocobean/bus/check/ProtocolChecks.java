package org.cocobean.bus.check;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.cocobean.Simulation;
import org.cocobean.task.Obligation;
import org.cocobean.time.SimTime;

/// Which rules an endpoint checks and what becomes of those that are broken. All are checked unless
/// a method says otherwise; a broken rule fails the test at its moment.
///
/// Belongs to one test; may be shared by its endpoints.
///
/// ```java
/// ProtocolChecks checks = ProtocolChecks.all().without(StreamRule.VALID_STABLE).maxWait(1000);
/// ```
public final class ProtocolChecks {

    private final Set<Rule> without;
    private final Set<Rule> expected;
    private final List<Violation> violations;
    private final boolean on;
    private long maxWait = Long.MAX_VALUE;

    private ProtocolChecks(boolean on) {
        this(on, new HashSet<>(), new HashSet<>(), new CopyOnWriteArrayList<>());
    }

    private ProtocolChecks(
            boolean on, Set<Rule> without, Set<Rule> expected, List<Violation> violations) {
        this.on = on;
        this.without = without;
        this.expected = expected;
        this.violations = violations;
    }

    /// Checks every rule; there is no limit to waiting.
    public static ProtocolChecks all() {
        return new ProtocolChecks(true);
    }

    /// Checks nothing.
    public static ProtocolChecks none() {
        return new ProtocolChecks(false);
    }

    /// Leaves rules out.
    ///
    /// @return this
    public ProtocolChecks without(Rule... rules) {
        without.addAll(List.of(rules));
        return this;
    }

    /// Returns checks that leave more rules out than these, for a protocol to which they do not
    /// apply. What is expected and seen is shared.
    public ProtocolChecks leaving(Rule... rules) {
        Set<Rule> more = new HashSet<>(without);
        more.addAll(List.of(rules));
        ProtocolChecks fewer = new ProtocolChecks(on, more, expected, violations);
        fewer.maxWait = maxWait;
        return fewer;
    }

    /// Limits the cycles that a transfer may wait.
    ///
    /// @return this
    public ProtocolChecks maxWait(long cycles) {
        maxWait = cycles;
        return this;
    }

    /// Expects a rule to be broken: that does not fail the test but stands in its log, and a test
    /// that ends without it fails.
    ///
    /// @return this
    public ProtocolChecks expect(Rule rule) {
        expected.add(rule);
        Simulation.current().mustFinish(new Provoked(rule));
        return this;
    }

    /// Returns how many cycles a transfer may wait.
    public long maxWait() {
        return maxWait;
    }

    /// Tells whether a rule is checked.
    public boolean checks(Rule rule) {
        return on && !without.contains(rule);
    }

    /// Tells whether anything is checked.
    public boolean isOn() {
        return on;
    }

    /// Returns the broken rules that were expected, in the order of time.
    public List<Violation> violations() {
        return new ArrayList<>(violations);
    }

    /// Hands in a broken rule; for checkers.
    ///
    /// @throws ProtocolViolationError unless it was expected or left out
    public void broken(Rule rule, String where, String what) {
        if (!checks(rule)) {
            return;
        }
        SimTime time = Simulation.current().time();
        Violation violation = new Violation(rule, where, what, time);
        violations.add(violation);
        if (!expected.contains(rule)) {
            throw new ProtocolViolationError(violation.toString());
        }
        Simulation.current().log("broken as expected: " + violation);
    }

    private final class Provoked implements Obligation {
        private final Rule rule;

        Provoked(Rule rule) {
            this.rule = rule;
        }

        @Override
        public Optional<String> outstanding() {
            return violations.stream().anyMatch(v -> v.rule() == rule)
                    ? Optional.empty()
                    : Optional.of("the rule " + rule.name() + " was to be broken and was not");
        }

        @Override
        public void finish() {
            outstanding()
                    .ifPresent(text -> {
                        throw new AssertionError(
                                text
                                        + violations.stream()
                                                .map(v -> "; broken was " + v)
                                                .collect(Collectors.joining()));
                    });
        }
    }
}
