package org.cocobean.bus.serial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cocobean.Cocobean.await;
import static org.cocobean.Cocobean.fork;
import static org.cocobean.Cocobean.now;
import static org.cocobean.Cocobean.ns;
import static org.cocobean.Cocobean.queue;
import static org.cocobean.Cocobean.us;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.cocobean.bus.BusBench;
import org.cocobean.bus.ClockDomain;
import org.cocobean.bus.Naming;
import org.cocobean.bus.Stream;
import org.cocobean.bus.StreamSource;
import org.cocobean.bus.memory.Memory;
import org.cocobean.dut.Dut;
import org.cocobean.dut.Signal;
import org.cocobean.sim.HdlDesign;
import org.cocobean.task.SimQueue;
import org.cocobean.task.Task;
import org.cocobean.time.SimTime;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Models of I2C against each other, and against designs on every simulator.
class I2cTests {

    private static final I2cAddress EEPROM = I2cAddress.of(0x50);
    private static final HdlDesign MASTER =
            BusBench.design("i2c_master", "bus/i2c_master.v").withParameter("QUARTER", 66);
    private static final HdlDesign TARGET = BusBench.design("i2c_target", "bus/i2c_target.vhd");

    /// A bus between models; the design does not mind.
    private static void run(I2cSpeed speed, Consumer<I2cBus> body) {
        BusBench.run(
                "icarus",
                BusBench.design("word_wires", "bus/word_wires.v"),
                dut -> body.accept(I2cBus.of(speed)));
    }

    private static List<I2cTransfer> transfers(I2cBus bus) {
        List<I2cTransfer> seen = new ArrayList<>();
        bus.onItem(seen::add);
        return seen;
    }

    @ParameterizedTest
    @CsvSource({
        "STANDARD, 0x50, false, 0",
        "FAST, 0x50, false, 0",
        "FAST_PLUS, 0x7f, false, 0",
        "FAST, 0x350, true, 0",
        "FAST, 0x50, false, 7",
        "FAST, 0x0ff, true, 7"
    })
    void anEepromIsWrittenAndRead(String speed, int value, boolean tenBits, int stretchUs) {
        I2cAddress address = new I2cAddress(value, tenBits);
        run(
                switch (speed) {
                    case "STANDARD" -> I2cSpeed.STANDARD;
                    case "FAST" -> I2cSpeed.FAST;
                    default -> I2cSpeed.FAST_PLUS;
                },
                bus -> {
                    Memory memory = Memory.sparse(256);
                    I2cTarget target = bus.serve(address, I2cMemory.of(memory));
                    bus.serve(I2cAddress.tenBits(0x351), I2cMemory.of(Memory.sparse(256)));
                    if (stretchUs > 0) {
                        target.stretch(us(stretchUs));
                    }
                    List<I2cTransfer> seen = transfers(bus);
                    I2cController controller = bus.control();
                    SimTime start = now();
                    controller.write(address, 0x10, 0xa5, 0x00, 0xff);
                    if (stretchUs > 0) {
                        assertThat(now().minus(start)).isGreaterThan(us(4L * stretchUs));
                    }
                    assertThat(memory.bytes(0x10, 3)).containsExactly(0xa5, 0x00, 0xff);
                    assertThat(controller.writeRead(address, new int[] {0x11}, 2))
                            .containsExactly(0x00, 0xff);
                    assertThat(controller.writeRead(address, new int[] {0x10}, 1))
                            .containsExactly(0xa5);
                    assertThat(controller.read(address, 1)).containsExactly(0x00);
                    assertThat(seen)
                            .first()
                            .isEqualTo(
                                    new I2cTransfer(
                                            address,
                                            false,
                                            true,
                                            List.of(0x10, 0xa5, 0x00, 0xff),
                                            false));
                    assertThat(seen)
                            .last()
                            .isEqualTo(new I2cTransfer(address, true, true, List.of(0), true));
                });
    }

