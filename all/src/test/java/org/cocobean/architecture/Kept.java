package org.cocobean.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.Set;

/// What a class keeps for the whole JVM and changes: made when the class is initialised, in a final
/// field.
final class Kept {

    /// The classes that may: what they keep belongs to the threads, files and libraries of the JVM.
    private static final List<String> KEEPERS =
            List.of(
                    "conformance.ScopeConformance",
                    "internal.junit.RunRecorder",
                    "internal.kernel.Bridge",
                    "internal.kernel.Kernel",
                    "internal.launch.OpenSimulations",
                    "internal.launch.Workshop",
                    "internal.link.LeftWindows",
                    "internal.link.Links",
                    "internal.session.Leash",
                    "internal.session.LocalTurns");

    private static final Set<String> COLLECTIONS =
            Set.of(
                    "java.lang.ThreadLocal",
                    "java.lang.InheritableThreadLocal",
                    "java.util.ArrayDeque",
                    "java.util.ArrayList",
                    "java.util.HashMap",
                    "java.util.HashSet",
                    "java.util.LinkedHashMap",
                    "java.util.TreeMap",
                    "java.util.TreeSet",
                    "java.util.WeakHashMap");

    private Kept() {}

    static List<String> keepers() {
        return KEEPERS;
    }

    static ArchRule rule(String root) {
        return classes()
                .that(DescribedPredicate.not(keepersBelow(root)))
                .should(
                        new ArchCondition<>("keep nothing that changes for the whole JVM") {
                            @Override
                            public void check(JavaClass type, ConditionEvents events) {
                                if (keeps(type)) {
                                    events.add(
                                            SimpleConditionEvent.violated(
                                                    type, type.getName() + " keeps what changes"));
                                }
                            }
                        });
    }

    static boolean keeps(JavaClass type) {
        return type.getStaticInitializer().stream()
                .map(JavaCodeUnit::getAccessesFromSelf)
                .anyMatch(all -> all.stream().anyMatch(Kept::makesWhatChanges));
    }

    private static boolean makesWhatChanges(JavaAccess<?> access) {
        String made = access.getTargetOwner().getName();
        return access.getName().equals("newKeySet")
                || access.getName().equals("<init>")
                        && (made.startsWith("java.util.concurrent.") || COLLECTIONS.contains(made));
    }

    private static DescribedPredicate<JavaClass> keepersBelow(String root) {
        return DescribedPredicate.describe(
                "are keepers", type -> KEEPERS.contains(outer(type).replace(root + ".", "")));
    }

    static String outer(JavaClass type) {
        return type.getName().replaceFirst("\\$.*", "");
    }
}
