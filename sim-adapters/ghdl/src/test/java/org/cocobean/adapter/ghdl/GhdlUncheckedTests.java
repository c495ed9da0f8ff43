package org.cocobean.adapter.ghdl;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.cocobean.Simulation;
import org.cocobean.conformance.RunTempDir;
import org.cocobean.session.Session;
import org.cocobean.sim.HdlDesign;
import org.cocobean.sim.spi.BuildPlan;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A build that was brought up to date and cannot be started.
@Timeout(120)
@Isolated("it reads what this JVM prints")
class GhdlUncheckedTests {

    @TempDir(factory = RunTempDir.class)
    Path directory;

    /// A port of type real needs a wrapper.
    @ParameterizedTest
    @ValueSource(strings = {"", "port (x : in real := 0.5);"})
    void oneThatDoesNotStartIsToldAndReplacedForGood(String ports) throws Exception {
        Ghdl.required();
        String top = "unchecked_" + System.nanoTime(); // no other build has its name
        write(top, ports, 1);
        assertThat(constant(top)).isEqualTo(1);
        write(top, ports, 2);
        assertThat(constant(top)).isEqualTo(2);
        List<Path> updated = unchecked(top);
        for (Path build : updated) {
            for (String name : names(build)) {
                if (name.endsWith(".cf")) {
                    Files.delete(build.resolve(name)); // GHDL knows of no unit without it
                }
            }
        }

        assertThat(printedWhileItIs(2, top))
                .contains(
                        "'" + top + "' was built from nothing, since its build of before",
                        "before its first stop");
        assertThat(updated).isNotEmpty().noneMatch(Files::exists);
        assertThat(printedWhileItIs(2, top)).doesNotContain("built from nothing");
        write(top, ports, 3);
        assertThat(printedWhileItIs(3, top)).doesNotContain("built from nothing");
    }

    private void write(String top, String ports, int value) throws IOException {
        Files.writeString(
                directory.resolve("top.vhd"),
                """
                entity %1$s is %3$s end entity;
                architecture a of %1$s is
                  signal number : integer := %2$d;
                begin
                end architecture;
                """
                        .formatted(top, value, ports));
    }

    private int constant(String top) {
        HdlDesign design = HdlDesign.of(top, directory.resolve("top.vhd").toString());
        try (Simulation sim = Simulation.of(design).on("ghdl").start()) {
            return sim.dut().signal("number").toInt();
        }
    }

    private String printedWhileItIs(int value, String top) {
        PrintStream before = System.err;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setErr(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            assertThat(constant(top)).isEqualTo(value);
        } finally {
            System.setErr(before);
        }
        return printed.toString(StandardCharsets.UTF_8);
    }

    private static List<Path> unchecked(String top) throws IOException {
        try (Stream<Path> all = Files.walk(Session.current().cache().path().resolve("ghdl"))) {
            return all.filter(path ->
                            path.endsWith(BuildPlan.UNCHECKED) && path.toString().contains(top))
                    .map(path -> path.resolveSibling(""))
                    .toList();
        }
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(path -> String.valueOf(path.getFileName())).toList();
        }
    }
}