    @Test
    void whoIsNotThereAndWhoRefusesIsTold() {
        run(
                I2cSpeed.FAST,
                bus -> {
                    I2cController controller = bus.control();
                    assertThatThrownBy(() -> controller.write(EEPROM, 1))
                            .isInstanceOf(I2cNackException.class)
                            .hasMessageStartingWith("nobody acknowledged the address 0x50");
                    assertThatThrownBy(() -> controller.read(I2cAddress.tenBits(0x250), 1))
                            .hasMessageStartingWith("nobody acknowledged the address 0x250 (10");
                    List<Integer> taken = new ArrayList<>();
                    bus.serve(
                            EEPROM,
                            new I2cTarget.Handler() {
                                @Override
                                public boolean write(int data) {
                                    return taken.add(data) && taken.size() < 3;
                                }

                                @Override
                                public int read() {
                                    return 0x42;
                                }
                            });
                    assertThatThrownBy(() -> controller.write(EEPROM, 1, 2, 3, 4))
                            .hasMessage("the target at 0x50 refused the byte after the first 2")
                            .extracting(e -> ((I2cNackException) e).acknowledged())
                            .isEqualTo(2);
                    assertThat(taken).containsExactly(1, 2, 3);
                    assertThat(controller.read(EEPROM, 2)).containsExactly(0x42, 0x42);
                });
    }

    @Test
    void whatFitsInNoByteOrAddressIsRefused() {
        run(
                I2cSpeed.FAST,
                bus -> {
                    assertThatThrownBy(() -> I2cAddress.of(0x80))
                            .hasMessageContaining("0x80 is no address of 7 bits");
                    assertThatThrownBy(() -> bus.control().write(EEPROM, 256))
                            .hasMessageContaining("0 to 255, not 256");
                    assertThatThrownBy(() -> bus.control().read(EEPROM, 0))
                            .hasMessageContaining("at least one byte, not 0");
                });
    }

    @Test
    void pagesWrapAndABusyEepromDoesNotAnswer() {
        run(
                I2cSpeed.FAST,
                bus -> {
                    Memory memory = Memory.sparse(4096);
                    I2cMemory device = I2cMemory.of(memory).withPages(16).withWriteTime(us(200));
                    bus.serve(EEPROM, device);
                    I2cController controller = bus.control();
                    controller.write(EEPROM, 0x01, 0x2e, 1, 2, 3);
                    SimTime written = now();
                    assertThat(memory.bytes(0x12e, 2)).containsExactly(1, 2);
                    assertThat(memory.bytes(0x120, 1)).containsExactly(3);
                    while (true) {
                        try {
                            controller.write(EEPROM);
                            break;
                        } catch (I2cNackException e) {
                            assertThat(e.acknowledged()).isEqualTo(-1);
                        }
                    }
                    assertThat(now().minus(written)).isBetween(us(200), us(260));
                });
    }

    @Test
    void ofTwoControllersThatBeginAtOnceTheLowerAddressWins() {
        run(
                I2cSpeed.FAST,
                bus -> {
                    Memory one = Memory.sparse(256);
                    Memory two = Memory.sparse(256);
                    bus.serve(I2cAddress.of(0x50), I2cMemory.of(one));
                    bus.serve(I2cAddress.of(0x48), I2cMemory.of(two));
                    List<I2cTransfer> seen = transfers(bus);
                    I2cController loser = bus.control();
                    I2cController winner = bus.control();
                    Task<@Nullable Void> first =
                            fork(() -> loser.write(I2cAddress.of(0x50), 1, 0x11));
                    Task<@Nullable Void> second =
                            fork(() -> winner.write(I2cAddress.of(0x48), 2, 0x22));
                    first.join();
                    second.join();
                    assertThat(loser.lost()).isEqualTo(1);
                    assertThat(winner.lost()).isZero();
                    assertThat(seen)
                            .extracting(t -> t.address().value())
                            .containsExactly(0x48, 0x50);
                    assertThat(one.bytes(1, 1)).containsExactly(0x11);
                    assertThat(two.bytes(2, 1)).containsExactly(0x22);
                });
    }

    record Command(boolean start, boolean stop, boolean read, boolean nack, int data) {}

