package org.cocobean.internal.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.cocobean.session.BuildFailedException;
import org.cocobean.session.CachedBuild;
import org.cocobean.session.Session;
import org.cocobean.settings.Settings;
import org.cocobean.sim.HdlDesign;
import org.cocobean.sim.SourceSet;
import org.cocobean.sim.spi.BuildPlan;
import org.cocobean.sim.spi.BuildRequest;
import org.cocobean.sim.spi.BuildStep;
import org.cocobean.sim.spi.Capabilities;
import org.cocobean.sim.spi.Command;
import org.cocobean.sim.spi.Complaint;
import org.cocobean.sim.spi.Derivation;
import org.cocobean.sim.spi.HdlLanguage;
import org.cocobean.sim.spi.HdlMessage;
import org.cocobean.sim.spi.Installation;
import org.cocobean.sim.spi.Isolation;
import org.cocobean.sim.spi.Launch;
import org.cocobean.sim.spi.LaunchRequest;
import org.cocobean.sim.spi.NativeFiles;
import org.cocobean.sim.spi.SimulatorAdapter;
import org.cocobean.sim.spi.ToolSpec;
import org.cocobean.sim.spi.Wrapper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The steps of a plan, done in order through the cache.
class BuildsTests {

    private static final AtomicInteger DERIVATIONS = new AtomicInteger();

    @TempDir Path directory;
    private Builds builds;

    @BeforeEach
    void open() throws IOException {
        Files.writeString(
                directory.resolve("top.v"),
                "module top #(parameter DEPTH = 1, WIDTH = 2)(); endmodule\n");
        builds = builds(settings());
    }

    private Settings settings() {
        return new Settings(
                Map.of(
                        "user.dir",
                        directory.toString(),
                        "user.home",
                        directory.toString(),
                        "cocobean.run.dir",
                        "run",
                        "cocobean.cache",
                        "cache",
                        "cocobean.build.timeout",
                        "2 s"));
    }

    private Builds builds(Settings settings) {
        return new Builds(Session.open(settings), new HostExecutor(settings), natives());
    }

    @Test
    void whatTheEnvironmentTellsCompilersTellsBuildsApart() {
        Path plain = obtain(new Capitals(1), List.of("between.txt"));
        builds = builds(settings().with("env.CXXFLAGS", "-march=native"));
        Path other = obtain(new Capitals(1), List.of("between.txt"));
        assertThat(other).isNotEqualTo(plain);
        builds = builds(settings());
        assertThat(obtain(new Capitals(1), List.of("between.txt"))).isEqualTo(plain);
    }

    @Test
    void quickBuildsAreCompiledWithWhatTheAdapterHasForThem() {
        Path plain = obtain(new Capitals(1), List.of("between.txt"));
        builds = builds(settings().with("cocobean.build.quick", "true"));
        Path quick = obtain(new Capitals(1), List.of("between.txt"));
        assertThat(plain.resolve("arguments.txt")).hasContent("");
        assertThat(quick.resolve("arguments.txt")).hasContent("-quick");
    }

    @Test
    void aSourceOfASetAndOfTheDesignIsOnceInEach() {
        CachedBuild build =
                builds.obtain(
                        wanted(
                                HdlDesign.of("top", "top.v")
                                        .withSourceSet(SourceSet.of("top.v").withDefine("X", "1")),
                                new Adapter(new Capitals(1), List.of("between.txt"))));
        String source = directory.resolve("top.v").toString();
        assertThat(build.path().resolve("cocobean-sources.txt"))
                .hasContent(source + "\n" + source + "\n");
    }

    private NativeFiles natives() {
        return new NativeFiles(directory, directory, directory, directory);
    }

    @Test
    void commandsAndDerivationsAreDoneInOrder() {
        Path build = obtain(new Capitals(1), List.of("between.txt"));
        assertThat(build.resolve("after.txt")).hasContent("HELLO");
    }

    @Test
    void versionAndArgumentsOfADerivationTellBuildsApart() {
        int before = DERIVATIONS.get();
        Path first = obtain(new Capitals(1), List.of("between.txt"));
        assertThat(obtain(new Capitals(1), List.of("between.txt"))).isEqualTo(first);
        assertThat(DERIVATIONS.get() - before).isEqualTo(1);
        assertThat(obtain(new Capitals(2), List.of("between.txt"))).isNotEqualTo(first);
        assertThat(obtain(new Capitals(1), List.of("between.txt", "other.txt")))
                .isNotEqualTo(first);
        assertThat(DERIVATIONS.get() - before).isEqualTo(3);
    }

