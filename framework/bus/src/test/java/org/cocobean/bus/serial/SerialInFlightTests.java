package org.cocobean.bus.serial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cocobean.Cocobean.await;
import static org.cocobean.Cocobean.fork;
import static org.cocobean.Cocobean.ns;
import static org.cocobean.Cocobean.us;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import org.cocobean.bus.BusBench;
import org.cocobean.bus.memory.Memory;
import org.cocobean.dut.Dut;
import org.cocobean.task.Task;
import org.cocobean.value.LogicVector;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// What becomes of a transfer on a line when something cuts in: it goes on to its end, nobody at
/// the other end sees a part of it or two at once, and the next one works.
class SerialInFlightTests {

    /// How a byte gets to the other end, and what came there.
    private record Line(IntConsumer send, List<Integer> came) {}

    enum Kind {
        UART,
        UART_IN_JAVA,
        SPI,
        SPI_WITHOUT_SELECT,
        SPI_FLASH,
        I2C,
        JTAG;

        Line open(Dut dut) {
            List<Integer> came = new ArrayList<>();
            return switch (this) {
                case UART, UART_IN_JAVA -> uart(dut, came);
                case SPI, SPI_WITHOUT_SELECT -> spi(dut, came);
                case SPI_FLASH -> flash(dut, came);
                case I2C -> i2c(came);
                case JTAG -> jtag(dut, came);
            };
        }

        private Line uart(Dut dut, List<Integer> came) {
            UartFormat format = UartFormat.of(ns(100));
            UartSource source =
                    this == UART
                            ? UartSource.on(dut.signal("mii_rx_dv"), format)
                            : UartSource.inJava(dut.signal("mii_rx_dv"), format);
            UartSink sink = UartSink.on(dut.signal("mii_tx_en"), format);
            sink.onTransfer(frame -> came.add(frame.item().data()));
            await(us(1));
            return new Line(source::send, came);
        }

        private Line spi(Dut dut, List<Integer> came) {
            SpiPins pins =
                    new SpiPins(
                            dut.signal("mii_rx_dv"),
                            dut.signal("mii_rx_er"),
                            dut.signal("rgmii_rx_ctl"),
                            this == SPI ? Optional.of(dut.signal("gmii_rx_dv")) : Optional.empty());
            SpiFormat format = SpiFormat.mode(0);
            SpiController controller = SpiController.of(pins, format, ns(100));
            SpiPeripheral peripheral = SpiPeripheral.of(pins, format);
            fork(
                    "peripheral",
                    () -> {
                        while (true) {
                            came.add((int) peripheral.exchange(0));
                        }
                    });
            await(us(1));
            return new Line(value -> controller.exchange(value), came);
        }

        private Line flash(Dut dut, List<Integer> came) {
            SpiPins pins =
                    new SpiPins(
                            dut.signal("mii_rx_dv"),
                            dut.signal("mii_rx_er"),
                            dut.signal("rgmii_rx_ctl"),
                            Optional.of(dut.signal("gmii_rx_dv")));
            SpiController controller = SpiController.of(pins, SpiFormat.mode(0), ns(100));
            SpiPeripheral.of(pins, SpiFormat.mode(0))
                    .serve((index, received) -> {
                        if (index == 2) {
                            came.add((int) received);
                        }
                        return 0;
                    });
            await(us(1));
            return new Line(value -> controller.exchange(3, value), came);
        }

        private Line i2c(List<Integer> came) {
            I2cBus bus = I2cBus.of(I2cSpeed.FAST_PLUS);
            bus.serve(I2cAddress.of(0x50), I2cMemory.of(Memory.sparse(256))).stretch(us(1));
            bus.onItem(message -> came.add(message.data().get(1)));
            I2cController controller = bus.control();
            return new Line(value -> controller.write(I2cAddress.of(0x50), 8, value), came);
        }

        private Line jtag(Dut dut, List<Integer> came) {
            JtagPins pins =
                    new JtagPins(
                            dut.signal("gmii_rx_dv"),
                            dut.signal("gmii_rx_er"),
                            dut.signal("mii_rx_dv"),
                            dut.signal("rgmii_rx_ctl"),
                            Optional.empty());
            JtagTap.on(pins, 4)
                    .register(
                            8,
                            () -> LogicVector.of(0x5a, 8),
                            value -> came.add((int) value.toLong()));
            JtagController jtag = JtagController.of(pins, ns(100));
            jtag.reset();
            jtag.scanIr(LogicVector.of(8, 4));
            return new Line(
                    value ->
                            assertThat(jtag.scanDr(LogicVector.of(value, 8)).toLong())
                                    .isEqualTo(0x5a),
                    came);
        }
    }

    private static void run(String simulator, Kind kind, Consumer<Line> body) {
        BusBench.run(
                simulator,
                BusBench.design(
                        "eth_wires",
                        simulator.equals("ghdl") ? "bus/eth_wires.vhd" : "bus/eth_wires.v"),
                dut -> body.accept(kind.open(dut)));
    }

    @ParameterizedTest
    @CsvSource({
        "icarus, UART",
        "icarus, UART_IN_JAVA",
        "icarus, SPI",
        "icarus, SPI_WITHOUT_SELECT",
        "icarus, SPI_FLASH",
        "icarus, I2C",
        "icarus, JTAG",
        "verilator, UART",
        "ghdl, UART",
        "ghdl, UART_IN_JAVA",
        "verilator, JTAG",
        "ghdl, SPI"
    })
    void aTransferGoesOnWhenItsTaskIsCancelled(String simulator, Kind kind) {
        run(
                simulator,
                kind,
                line -> {
                    List<Integer> sent = new ArrayList<>();
                    for (int i = 0; i < 20; i++) {
                        int first = 0x40 + i;
                        int second = 0x80 + i;
                        Task<?> sender = fork("sender", () -> line.send.accept(first));
                        await(ns(7 + 97L * i)); // in each bit, and between transfers
                        sender.cancel();
                        line.send.accept(second);
                        sent.addAll(List.of(first, second));
                    }
                    await(us(5));
                    assertThat(line.came).isEqualTo(sent);
                });
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void transfersOfSeveralTasksDoNotMix(Kind kind) {
        run(
                "icarus",
                kind,
                line -> {
                    List<Task<?>> senders = new ArrayList<>();
                    for (int i = 0; i < 5; i++) {
                        int value = 0x55 + i;
                        senders.add(fork("sender " + i, () -> line.send.accept(value)));
                        await(ns(130));
                    }
                    senders.forEach(Task::join);
                    await(us(5));
                    assertThat(line.came).containsExactly(0x55, 0x56, 0x57, 0x58, 0x59);
                });
    }
}
