package org.cocobean.bus.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import org.cocobean.bus.BusBench;
import org.cocobean.bus.Naming;
import org.cocobean.bus.axi.Axi;
import org.cocobean.bus.memory.AddressBus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Registers from files, on the design that they describe, and files that are wrong.
class RegisterMapTests {

    private static final Path SAMPLES = Path.of("../../hdl-samples/rtl/verilog");

    @TempDir Path folder;

    private static void run(Consumer<AddressBus> body) {
        BusBench.run(
                "icarus",
                BusBench.design("axil_regs", "verilog/axil_regs.v"),
                dut -> {
                    dut.signal("event_in").set(0);
                    var domain = BusBench.domain(dut);
                    body.accept(Axi.of(dut, Naming.prefix("s_axil_"), domain).manage());
                });
    }

    private static RegisterMap sample(String file) {
        return RegisterMap.read(SAMPLES.resolve(file));
    }

    @ParameterizedTest
    @CsvSource({
        "axil_regs.ipxact.xml, axil_regs, control, limit, scratch[1], value",
        "axil_regs.svd, AXIL_REGS, CONTROL, LIMIT, SCRATCH1, value"
    })
    void aDesignPassesByItsFile(
            String file, String block, String control, String limit, String scratch, String value) {
        run(bus -> {
            NamedRegisters registers = sample(file).block(block, bus);
            RegisterBlock.checkReset(registers);
            RegisterBlock.bashBits(registers);
            registers.register(control).update(c -> c.with(limit, 0xbeef));
            assertThat(bus.readInt(4)).isEqualTo(0xbeef0000);
            registers.register(scratch).write(new FieldValues(Map.of(value, 0xffffffffL)));
            assertThat(bus.readInt(12)).isEqualTo(-1);
            assertThat(registers.register(control).read().get(limit)).isEqualTo(0xbeef);
            assertThatThrownBy(() -> registers.register(control + "x"))
                    .hasMessageContaining("nearest: [" + control + ",");
            assertThatThrownBy(() -> registers.register(control).mirror().get(limit + "s"))
                    .hasMessageContaining("there is no field " + limit + "s; nearest: [" + limit);
            assertThatThrownBy(
                            () -> registers.register(control).update(c -> c.with(limit, 0x10000)))
                    .hasMessageContaining("0x10000 does not fit in " + control + "." + limit);
        });
    }

    @ParameterizedTest
    @CsvSource({"axil_regs.ipxact.xml, axil_regs", "axil_regs.svd, AXIL_REGS"})
    void anInterfaceIsComparedWithTheFile(String file, String block) {
        run(bus -> {
            sample(file)
                    .requireSame(
                            block, RegisterBlock.of(RegisterTests.Block.class, bus, 0x100), 0x100);
            assertThatThrownBy(() ->
                            sample(file)
                                    .requireSame(block, RegisterBlock.of(Wrong.class, bus, 0), 0))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining(" (id) has 4 bytes in the file, not 2")
                    .hasMessageContaining(" (control) is 0x0 after a reset in the file, not 0x1")
                    .hasMessageContaining(
                            "0 READ_WRITE, 7:4 READ_WRITE, 9:8 READ_WRITE, 31:16 READ_WRITE in the"
                                    + " file, not 31:0 READ_WRITE")
                    .hasMessageContaining("more at 0x20 is not in the file")
                    .hasMessageContaining("at 0x10 is only in the file");
        });
    }

    interface Wrong extends Registers {
        @At(value = 0x00, bytes = 2)
        Register<Short> id();

        @At(value = 0x04, reset = 1)
        Register<RegisterTests.Word> control();

        @At(0x20)
        Register<RegisterTests.Word> more();
    }

