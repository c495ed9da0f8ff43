package org.cocobean.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.cocobean.Cocobean;
import org.junit.jupiter.api.Test;

/// The rules that keep the framework's parts apart.
class ArchitectureTests {

    private static final JavaClasses FRAMEWORK =
            new ClassFileImporter()
                    .importUrl(Cocobean.class.getProtectionDomain().getCodeSource().getLocation());

    @Test
    void packagesHaveNoCycles() {
        slices().matching("org.cocobean.(**)").should().beFreeOfCycles().check(FRAMEWORK);
    }

    @Test
    void valuesAndTimesStandAlone() {
        noClasses()
                .that()
                .resideInAnyPackage("org.cocobean.value..", "org.cocobean.time..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.cocobean.internal..", "org.cocobean.dut..", "org.cocobean.sim..")
                .check(FRAMEWORK);
    }

    @Test
    void thePublicVocabularyKnowsNoImplementation() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "org.cocobean.trigger..",
                        "org.cocobean.task..",
                        "org.cocobean.dut..",
                        "org.cocobean.clock..",
                        "org.cocobean.sim..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.cocobean.internal..")
                .check(FRAMEWORK);
    }

    @Test
    void theLinkKnowsNoTasksOrSignals() {
        noClasses()
                .that()
                .resideInAPackage("org.cocobean.internal.link..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.cocobean.task..",
                        "org.cocobean.dut..",
                        "org.cocobean.internal.kernel..")
                .check(FRAMEWORK);
    }

    @Test
    void theKernelKnowsNeitherSimulatorsNorTests() {
        noClasses()
                .that()
                .resideInAPackage("org.cocobean.internal.kernel..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.cocobean.internal.launch..", "org.cocobean.junit..", "org.junit..")
                .check(FRAMEWORK);
    }

    @Test
    void onlyJunitPackagesKnowJunit() {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        "org.cocobean.junit..",
                        "org.cocobean.internal.junit..",
                        "org.cocobean.session.junit..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.junit.jupiter..", "org.junit.platform.launcher..")
                .check(FRAMEWORK);
    }

    @Test
    void nativeAccessStaysInTheLink() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.cocobean.internal.link..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.sun.jna..", "java.lang.foreign..")
                .check(FRAMEWORK);
    }

    @Test
    void settingsAreReadInOnePlace() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.cocobean.settings..")
                .should()
                .callMethod(System.class, "getenv", String.class)
                .orShould()
                .callMethod(Boolean.class, "getBoolean", String.class)
                .orShould()
                .callMethod(Integer.class, "getInteger", String.class)
                .check(FRAMEWORK);
    }

    @Test
    void staticFieldsAreConstants() {
        fields().that()
                .areStatic()
                .and()
                .areNotFinal()
                .should()
                .bePrivate()
                .andShould()
                .beFinal()
                .allowEmptyShould(true)
                .check(FRAMEWORK);
    }

    @Test
    void classesAreFinalUnlessMadeForExtension() {
        classes()
                .that()
                .arePublic()
                .and()
                .areNotInterfaces()
                .and()
                .areNotAnnotations()
                .and()
                .areNotEnums()
                .and()
                .areNotAssignableTo(Throwable.class)
                .should()
                .haveModifier(com.tngtech.archunit.core.domain.JavaModifier.FINAL)
                .orShould()
                .haveModifier(com.tngtech.archunit.core.domain.JavaModifier.ABSTRACT)
                .check(FRAMEWORK);
    }

    @Test
    void theFrameworksCodeNamesNoSimulator() throws Exception {
        Pattern names = Pattern.compile("(?i)icarus|iverilog|vvp|verilator|ghdl");
        try (var files = Files.walk(Path.of("src/main"))) {
            List<String> naming =
                    files.filter(Files::isRegularFile)
                            .filter(file -> names.matcher(read(file)).find())
                            .map(Path::toString)
                            .toList();
            assertThat(naming).isEmpty();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file).replaceAll("(?m)^\\s*//.*$", "");
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
