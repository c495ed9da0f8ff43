package org.cocobean.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Set;

/// The classes where code comes in from outside: what a user, JUnit or a service loader calls
/// without an object of ours, and main classes. They ask for what the JVM shares and hand it on.
final class Doors {

    private static final List<String> ALL =
            List.of(
                    // users
                    "Simulation",
                    "Log",
                    "session.CallOnce",
                    "session.Session",
                    // the service loader
                    "adapter.container.ContainerExecutor",
                    // JUnit
                    "internal.junit.unit.ContextSession",
                    "internal.junit.RunRecorder",
                    "internal.junit.SelectedTests",
                    "internal.junit.share.LongestFirst",
                    "conformance.Kit",
                    "conformance.internal.ChosenByWords",
                    // main classes
                    "Doctor",
                    "duts.DutsMain",
                    "watch.WatchMain");

    private static final Set<String> SHARED =
            Set.of("org.cocobean.session.Session.current", "org.cocobean.settings.Settings.load");

    static final DescribedPredicate<JavaAccess<?>> WHAT_A_JVM_SHARES =
            DescribedPredicate.describe(
                    "is what the JVM shares",
                    access ->
                            SHARED.contains(
                                    access.getTargetOwner().getName() + "." + access.getName()));

    private Doors() {}

    static List<String> all() {
        return ALL;
    }

    static ArchRule rule(String root) {
        return noClasses()
                .that(DescribedPredicate.not(of(root)))
                .should()
                .accessTargetWhere(WHAT_A_JVM_SHARES);
    }

    private static DescribedPredicate<JavaClass> of(String root) {
        return DescribedPredicate.describe(
                "are doors",
                type ->
                        ALL.stream()
                                .map(door -> root + "." + door)
                                .anyMatch(door ->
                                        type.getName().equals(door)
                                                || type.getName().startsWith(door + "$")));
    }
}