    @Test
    void aDerivationThatCannotReadItsFileFailsTheBuild() {
        assertThatThrownBy(() -> obtain(new Unreadable(), List.of("x")))
                .isInstanceOf(BuildFailedException.class)
                .hasMessageEndingWith(
                        "compiling 'top' failed at 'derive unreadable x' with the files of sh 1.0:"
                                + " java.io.IOException: no such table");
    }

    @Test
    void aWrapperIsMadeInACopyOfTheBuildThatNamesAReason() {
        Adapter adapter = new Adapter(new Capitals(1), List.of("between.txt"), "hello");
        Builds.Simulated wrapped = simulated(adapter);
        Path plain = obtain(adapter);
        assertThat(wrapped.design().top()).isEqualTo("shell");
        assertThat(wrapped.build().path()).isNotEqualTo(plain);
        assertThat(wrapped.build().path().resolve("asked.txt")).hasContent("HELLO");
        assertThat(plain.resolve("asked.txt")).doesNotExist();
        assertThat(simulated(adapter).build().path()).isEqualTo(wrapped.build().path());
        Builds.Simulated bare =
                simulated(new Adapter(new Capitals(1), List.of("between.txt"), "no reason"));
        assertThat(bare.design().top()).isEqualTo("top");
    }

    private Builds.Simulated simulated(Adapter adapter) {
        Wanted wanted = wanted(HdlDesign.of("top", "top.v"), adapter);
        return builds.wrapped(wanted, builds.obtain(wanted));
    }

    @Test
    void aToolThatOnlyWarnsAboutTheRequestFailsTheBuild() {
        assertThatThrownBy(() -> obtainSaying("no parameter WIDHT"))
                .isInstanceOf(BuildFailedException.class)
                .hasMessageContaining(
                        "compiling 'top' failed:\nthere is no parameter 'WIDHT' in 'top';"
                                + " nearest names: WIDTH, DEPTH\n");
    }

    @Test
    void warningsAboutTheSourcesAreToldOnceForEachBuild() throws IOException {
        obtainSaying("top.v:1: strange");
        obtainSaying("top.v:1: strange");
        try (Stream<Path> logs = Files.walk(directory.resolve("run"))) {
            assertThat(logs.filter(path -> path.toString().contains("build-logs/")).toList())
                    .singleElement()
                    .satisfies(log -> assertThat(log).content().contains("top.v:1: strange"));
        }
    }

    @Test
    void aMacroInWrongLettersIsAnError() throws IOException {
        Path source = directory.resolve("top.v");
        Files.writeString(source, "`ifdef FAST\n`endif\nmodule top; endmodule\n");
        HdlDesign wrong = HdlDesign.of("top", source).withDefine("fast", "");
        assertThatThrownBy(() -> requests(wrong).unusedDefines(List.of()))
                .isInstanceOf(BuildFailedException.class)
                .hasMessage(
                        "compiling 'top' failed:\nno source speaks of the macro 'fast'; nearest"
                                + " names: FAST");
        assertThat(requests(wrong.withDefine("FAST", "")).unusedDefines(List.of()))
                .containsExactly("'fast'");
    }

    private Requests requests(HdlDesign design) {
        return new Requests(design, new Adapter(new Capitals(1), List.of()), List.of());
    }

    @Test
    void aMacroThatNoFileSpeaksOfIsUnused() throws IOException {
        Path source = directory.resolve("top.v");
        Path included =
                Files.writeString(directory.resolve("more.vh"), "`ifdef MORE\n`endif\n`FASTEST\n");
        Files.writeString(source, "`ifdef FAST\n`endif\nmodule top; endmodule\n");
        HdlDesign design =
                HdlDesign.of("top", source)
                        .withDefine("FAST", "")
                        .withDefine("FASTER", "")
                        .withDefine("MORE", "1");
        assertThat(requests(design).unusedDefines(List.of(included)))
                .containsExactly("'FASTER'; nearest names: FASTEST");
    }

    @Test
    @Timeout(60)
    void aToolThatHangsIsStoppedWithAllThatItStarted() throws InterruptedException {
        assertThatThrownBy(() -> obtainSaying("reading top.v'; sleep 617.25 & echo; wait; echo '"))
                .isInstanceOf(BuildFailedException.class)
                .hasMessageContaining(
                        "compiling 'top' failed: sh ran for 2 s and was stopped. It had printed last:\n  reading top.v\n"
                                + "If the design needs more time, say so with -Dcocobean.build.timeout=1h; else")
                .hasMessageContaining("\ncommand: /bin/sh -c ")
                .hasMessageContaining("\nlog: ");
        assertThatThrownBy(() -> obtainSaying("'; sleep '617.25"))
                .hasMessageContaining("sh ran for 2 s and was stopped. It had printed nothing.\n");
        assertThat(sleepers()).isEmpty();
    }

