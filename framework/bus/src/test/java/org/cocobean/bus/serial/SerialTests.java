package org.cocobean.bus.serial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cocobean.Cocobean.await;
import static org.cocobean.Cocobean.fork;
import static org.cocobean.Cocobean.ns;
import static org.cocobean.Cocobean.us;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.cocobean.bus.BusBench;
import org.cocobean.dut.Dut;
import org.cocobean.dut.Signal;
import org.cocobean.task.Task;
import org.cocobean.time.SimTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// Both ends of serial lines on the inputs of a design that does not mind.
class SerialTests {

    private static final SimTime BIT = ns(100);

    private static void run(Consumer<Dut> body) {
        BusBench.run("icarus", BusBench.design("word_wires", "bus/word_wires.v"), body);
    }

    private static Signal line(Dut dut) {
        return dut.signal("s_apb_psel");
    }

    @ParameterizedTest
    @CsvSource({
        "8, NONE, 1",
        "8, EVEN, 1",
        "8, ODD, 2",
        "7, EVEN, 2",
        "5, MARK, 1",
        "9, SPACE, 1",
        "6, ODD, 1"
    })
    void everyFormatCarriesItsData(int bits, Parity parity, int stopBits) {
        UartFormat format =
                UartFormat.of(BIT).withDataBits(bits).withParity(parity).withStopBits(stopBits);
        run(dut -> {
            UartSource source = UartSource.on(line(dut), format);
            UartSink sink = UartSink.on(line(dut), format);
            await(us(1));
            for (int data : new int[] {0, 1, (1 << bits) - 1, 0x15, 0x0a}) {
                source.send(data);
                UartFrame frame = sink.next();
                assertThat(frame.data()).isEqualTo(data);
                assertThat(frame.isGood()).isTrue();
            }
        });
    }

    @ParameterizedTest
    @EnumSource(names = {"EVEN", "ODD"})
    void wrongParityIsSeen(Parity parity) {
        UartFormat format = UartFormat.of(BIT).withParity(parity);
        run(dut -> {
            UartSource source = UartSource.on(line(dut), format);
            UartSink sink = UartSink.on(line(dut), format).allowErrors();
            await(us(1));
            source.sendWithWrongParity(0x35);
            source.send(0x36);
            assertThat(sink.next()).matches(UartFrame::parityError).returns(0x35, UartFrame::data);
            assertThat(sink.next()).matches(UartFrame::isGood);
        });
    }

    @Test
    void missingStopBitsBreaksAndGlitchesAreTold() {
        run(dut -> {
            UartSource source = UartSource.on(line(dut), BIT);
            UartSink sink = UartSink.on(line(dut), BIT).allowErrors();
            await(us(1));
            source.sendWithoutStop(0x55);
            source.sendBreak(BIT.times(20));
            source.glitch(ns(40));
            source.send("A");
            assertThat(sink.next())
                    .returns(true, UartFrame::framingError)
                    .returns(false, UartFrame::isBreak);
            assertThat(sink.next()).matches(UartFrame::isBreak);
            assertThat(sink.take()).isEqualTo('A');
            assertThat(sink.isSilent()).isTrue();
        });
    }

    @Test
    void anErrorThatNobodyAllowedFailsTheTest() {
        assertThatThrownBy(() ->
                        run(dut -> {
                            UartSource source = UartSource.on(line(dut), BIT);
                            UartSink.on(line(dut), BIT);
                            await(us(1));
                            source.sendWithoutStop(0x55);
                        }))
                .hasMessageContaining("heard on word_wires.s_apb_psel: 0x55 from 1 us to")
                .hasMessageContaining("no stop bit");
    }

    @ParameterizedTest
    @CsvSource({"104, true", "96, true", "110, false"})
    void aWrongRateIsHeardWithinItsLimits(int percent, boolean good) {
        run(dut -> {
            UartFormat wrong = UartFormat.of(BIT).stretched(percent, 100);
            UartSource source = UartSource.on(line(dut), wrong);
            UartSink sink = UartSink.on(line(dut), BIT).allowErrors();
            await(us(1));
            source.send(0x00);
            UartFrame frame = sink.next();
            assertThat(frame.isGood() && frame.data() == 0).isEqualTo(good);
        });
    }

    @Test
    void linesOfTextAreHeardAsSuch() {
        run(dut -> {
            UartSource source = UartSource.on(line(dut), BIT);
            UartSink sink = UartSink.on(line(dut), BIT);
            await(us(1));
            source.send("hello\r\nworld\n");
            assertThat(List.of(sink.line(), sink.line())).containsExactly("hello", "world");
        });
    }

