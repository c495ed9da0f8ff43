package org.cocobean.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.cocobean.report.RunSummary;
import org.cocobean.report.TestOutcome;
import org.cocobean.settings.Settings;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A real Maven build whose tests run in four forks.
@Tag("slow")
@Timeout(600)
class MavenForksTests {

    private static final String[] FOUR_FORKS = {"-Dcocobean.workers=4", "-Dcocobean.dist=loadfile"};

    @TempDir private Path directory;
    private ForkedProject project;

    @BeforeEach
    void makeProject() throws Exception {
        Settings settings = Settings.load();
        for (String program : List.of("mvn", "iverilog", "vvp", "make")) {
            Assumptions.assumeTrue(
                    settings.continuousIntegration() || settings.findProgram(program).isPresent(),
                    () -> "there is no " + program + " on the PATH");
        }
        project = new ForkedProject(directory);
    }

    @Test
    void twelveClassesInFourForksCompileTwoDesignsAndMakeThreeFirmwaresOnce() throws Exception {
        ForkedProject.Ending first = project.maven(FOUR_FORKS);
        assertThat(first.exit()).as(first.output()).isZero();
        assertThat(first.counts()).endsWith("Tests run: 12, Failures: 0, Errors: 0, Skipped: 0");
        assertThat(project.calls("iverilog")).hasSize(2);
        assertThat(project.calls("make"))
                .containsExactlyInAnyOrder("make -C one", "make -C two", "make -C three");
        RunSummary summary = project.summary();
        assertThat(summary.workers()).hasSizeGreaterThan(1).isSubsetOf("gw0", "gw1", "gw2", "gw3");
        assertThat(summary.builds()).hasSize(5);
        assertThat(summary.tests()).hasSize(ForkedProject.CLASSES);

        project.forgetCalls();
        ForkedProject.Ending second = project.maven(FOUR_FORKS);
        assertThat(second.exit()).as(second.output()).isZero();
        assertThat(second.counts()).endsWith("Tests run: 12, Failures: 0, Errors: 0, Skipped: 0");
        assertThat(project.calls("iverilog")).isEmpty();
        assertThat(project.calls("make")).isEmpty();
        assertThat(project.summary().builds()).isEmpty();
    }

    @Test
    void theOthersTakeOverFromAForkThatDiesInTheMiddleOfACompile() throws Exception {
        project.killTheForkOfTheFirstCompile();
        ForkedProject.Ending run = project.maven(FOUR_FORKS);
        assertThat(run.exit()).as("a crashed fork fails the build").isNotZero();
        assertThat(run.output()).contains("The forked VM terminated without");
        assertThat(project.calls("iverilog")).hasSize(3);
        assertThat(project.calls("make")).hasSize(3);
        assertThat(project.summary().tests())
                .as(run.output())
                .hasSize(ForkedProject.CLASSES - 1)
                .allMatch(test -> test.status() == TestOutcome.Status.PASSED);
        try (Stream<Path> files = Files.walk(project.cache())) {
            assertThat(files.filter(file -> file.endsWith("design.vvp")))
                    .hasSize(2)
                    .noneMatch(file -> file.toFile().length() < 10);
        }
    }

    @Test
    void aCompileThatFailsIsStartedOnceAndFailsItsTestsInAllForks() throws Exception {
        project.breakTheSecondDesign();
        ForkedProject.Ending run = project.maven(FOUR_FORKS);
        assertThat(run.exit()).isNotZero();
        assertThat(run.counts()).endsWith("Tests run: 12, Failures: 0, Errors: 6, Skipped: 0");
        assertThat(project.calls("iverilog")).hasSize(2);
        RunSummary summary = project.summary();
        assertThat(summary.builds()).filteredOn(b -> b.outcome().equals("failed")).hasSize(1);
        assertThat(summary.tests())
                .filteredOn(test -> test.status() == TestOutcome.Status.FAILED)
                .hasSize(ForkedProject.CLASSES / 2)
                .extracting(TestOutcome::worker)
                .as(summary.text())
                .satisfies(workers -> assertThat(Set.copyOf(workers)).hasSizeGreaterThan(1));
        assertThat(run.output().lines().filter(line -> line.endsWith("3: syntax error")))
                .as("the tool's message, once per test and not less")
                .hasSizeGreaterThanOrEqualTo(ForkedProject.CLASSES / 2);
    }

    @Test
    void threadsInOneProcessCompileOnceToo() throws Exception {
        ForkedProject.Ending run = project.maven("-Dcocobean.workers=4", "-Dcocobean.dist=load");
        assertThat(run.exit()).as(run.output()).isZero();
        assertThat(run.counts()).endsWith("Tests run: 12, Failures: 0, Errors: 0, Skipped: 0");
        assertThat(project.calls("iverilog")).hasSize(2);
        assertThat(project.calls("make")).hasSize(3);
        RunSummary summary = project.summary();
        assertThat(summary.workers()).containsExactly("master");
        assertThat(summary.waits()).as("threads that waited for another one").isNotEmpty();
    }
}
