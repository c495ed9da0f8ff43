package org.cocobean.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.cocobean.adapter.ghdl.GhdlAdapter;
import org.cocobean.adapter.icarus.IcarusAdapter;
import org.cocobean.adapter.verilator.VerilatorAdapter;
import org.cocobean.sim.spi.Capabilities;
import org.cocobean.sim.spi.Capability;
import org.cocobean.sim.spi.Installation;
import org.cocobean.sim.spi.Isolation;
import org.cocobean.sim.spi.SimulatorAdapter;
import org.junit.jupiter.api.Test;

/// The table of `docs/simulators.md` is what the adapters say, for the versions that are tested.
class SimulatorsPageTests {

    private static final Path PAGE = Path.of("../docs/simulators.md");
    private static final String BEGIN = "<!-- table: written by SimulatorsPageTests -->\n";
    private static final String END = "<!-- end of table -->\n";

    private record Column(String title, Capabilities capabilities) {}

    @Test
    void theTableSaysWhatTheAdaptersSay() throws Exception {
        String page = Files.readString(PAGE);
        String table = table(columns());
        int begin = page.indexOf(BEGIN) + BEGIN.length();
        String written = page.substring(begin, page.indexOf(END, begin));
        Files.createDirectories(Path.of("target"));
        Files.writeString(Path.of("target/simulators-table.md"), table);
        assertThat(written)
                .as("docs/simulators.md; the right table is in all/target/simulators-table.md")
                .isEqualTo(table);
    }

    /// Every version that is tested, in each home where it is.
    private static List<Column> columns() {
        List<Column> columns = new ArrayList<>();
        SimulatorAdapter icarus = new IcarusAdapter();
        icarus.testedVersions()
                .forEach(version ->
                        columns.add(
                                column(
                                        icarus,
                                        version,
                                        Isolation.PROCESS,
                                        "Icarus " + major(version))));
        SimulatorAdapter verilator = new VerilatorAdapter();
        String oldest = verilator.testedVersions().getFirst();
        columns.add(
                column(
                        verilator,
                        oldest,
                        Isolation.IN_PROCESS,
                        "Verilator " + oldest + " in-process"));
        verilator
                .testedVersions()
                .forEach(version ->
                        columns.add(
                                column(
                                        verilator,
                                        version,
                                        Isolation.PROCESS,
                                        "Verilator " + version + " process")));
        SimulatorAdapter ghdl = new GhdlAdapter();
        ghdl.testedVersions()
                .forEach(version ->
                        columns.add(
                                column(
                                        ghdl,
                                        version,
                                        Isolation.PROCESS,
                                        "GHDL " + version.substring(0, version.lastIndexOf('.')))));
        return columns;
    }

    private static String major(String version) {
        return version.substring(0, version.indexOf('.'));
    }

    private static Column column(
            SimulatorAdapter adapter, String version, Isolation home, String title) {
        Installation installation = new Installation(Path.of(adapter.name()), version, title);
        return new Column(title, adapter.capabilities(installation, home));
    }

    private static String table(List<Column> columns) {
        StringBuilder text = new StringBuilder("| feature |");
        columns.forEach(column -> text.append(' ').append(column.title).append(" |"));
        text.append("\n|---|").append("---|".repeat(columns.size())).append('\n');
        List<String> reasons = new ArrayList<>();
        for (Capability capability : Capability.values()) {
            text.append("| ").append(capability.sentence()).append(" |");
            for (Column column : columns) {
                text.append(' ').append(cell(column, capability, reasons)).append(" |");
            }
            text.append('\n');
        }
        text.append('\n');
        Set<String> each = new LinkedHashSet<>(reasons);
        int number = 1;
        for (String reason : each) {
            text.append(number++).append(". ").append(reason).append('\n');
        }
        return text.toString();
    }

    private static String cell(Column column, Capability capability, List<String> reasons) {
        if (column.capabilities.has(capability)) {
            return "yes";
        }
        String reason = column.capabilities.whyNot(capability).orElseThrow();
        if (!reasons.contains(reason)) {
            reasons.add(reason);
        }
        return "no (" + (reasons.indexOf(reason) + 1) + ")";
    }
}