    record Short(@Bits("15:0") int value) {}

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("file.xml"), text);
    }

    private static String svd(String registers) {
        return """
        <device><size>32</size><peripherals><peripheral><name>P</name>
        <baseAddress>0x4000</baseAddress><registers>
        %s
        </registers></peripheral>
        <peripheral derivedFrom="P"><name>Q</name><baseAddress>#101</baseAddress></peripheral>
        </peripherals></device>\
        """
                .formatted(registers);
    }

    private static String register(String properties, String fields) {
        return "<register><name>R</name><addressOffset>4</addressOffset>"
                + properties
                + "<fields>"
                + fields
                + "</fields></register>";
    }

    private static String field(String rest) {
        return "<field><name>F</name><bitRange>[3:0]</bitRange>" + rest + "</field>";
    }

    private static final class NoBus {
        static AddressBus bus() {
            return (AddressBus)
                    java.lang.reflect.Proxy.newProxyInstance(
                            NoBus.class.getClassLoader(),
                            new Class<?>[] {AddressBus.class},
                            (proxy, method, arguments) -> null);
        }
    }

    private FieldLayout.Field only(String text) throws IOException {
        NamedRegisters block = RegisterMap.read(file(text)).block("P", NoBus.bus());
        return block.register("R").fields().getFirst();
    }

    @ParameterizedTest
    @CsvSource({
        "read-write, '', '', READ_WRITE, false",
        "read-only, '', '', READ_ONLY, false",
        "write-only, '', '', WRITE_ONLY, false",
        "read-write, oneToClear, '', WRITE_1_CLEARS, false",
        "read-write, oneToSet, '', WRITE_1_SETS, false",
        "read-only, '', clear, READ_CLEARS, false",
        "read-write, oneToToggle, '', READ_WRITE, true",
        "read-write, zeroToClear, '', READ_WRITE, true",
        "read-write, '', set, READ_WRITE, true",
        "read-writeOnce, '', '', READ_WRITE, true",
        "writeOnce, '', '', WRITE_ONLY, true"
    })
    void whatHappensToAFieldIsKnownOrItIsVolatile(
            String access, String write, String read, Access known, boolean isVolatile)
            throws IOException {
        String modified =
                write.isEmpty()
                        ? ""
                        : "<modifiedWriteValues>%s</modifiedWriteValues>".formatted(write);
        String action = read.isEmpty() ? "" : "<readAction>%s</readAction>".formatted(read);
        FieldLayout.Field field =
                only(
                        svd(
                                register(
                                        "",
                                        field(
                                                "<access>"
                                                        + access
                                                        + "</access>"
                                                        + modified
                                                        + action))));
        assertThat(field).isEqualTo(new FieldLayout.Field("F", 3, 0, known, isVolatile));
        assertThat(only(ipXact(access, modified.replace("Values", "Value") + action)))
                .isEqualTo(field);
    }

    private static String ipXact(String access, String rest) {
        return """
        <component><memoryMaps><memoryMap><addressBlock><name>P</name>
        <baseAddress>0</baseAddress><access>%s</access>
        <register><name>R</name><addressOffset>4</addressOffset><size>16</size>
        <field><name>F</name><bitOffset>0</bitOffset><bitWidth>4</bitWidth>%s</field></register>
        <registerFile><name>N</name><dim>2</dim><addressOffset>0x10</addressOffset>
        <range>8</range><register><name>S</name><addressOffset>4</addressOffset>
        <size>32</size></register></registerFile>
        </addressBlock></memoryMap></memoryMaps></component>\
        """
                .formatted(access, rest);
    }

    @Test
    void registersOfFilesWithinFilesAndOfDerivedPeripheralsHaveTheirPlaces() throws IOException {
        NamedRegisters block =
                RegisterMap.read(file(ipXact("read-write", ""))).block("P", NoBus.bus(), 0x100);
        assertThat(block.registers())
                .extracting(r -> r.name() + " " + Long.toHexString(r.address()))
                .containsExactly("R 104", "N[0].S 114", "N[1].S 11c");
        String nested =
                "<cluster><dim>2</dim><dimIncrement>0x10</dimIncrement><dimIndex>A,B</dimIndex>"
                        + "<name>C%s</name><addressOffset>8</addressOffset>"
                        + register("<size>16</size>", field(""))
                        + "</cluster>";
        RegisterMap map = RegisterMap.read(file(svd(nested)));
        assertThat(map.blocks()).containsExactly("P", "Q");
        assertThat(map.block("Q", NoBus.bus()).registers())
                .extracting(r -> r.name() + " " + Long.toHexString(r.address()) + " " + r.bytes())
                .containsExactly("CA.R 11 2", "CB.R 21 2");
        assertThatThrownBy(() -> map.block("R", NoBus.bus()))
                .hasMessageContaining("has no block R; nearest: [");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<size>24</size> | <bitRange>[3:0]</bitRange> | 3: | a register has 8, 16, 32 or 64"
                        + " bits, not 24: R",
                "'' | <bitRange>3:0</bitRange> | 3: | <bitRange> is [msb:lsb], not 3:0",
                "'' | <bitRange>[32:0]</bitRange> | 3: | F lies in 32:0 of 32 bits",
                "'' | <bitRange>[0:3]</bitRange> | 3: | F has -2 bits from bit 3 on",
                "'' | <bitOffset>0x1g</bitOffset> | 3: | <bitOffset> is no number: 0x1g",
                "'' | '' | 3: | <field> needs <bitOffset>",
                "'' | <lsb>1</lsb> | 3: | <field> needs <msb>",
                "'' | <bitRange>[3:0]</bitRange><access>rw</access> | 3: | F has the access rw, not"
                        + " one of [read-write,",
                "'' | <bitRange>[3:0]</bitRang> | 3: | not well-formed XML"
            })
    void whatIsWrongIsToldWithItsPlace(String properties, String rest, String line, String what)
            throws IOException {
        Path file = file(svd(register(properties, "<field><name>F</name>" + rest + "</field>")));
        assertThatThrownBy(() -> RegisterMap.read(file))
                .isInstanceOf(RegisterMapException.class)
                .hasMessageStartingWith(file + ":" + line)
                .hasMessageContaining(what);
    }

    @Test
    void aFileOfAnotherKindIsRefused() throws IOException {
        Path file = file("<html/>");
        assertThatThrownBy(() -> RegisterMap.read(file))
                .hasMessageContaining(
                        ":1:8: <html> is neither the <component> of IP-XACT nor the <device>");
        Path derived =
                file("<device><peripherals><peripheral derivedFrom='X'/></peripherals></device>");
        assertThatThrownBy(() -> RegisterMap.read(derived))
                .hasMessageContaining("derivedFrom names X, and there is none here");
    }
}
