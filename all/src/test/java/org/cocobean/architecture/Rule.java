package org.cocobean.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.codeUnits;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/// A rule for a house of packages below a root, and the planted class that breaks it.
record Rule(String name, String planted, Function<String, ArchRule> below) {

    @Override
    public String toString() {
        return name;
    }

    private static DescribedPredicate<JavaClass> in(String root, String... packages) {
        return resideInAnyPackage(
                Arrays.stream(packages).map(name -> root + "." + name).toArray(String[]::new));
    }

    private static DescribedPredicate<JavaClass> everything(String root) {
        return resideInAnyPackage(root + "..");
    }

    private static DescribedPredicate<JavaClass> libraries(String... packages) {
        return resideInAnyPackage(packages);
    }

    private static ArchRule knowsNot(
            DescribedPredicate<JavaClass> who, DescribedPredicate<JavaClass> what) {
        return noClasses().that(who).should().dependOnClassesThat(what);
    }

    /// A package and its own `internal` are one room.
    private static SliceAssignment rooms(String root) {
        return new SliceAssignment() {
            @Override
            public SliceIdentifier getIdentifierOf(JavaClass type) {
                String name = type.getPackageName();
                return name.startsWith(root + ".")
                        ? SliceIdentifier.of(name.replaceFirst("\\.internal$", ""))
                        : SliceIdentifier.ignore();
            }

            @Override
            public String getDescription() {
                return "packages below " + root;
            }
        };
    }

    private static final List<String> KERNEL_FRONT =
            List.of(
                    "Abort",
                    "Belongings",
                    "Kernel",
                    "RamEngine",
                    "ShapeText",
                    "StackText",
                    "StreamEngine",
                    "StreamEngines",
                    "StreamEntries",
                    "UartEngine");

    private static DescribedPredicate<JavaClass> behindTheFront(String root) {
        return DescribedPredicate.describe(
                "are the kernel's own",
                type ->
                        type.getPackageName().equals(root + ".internal.kernel")
                                && !KERNEL_FRONT.contains(
                                        type.getName()
                                                .replaceFirst(".*\\.", "")
                                                .replaceFirst("\\$.*", "")));
    }

    private static final String[] SESSION = {
        "session",
        "settings..",
        "wording..",
        "internal.environment..",
        "internal.control..",
        "internal.session..",
        "internal.firmware..",
        "internal.share.."
    };