    /// Drives the design's controller by its commands.
    private static final class Commands {
        private final Dut dut;
        private final StreamSource<Command> source;

        private final String prefix;

        Commands(Dut dut, String prefix, ClockDomain domain) {
            this.dut = dut;
            this.prefix = prefix;
            source = Stream.of(Command.class, dut, Naming.prefix(prefix + "cmd_"), domain).drive();
        }

        private Signal answer(String name) {
            return dut.signal(prefix + "rsp_" + name);
        }

        /// Returns whether it was acknowledged.
        boolean write(int data, boolean start, boolean stop) {
            perform(new Command(start, stop, false, false, data));
            return answer("ack").isHigh();
        }

        int read(boolean last) {
            perform(new Command(false, last, true, last, 0));
            return answer("data").toInt();
        }

        boolean isLost() {
            return answer("lost").isHigh();
        }

        private void perform(Command command) {
            source.send(command);
            dut.signal("clk").rising().when(answer("valid"), 1).await();
        }
    }

    @ParameterizedTest
    @CsvSource({"icarus, 0", "icarus, 3", "verilator, 0", "verilator, 3"})
    void aControllerOfTheDesignReachesAModel(String simulator, int stretchUs) {
        BusBench.run(
                simulator,
                MASTER,
                dut -> {
                    ClockDomain domain = BusBench.domain(dut);
                    Commands master = new Commands(dut, "", domain);
                    I2cBus bus = I2cBus.of(I2cSpeed.FAST).connect(dut, Naming.plain(), domain);
                    Memory memory = Memory.sparse(256);
                    I2cTarget target = bus.serve(EEPROM, I2cMemory.of(memory));
                    if (stretchUs > 0) {
                        target.stretch(us(stretchUs));
                    }
                    List<I2cTransfer> seen = transfers(bus);
                    assertThat(master.write(0xa0, true, false)).isTrue();
                    assertThat(master.write(0x07, false, false)).isTrue();
                    assertThat(master.write(0x5a, false, false)).isTrue();
                    assertThat(master.write(0xc3, false, true)).isTrue();
                    assertThat(memory.bytes(7, 2)).containsExactly(0x5a, 0xc3);
                    master.write(0xa0, true, false);
                    master.write(0x07, false, false);
                    assertThat(master.write(0xa1, true, false)).isTrue();
                    assertThat(master.read(false)).isEqualTo(0x5a);
                    assertThat(master.read(true)).isEqualTo(0xc3);
                    assertThat(master.write(0x90, true, true)).isFalse();
                    await(us(1));
                    assertThat(seen)
                            .extracting(I2cTransfer::toString)
                            .containsExactly(
                                    "write to 0x50: 07 5a c3",
                                    "write to 0x50: 07",
                                    "read from 0x50: 5a c3 (NACK)",
                                    "write to 0x48, which nobody answers: ");
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"icarus", "verilator"})
    void aControllerOfTheDesignAndAModelShareTheBus(String simulator) {
        BusBench.run(
                simulator,
                MASTER,
                dut -> {
                    ClockDomain domain = BusBench.domain(dut);
                    Commands master = new Commands(dut, "", domain);
                    I2cBus bus = I2cBus.of(I2cSpeed.FAST).connect(dut, Naming.plain(), domain);
                    Memory memory = Memory.sparse(256);
                    bus.serve(EEPROM, I2cMemory.of(memory));
                    bus.serve(I2cAddress.of(0x20), I2cMemory.of(Memory.sparse(256)));
                    SimQueue<Boolean> asked = queue();
                    fork(() -> asked.put(master.write(0xa0, true, false)));
                    bus.sda().falls.await(); // the design's START, at this very moment
                    bus.control().write(I2cAddress.of(0x20), 1, 2);
                    asked.take();
                    assertThat(master.isLost()).isTrue();
                    assertThat(master.write(0xa0, true, false)).isTrue();
                    assertThat(master.write(3, false, false)).isTrue();
                    assertThat(master.write(0x77, false, true)).isTrue();
                    assertThat(memory.bytes(3, 1)).containsExactly(0x77);
                });
    }

    @Test
    void aTargetOfADesignInVhdlAnswersAModel() {
        BusBench.run(
                "ghdl",
                TARGET,
                dut -> {
                    ClockDomain domain = BusBench.domain(dut);
                    I2cBus bus = I2cBus.of(I2cSpeed.FAST).connect(dut, Naming.plain(), domain);
                    domain.awaitRelease();
                    bus.serve(EEPROM, I2cMemory.of(Memory.sparse(256)));
                    I2cController controller = bus.control();
                    I2cAddress registers = I2cAddress.of(0x29);
                    controller.write(registers, 14, 0x81, 0x7e, 0x33);
                    assertThat(controller.writeRead(registers, new int[] {14}, 3))
                            .containsExactly(0x81, 0x7e, 0x33);
                    controller.write(EEPROM, 0, 9);
                    assertThat(controller.writeRead(EEPROM, new int[] {0}, 1)).containsExactly(9);
                    assertThatThrownBy(() -> controller.write(I2cAddress.of(0x28), 1))
                            .isInstanceOf(I2cNackException.class);
                    await(ns(100));
                });
    }

    /// Returns two controllers on the pads of one bus.
    private static HdlDesign pair(String simulator) {
        return simulator.equals("ghdl")
                ? BusBench.design("i2c_pair", "bus/i2c_pair.vhd", "bus/i2c_master.vhd")
                : BusBench.design("i2c_pair", "bus/i2c_pair.v", "bus/i2c_master.v");
    }

    @ParameterizedTest
    @CsvSource({"icarus, 0", "icarus, 3", "ghdl, 0", "ghdl, 3"})
    void twoControllersOfTheDesignShareItsPads(String simulator, int stretchUs) {
        BusBench.run(
                simulator,
                pair(simulator),
                dut -> {
                    ClockDomain domain = BusBench.domain(dut);
                    Commands a = new Commands(dut, "a_", domain);
                    Commands b = new Commands(dut, "b_", domain);
                    I2cBus bus = I2cBus.of(I2cSpeed.FAST).connect(dut, Naming.plain());
                    Memory memory = Memory.sparse(256);
                    I2cTarget target = bus.serve(EEPROM, I2cMemory.of(memory));
                    Memory other = Memory.sparse(256);
                    bus.serve(I2cAddress.of(0x20), I2cMemory.of(other));
                    if (stretchUs > 0) {
                        target.stretch(us(stretchUs));
                    }
                    List<I2cTransfer> seen = transfers(bus);
                    Task<Boolean> loser = fork(() -> a.write(0xa0, true, false));
                    assertThat(b.write(0x40, true, false)).isTrue();
                    loser.join();
                    assertThat(a.isLost()).isTrue();
                    assertThat(b.isLost()).isFalse();
                    assertThat(b.write(0x01, false, false)).isTrue();
                    assertThat(b.write(0x66, false, true)).isTrue();
                    assertThat(other.bytes(1, 1)).containsExactly(0x66);
                    assertThat(a.write(0xa0, true, false)).isTrue();
                    assertThat(a.write(0x07, false, false)).isTrue();
                    assertThat(a.write(0x5a, false, true)).isTrue();
                    await(us(2));
                    assertThat(bus.control().writeRead(EEPROM, new int[] {7}, 1))
                            .containsExactly(0x5a);
                    b.write(0xa0, true, false);
                    b.write(0x07, false, false);
                    assertThat(b.write(0xa1, true, false)).isTrue();
                    assertThat(b.read(true)).isEqualTo(0x5a);
                    await(us(2));
                    assertThat(seen)
                            .extracting(I2cTransfer::toString)
                            .containsExactly(
                                    "write to 0x20: 01 66",
                                    "write to 0x50: 07 5a",
                                    "write to 0x50: 07",
                                    "read from 0x50: 5a (NACK)",
                                    "write to 0x50: 07",
                                    "read from 0x50: 5a (NACK)");
                });
    }
}