    private static SpiPins pins(Dut dut, boolean select) {
        return new SpiPins(
                dut.signal("s_apb_psel"),
                dut.signal("s_apb_penable"),
                dut.signal("m_apb_pready"),
                select ? Optional.of(dut.signal("s_apb_pwrite")) : Optional.empty());
    }

    @ParameterizedTest
    @CsvSource({
        "0, 8, true, true", "1, 8, true, true", "2, 8, true, true", "3, 8, true, true",
        "0, 16, false, true", "3, 5, false, true", "1, 64, true, true", "0, 8, true, false",
        "3, 8, true, false"
    })
    void spiModelsUnderstandEachOther(int mode, int bits, boolean msbFirst, boolean select) {
        SpiFormat format = new SpiFormat(mode, bits, msbFirst);
        long mask = bits == 64 ? -1 : (1L << bits) - 1;
        run(dut -> {
            SpiController controller = SpiController.of(pins(dut, select), format, ns(100));
            SpiPeripheral peripheral = SpiPeripheral.of(pins(dut, select), format);
            await(ns(100));
            for (long data : new long[] {0, 0x5a5a5a5a5a5a5a5aL, 1, -1}) {
                Task<Long> received = fork(() -> peripheral.exchange(~data & mask & (mask >>> 1)));
                await(ns(1));
                assertThat(controller.exchange(data & mask & (mask >>> 1)))
                        .containsExactly(~data & mask & (mask >>> 1));
                assertThat(received.join()).isEqualTo(data & mask & (mask >>> 1));
            }
        });
    }

    @Test
    void aWordThatDoesNotFitIsRefused() {
        run(dut -> {
            SpiFormat five = SpiFormat.mode(0).withBits(5);
            SpiController controller = SpiController.of(pins(dut, true), five, ns(100));
            SpiPeripheral peripheral = SpiPeripheral.of(pins(dut, true), five);
            assertThatThrownBy(() -> controller.exchange(31, 32))
                    .hasMessage("0x20 has more than 5 bits");
            assertThatThrownBy(() -> peripheral.exchange(-1))
                    .hasMessage("0xffffffffffffffff has more than 5 bits");
        });
        assertThatThrownBy(() ->
                        run(dut -> {
                            SpiFormat eight = SpiFormat.mode(0);
                            SpiController bus = SpiController.of(pins(dut, true), eight, ns(100));
                            SpiPeripheral.of(pins(dut, true), eight).serve((i, got) -> 0x100);
                            await(ns(100));
                            bus.exchange(0);
                        }))
                .hasStackTraceContaining("0x100 has more than 8 bits");
    }

    @Test
    void aFlashIsErasedProgrammedAndRead() {
        run(dut -> {
            SpiController bus = SpiController.of(pins(dut, true), SpiFormat.mode(0), ns(100));
            SpiFlash flash = SpiFlash.of(1 << 16, 0xef4015);
            SpiPeripheral.of(pins(dut, true), SpiFormat.mode(0)).serve(flash);
            await(ns(100));
            assertThat(bus.exchange(0x9f, 0, 0, 0)).endsWith(0xef, 0x40, 0x15);
            bus.exchange(0x02, 0, 0x10, 0xfe, 1); // not enabled
            assertThat(flash.memory().isWritten(0x10fe, 1)).isFalse();
            bus.exchange(0x06);
            assertThat(bus.exchange(0x05, 0)).endsWith(2);
            bus.exchange(0x02, 0, 0x10, 0xfe, 0xf1, 0xf2, 0xf3); // the third wraps in its page
            assertThat(bus.exchange(0x05, 0)).endsWith(0);
            assertThat(bus.exchange(0x03, 0, 0x10, 0xfe, 0, 0, 0)).endsWith(0xf1, 0xf2, 0xff);
            assertThat(flash.memory().bytes(0x1000, 1)).containsExactly(0xf3);
            bus.exchange(0x06);
            bus.exchange(0x02, 0, 0x10, 0xfe, 0x0f);
            assertThat(bus.exchange(0x0b, 0, 0x10, 0xfe, 0, 0)).endsWith(0x01);
            bus.exchange(0x06);
            bus.exchange(0x20, 0, 0x1f, 0xff);
            IntStream.of(0x1000, 0x10fe, 0x1fff)
                    .forEach(at -> assertThat(flash.memory().bytes(at, 1)).containsExactly(0xff));
        });
    }
}