    /// What has been killed may need a moment to be gone.
    private static List<ProcessHandle> sleepers() throws InterruptedException {
        List<ProcessHandle> left = List.of();
        for (int i = 0; i < 50; i++) {
            left =
                    ProcessHandle.allProcesses()
                            .filter(process ->
                                    process.info().arguments().stream()
                                            .flatMap(Stream::of)
                                            .anyMatch("617.25"::equals))
                            .toList();
            if (left.isEmpty()) {
                break;
            }
            Thread.sleep(100);
        }
        return left;
    }

    private void obtainSaying(String text) {
        Adapter adapter = new Adapter(new Capitals(1), List.of("between.txt"), text);
        obtain(adapter);
    }

    private Path obtain(Derivation derivation, List<String> arguments) {
        return obtain(new Adapter(derivation, arguments));
    }

    private Path obtain(Adapter adapter) {
        return builds.obtain(wanted(HdlDesign.of("top", "top.v"), adapter)).path();
    }

    private Wanted wanted(HdlDesign design, Adapter adapter) {
        return new Wanted(
                DesignFiles.absolute(design, settings(), path -> {}),
                adapter,
                new Installation(Path.of("/bin/sh"), "1.0", "sh 1.0"),
                Isolation.PROCESS,
                false);
    }

    /// Needs the command before it, and the command after it needs the derivation.
    private record Capitals(int version) implements Derivation {

        @Override
        public String name() {
            return "capitals";
        }

        @Override
        public void derive(Path output, List<String> arguments) throws IOException {
            DERIVATIONS.incrementAndGet();
            String text = Files.readString(output.resolve("before.txt"));
            Files.writeString(output.resolve(arguments.getFirst()), text.toUpperCase(Locale.ROOT));
        }
    }

    private record Unreadable() implements Derivation {

        @Override
        public String name() {
            return "unreadable";
        }

        @Override
        public int version() {
            return 1;
        }

        @Override
        public void derive(Path output, List<String> arguments) throws IOException {
            throw new IOException("no such table");
        }
    }

    private record Adapter(Derivation derivation, List<String> arguments, String says)
            implements SimulatorAdapter {

        Adapter(Derivation derivation, List<String> arguments) {
            this(derivation, arguments, "");
        }

        @Override
        public Optional<Complaint> complaint(String line) {
            return Complaint.find(
                    Map.of(Pattern.compile("no parameter (.*)"), Complaint.Kind.NO_PARAMETER),
                    line);
        }

        /// Needed where the command before the derivation, which prints `hello`, gives what it
        /// says.
        @Override
        public Optional<Wrapper> wrapper(BuildRequest request) {
            Command cat = Command.of(request.output(), List.of("/bin/sh", "-c", "cat between.txt"));
            return Optional.of(
                    new Wrapper(
                            "before.txt",
                            Set.of(says),
                            HdlDesign.of("shell", "shell.v"),
                            new BuildPlan(
                                    Map.of(),
                                    List.of(new BuildStep.AskTool(cat, "asked.txt")),
                                    List.of()),
                            Optional.empty()));
        }

        @Override
        public List<String> quickArguments() {
            return List.of("-quick");
        }

        @Override
        public BuildPlan build(BuildRequest request) {
            return new BuildPlan(
                    Map.of(),
                    List.of(
                            command(request, "printf hello >before.txt; echo '" + says + "'"),
                            new BuildStep.DeriveFiles(derivation, arguments),
                            command(request, "cp " + arguments.getFirst() + " after.txt"),
                            command(
                                    request,
                                    "printf %%s '%s' >arguments.txt"
                                            .formatted(
                                                    String.join(
                                                            " ",
                                                            request.design().buildArguments())))),
                    List.of());
        }

        private static BuildStep command(BuildRequest request, String script) {
            return BuildStep.RunCommand.of(request.output(), List.of("/bin/sh", "-c", script));
        }

        @Override
        public String name() {
            return "fake";
        }

        @Override
        public Set<HdlLanguage> languages() {
            return Set.of(HdlLanguage.VERILOG);
        }

        @Override
        public ToolSpec tool() {
            return new ToolSpec(List.of("sh"), List.of(), Pattern.compile("(.*)"), "");
        }

        @Override
        public Capabilities capabilities(Installation installation, Isolation isolation) {
            return Capabilities.all();
        }

        @Override
        public Isolation defaultIsolation() {
            return Isolation.PROCESS;
        }

        @Override
        public Launch launch(LaunchRequest request) {
            throw new UnsupportedOperationException("nothing is launched here");
        }

        @Override
        public Optional<HdlMessage> message(String line) {
            return Optional.empty();
        }
    }
}