    static List<Rule> all() {
        return List.of(
                new Rule(
                        "packages have no cycles",
                        "value.Greedy",
                        root -> slices().assignedFrom(rooms(root)).should().beFreeOfCycles()),
                new Rule(
                        "values and times stand alone",
                        "value.Greedy",
                        root ->
                                knowsNot(
                                        in(root, "value..", "time.."),
                                        in(root, "internal..", "dut..", "sim.."))),
                new Rule(
                        "the public vocabulary knows no implementation",
                        "trigger.Leaky",
                        root ->
                                knowsNot(
                                        in(
                                                root,
                                                "trigger..",
                                                "task..",
                                                "dut..",
                                                "clock..",
                                                "sim.."),
                                        in(root, "internal.."))),
                new Rule(
                        "the link knows no tasks and no signals",
                        "internal.link.Wise",
                        root ->
                                knowsNot(
                                        in(root, "internal.link.."),
                                        in(root, "task..", "dut..", "internal.kernel.."))),
                new Rule(
                        "the kernel does not know how simulators are started",
                        "internal.kernel.Curious",
                        root ->
                                knowsNot(
                                        in(root, "internal.kernel.."),
                                        in(root, "internal.launch..", "adapter..", "junit.."))),
                new Rule(
                        "a session knows no hardware",
                        "session.Wired",
                        root ->
                                knowsNot(
                                        in(root, SESSION),
                                        everything(root)
                                                .and(DescribedPredicate.not(in(root, SESSION))))),
                new Rule(
                        "waves and reports are read without the framework",
                        "report.Nosy",
                        root ->
                                knowsNot(
                                        in(root, "waves..", "report.."),
                                        everything(root)
                                                .and(
                                                        DescribedPredicate.not(
                                                                in(root, "waves..", "report.."))))),
                new Rule(
                        "buses know neither link nor launch",
                        "bus.Soldered",
                        root ->
                                knowsNot(
                                        in(root, "bus.."),
                                        in(root, "internal.link..", "internal.launch.."))),
                new Rule(
                        "adapters know no implementation",
                        "adapter.one.Deep",
                        root ->
                                knowsNot(
                                        in(root, "adapter.."),
                                        in(
                                                root,
                                                "internal.link..",
                                                "internal.kernel..",
                                                "internal.launch.."))),
                new Rule(
                        "no adapter knows another",
                        "adapter.one.Jealous",
                        root ->
                                slices().matching(root + ".adapter.(*)..")
                                        .should()
                                        .notDependOnEachOther()),
                new Rule(
                        "nobody depends on an adapter",
                        "junit.Partial",
                        root ->
                                knowsNot(
                                        everything(root)
                                                .and(DescribedPredicate.not(in(root, "adapter.."))),
                                        in(root, "adapter.."))),
                new Rule(
                        "only JUnit's packages know JUnit",
                        "clock.Tester",
                        root ->
                                knowsNot(
                                        DescribedPredicate.not(
                                                in(
                                                        root,
                                                        "junit..",
                                                        "internal.junit..",
                                                        "session.junit..",
                                                        "watch..",
                                                        "conformance..")),
                                        libraries("org.junit.."))),
                new Rule(
                        "only assertions know AssertJ",
                        "clock.Tester",
                        root ->
                                knowsNot(
                                        DescribedPredicate.not(
                                                in(root, "assertj..", "conformance..")),
                                        libraries("org.assertj.."))),
                new Rule(
                        "native access stays in the link",
                        "clock.Pointing",
                        root ->
                                knowsNot(
                                        DescribedPredicate.not(in(root, "internal.link..")),
                                        libraries("com.sun.jna..", "java.lang.foreign.."))),
                new Rule(
                        "the environment is read in one place",
                        "clock.Reading",
                        root ->
                                noClasses()
                                        .that(
                                                DescribedPredicate.not(
                                                        in(root, "internal.environment..")))
                                        .should()
                                        .callMethod(System.class, "getenv", String.class)
                                        .orShould()
                                        .callMethod(System.class, "getenv")
                                        .orShould()
                                        .callMethod(Boolean.class, "getBoolean", String.class)
                                        .orShould()
                                        .callMethod(Integer.class, "getInteger", String.class)),
                new Rule(
                        "what this JVM shares is asked for at the doors and carried from there",
                        "clock.Global",
                        Doors::rule),
                new Rule(
                        "what this JVM shares is not referred to elsewhere either",
                        "clock.Referring",
                        Doors::rule),
                new Rule(
                        "what users see is made of what users see",
                        "clock.Inviting",
                        root ->
                                codeUnits()
                                        .that(Visible.members(root))
                                        .should(Visible.typesThatUsersSee(root))),
                new Rule(
                        "of the kernel other artifacts see its front alone",
                        "bus.Prying",
                        root ->
                                knowsNot(
                                        everything(root)
                                                .and(
                                                        DescribedPredicate.not(
                                                                in(
                                                                        root,
                                                                        "internal.kernel..",
                                                                        "internal.launch..")))
                                                .and(
                                                        DescribedPredicate.not(
                                                                resideInAnyPackage(root))),
                                        behindTheFront(root))),
                new Rule(
                        "nothing static changes",
                        "clock.Counting",
                        root -> noFields().that().areStatic().should().notBeFinal()),
                new Rule(
                        "nothing that changes is kept in static fields",
                        "clock.Keeping",
                        Kept::rule),
                new Rule(
                        "classes are final unless made for extension",
                        "clock.Open",
                        root ->
                                classes()
                                        .that(alwaysTrue())
                                        .and()
                                        .arePublic()
                                        .and()
                                        .areNotInterfaces()
                                        .and()
                                        .areNotEnums()
                                        .and()
                                        .areNotAssignableTo(Throwable.class)
                                        .should()
                                        .haveModifier(JavaModifier.FINAL)
                                        .orShould()
                                        .haveModifier(JavaModifier.ABSTRACT)));
    }
}
