package org.cocobean.adapter.ghdl;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.cocobean.sim.HdlDesign;
import org.cocobean.sim.spi.BuildPlan;
import org.cocobean.sim.spi.BuildRequest;
import org.cocobean.sim.spi.Command;
import org.cocobean.sim.spi.Installation;
import org.cocobean.sim.spi.Isolation;
import org.cocobean.sim.spi.NativeFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The commands of a build plan, run with a fake `ghdl`.
class GhdlFakeToolTests {

    @TempDir Path directory;

    @Test
    void theTableComesFromWhatGhdlPrints() throws Exception {
        Path output =
                build(
                        """
                        case $1 in --elab-run)
                        echo 'ghdl_rtik_package, D=1, sloc=1:1: standard'
                        echo " ghdl_rtik_type_b1: bit is ('0', '1')"
                        echo 'ghdl_rtik_architecture, D=1, sloc=9:1: rtl'
                        echo ' ghdl_rtik_entity, D=1, sloc=1:1: counter'
                        echo "  ghdl_rtik_port, D=1, sloc=3:5; clk: bit := '0'"
                        echo "  ghdl_rtik_port, D=1, sloc=4:5; out: bit := '0'"
                        echo '.counter(rtl).clk: 00005616F7840BC0 net: 0'
                        echo '.counter(rtl).out: 00005616F7840BC8 net: -2'
                        echo 'the design wrote a file' >by_design.txt
                        esac
                        """);
        assertThat(output.resolve("objects.txt"))
                .hasContent(
                        """
                        counter	clk	bit	u					bit
                        counter	out	bit	-					bit
                        """);
        assertThat(directory.resolve("calls.txt"))
                .hasContent(
                        """
                        -a --std=08 --workdir=. -P. --work=work /rtl/counter.vhd
                        -e --std=08 --workdir=. -P. --work=work counter
                        --elab-run --std=08 --workdir=.. -P.. --work=work counter --dump-rti --disp-signals-map --stop-time=1fs
                        """);
        try (var left = Files.list(output)) {
            assertThat(left.map(path -> path.getFileName().toString()))
                    .as("nothing that the design wrote stays")
                    .containsExactlyInAnyOrder("objects.awk", "objects.sh", "objects.txt");
        }
    }

    @Test
    void aGhdlThatCannotDescribeTheDesignDoesNotFailTheBuild() throws Exception {
        Path output = build("case $1 in --elab-run) kill -9 $$; esac\n");
        assertThat(output.resolve("objects.txt")).isEmptyFile();
    }

    private Path build(String script) throws IOException, InterruptedException {
        Path ghdl =
                Files.createFile(
                        directory.resolve("ghdl"),
                        PosixFilePermissions.asFileAttribute(
                                PosixFilePermissions.fromString("rwxr-xr-x")));
        Path calls = directory.resolve("calls.txt");
        Files.writeString(ghdl, "#!/bin/sh\necho \"$@\" >>" + calls + "\n" + script);
        Path output = Files.createDirectory(directory.resolve("build"));
        BuildPlan plan =
                new GhdlAdapter()
                        .build(
                                new BuildRequest(
                                        HdlDesign.of("counter", "/rtl/counter.vhd"),
                                        new Installation(ghdl, "2.0.0", "GHDL 2.0.0"),
                                        Isolation.PROCESS,
                                        output,
                                        false,
                                        new NativeFiles(directory, directory, directory)));
        for (Map.Entry<String, String> file : plan.files().entrySet()) {
            Files.writeString(output.resolve(file.getKey()), file.getValue());
        }
        for (Command command : plan.commands()) {
            Process process =
                    new ProcessBuilder(command.argv())
                            .directory(command.directory().toFile())
                            .redirectErrorStream(true)
                            .redirectOutput(directory.resolve("output.txt").toFile())
                            .start();
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).as(command.argv().toString()).isZero();
        }
        return output;
    }
}
