package org.cocobean.adapter.verilator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import org.cocobean.adapter.verilator.Description.Module;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// `reached.sv` as the oldest and the newest version that is tested describe it.
class ForceReachTests {

    @TempDir Path directory;

    private Set<String> unreached(Dialect dialect, String module) throws IOException {
        return Golden.read("reached", dialect, directory).modules().values().stream()
                .filter(known -> known.sourceName().equals(module))
                .map(Module::unreached)
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @EnumSource
    void whatTheHdlDoesNotWriteOrReadsAtTheTestbenchsEdgesOnlyIsReached(Dialect dialect)
            throws IOException {
        assertThat(unreached(dialect, "reached"))
                .doesNotContain("clk", "rst", "d", "idle", "count", "q", "spare");
    }

    @ParameterizedTest
    @EnumSource
    void whatIsWrittenInAnyOtherWayIsNotReached(Dialect dialect) throws IOException {
        assertThat(unreached(dialect, "reached"))
                .contains("low", "high", "kept", "latched", "task_set", "timed", "blocking");
    }

    @ParameterizedTest
    @EnumSource
    void aRegisterThatLogicReadsIsNotReachedWhereThatLogicMightKeepWhatItSaw(Dialect dialect)
            throws IOException {
        assertThat(unreached(dialect, "reached")).contains("memory", "divided");
    }

    @ParameterizedTest
    @EnumSource
    void registersOfAModuleThatAnotherClockDrivesAnywhereAreNotReached(Dialect dialect)
            throws IOException {
        assertThat(unreached(dialect, "unit")).contains("clk", "d", "q", "stage", "next");
    }

    @ParameterizedTest
    @EnumSource
    void whatComesThroughAnInterfaceIsNotReached(Dialect dialect) throws IOException {
        assertThat(unreached(dialect, "bus_if")).contains("clk", "data", "ack");
        assertThat(unreached(dialect, "target")).contains("stage", "kept");
    }
}
