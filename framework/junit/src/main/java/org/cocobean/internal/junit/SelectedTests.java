package org.cocobean.internal.junit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.cocobean.internal.junit.unit.JunitSettings;
import org.cocobean.internal.settings.RunSettings;
import org.cocobean.report.LastTimes;
import org.cocobean.report.TestOutcome;
import org.cocobean.session.Session;
import org.cocobean.settings.Settings;
import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.FilterResult;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestSource;
import org.junit.platform.engine.TestTag;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.PostDiscoveryFilter;

/// Leaves out the tests that the settings `cocobean.test`, `cocobean.select` and `cocobean.failed`
/// do not choose.
public final class SelectedTests implements PostDiscoveryFilter {

    private @Nullable Choice choice;

    /// Made by JUnit.
    public SelectedTests() {}

    /// @param exact the one test that is wanted, if it is only one
    /// @param words if tests are chosen by words
    /// @param failed if only those are wanted that failed when they last ran
    private record Choice(
            Optional<String> exact,
            Optional<Predicate<Collection<String>>> words,
            Optional<Again> failed) {

        static Choice of(Settings all) {
            JunitSettings settings = new JunitSettings(all);
            return new Choice(
                    settings.exactTest(),
                    new RunSettings(all).selection(),
                    settings.onlyFailed()
                            ? Optional.of(
                                    Again.of(LastTimes.before(Session.current().run().path())))
                            : Optional.empty());
        }
    }

    /// @param unknown tells the tests of which nothing is known
    private record Again(Set<String> failed, Predicate<String> unknown) {

        static Again of(LastTimes last) {
            return new Again(last.failed(SelectedTests::key), last.unknown(SelectedTests::key));
        }
    }

    /// What holds tests is emptied by JUnit when all of them are left out.
    @Override
    public FilterResult apply(TestDescriptor descriptor) {
        TestSource source = descriptor.getSource().orElse(null);
        if (!(source instanceof MethodSource method)) {
            return FilterResult.included("no test itself");
        }
        Choice chosen = choice();
        if (chosen.exact
                .filter(one -> !OneTest.isOf(method.getClassName(), method.getMethodName(), one))
                .isPresent()) {
            return FilterResult.excluded(OneTest.ANOTHER);
        }
        if (chosen.words.filter(words -> !words.test(names(descriptor, method))).isPresent()) {
            return FilterResult.excluded("cocobean.select chooses others");
        }
        if (chosen.failed.filter(again -> !isWanted(again, descriptor, method)).isPresent()) {
            return FilterResult.excluded("it did not fail when it last ran");
        }
        return FilterResult.included("chosen");
    }

    private synchronized Choice choice() {
        Choice made = choice;
        if (made == null) {
            made = Choice.of(Settings.load());
            choice = made;
        }
        return made;
    }

    private static List<String> names(TestDescriptor descriptor, MethodSource method) {
        List<String> names = new ArrayList<>();
        names.add(method.getClassName() + "." + method.getMethodName());
        for (Optional<TestDescriptor> at = Optional.of(descriptor);
                at.isPresent() && !at.get().isRoot();
                at = at.get().getParent()) {
            names.add(at.get().getDisplayName());
        }
        descriptor.getTags().stream().map(TestTag::getName).forEach(names::add);
        names.add(suite(descriptor));
        return names.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
    }

    /// The class that is run, as the recorder names it.
    private static String suite(TestDescriptor descriptor) {
        String suite = "";
        for (Optional<TestDescriptor> at = Optional.of(descriptor);
                at.isPresent();
                at = at.get().getParent()) {
            if (at.get().getSource().orElse(null) instanceof ClassSource type) {
                suite = type.getClassName();
            }
        }
        return suite;
    }

    /// Where a class failed as a whole, all its tests are wanted.
    private static boolean isWanted(Again again, TestDescriptor descriptor, MethodSource method) {
        String suite = suite(descriptor);
        String test = key(suite, method.getClassName(), method.getMethodName());
        return again.failed.contains(test)
                || again.failed.contains(key(suite, suite, ""))
                || again.unknown.test(test);
    }

    private static String key(TestOutcome.Test test) {
        return key(test.suite(), test.type(), test.method());
    }

    private static String key(String suite, String type, String method) {
        return suite + " " + type + "#" + method;
    }
}
