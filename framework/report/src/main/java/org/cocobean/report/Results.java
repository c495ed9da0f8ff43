package org.cocobean.report;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// The outcomes of all tests of one or more runs, each with its simulator where it can be told.
///
/// @param tests all tests
public record Results(List<TestOutcome> tests) {

    /// Takes a copy.
    public Results {
        tests = List.copyOf(tests);
    }

    /// Completes outcomes by the simulator, looking for those that others ran on and those given.
    public static Results of(Collection<TestOutcome> tests, Collection<String> simulators) {
        var names = new TreeSet<>(simulators);
        tests.stream()
                .map(outcome -> outcome.test().simulator())
                .filter(name -> !name.isEmpty())
                .forEach(names::add);
        SimulatorNames known = new SimulatorNames(names);
        return new Results(
                tests.stream()
                        .map(o ->
                                new TestOutcome(
                                        o.setup().design().isEmpty()
                                                ? known.complete(o.test())
                                                : o.test(),
                                        o.status(),
                                        o.reason(),
                                        o.failure(),
                                        o.setup(),
                                        o.artefacts(),
                                        o.worker(),
                                        o.endMillis(),
                                        o.times()))
                        .toList());
    }

    /// Joins what the recorder wrote about a module with what Surefire did: tests of classes that
    /// no recorder saw are taken from there, and so is a class of which Surefire knows more tests
    /// or more failures, since then a recorder was lost.
    static List<TestOutcome> join(List<TestOutcome> recorded, List<TestOutcome> reported) {
        var ours = bySuite(recorded);
        var theirs = bySuite(reported);
        var suites = new TreeSet<>(ours.keySet());
        suites.addAll(theirs.keySet());
        List<TestOutcome> all = new ArrayList<>();
        for (String suite : suites) {
            List<TestOutcome> own = ours.getOrDefault(suite, List.of());
            List<TestOutcome> other = theirs.getOrDefault(suite, List.of());
            boolean more = other.size() > own.size() || failures(other) > failures(own);
            all.addAll(more ? other : own);
        }
        return all;
    }

    private static Map<String, List<TestOutcome>> bySuite(List<TestOutcome> tests) {
        return tests.stream()
                .collect(
                        Collectors.groupingBy(
                                outcome -> outcome.test().suite(),
                                TreeMap::new,
                                Collectors.toList()));
    }

    private static long failures(List<TestOutcome> tests) {
        return tests.stream().filter(TestOutcome::failed).count();
    }

    /// How many tests ended so.
    public long count(TestOutcome.Status status) {
        return tests.stream().filter(outcome -> outcome.status() == status).count();
    }
}
