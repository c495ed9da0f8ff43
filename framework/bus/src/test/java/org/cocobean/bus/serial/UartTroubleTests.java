package org.cocobean.bus.serial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.cocobean.Cocobean.await;
import static org.cocobean.Cocobean.fork;
import static org.cocobean.Cocobean.ns;
import static org.cocobean.Cocobean.us;
import static org.cocobean.Cocobean.withTimeout;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.cocobean.Simulation;
import org.cocobean.Transaction;
import org.cocobean.bus.BusBench;
import org.cocobean.dut.Signal;
import org.cocobean.time.SimTime;
import org.cocobean.trigger.SimTimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What is drawn of serial lines, also of tests that fail, and bad frames, whoever looks first.
class UartTroubleTests {

    private static final SimTime BIT = ns(100);

    private static void run(Consumer<Signal> body) {
        BusBench.run(
                "icarus",
                BusBench.design("word_wires", "bus/word_wires.v"),
                dut -> body.accept(dut.signal("s_apb_psel")));
    }

    /// Returns the labels of the line's lane, whether the test fails or not.
    private static List<String> drawn(Consumer<Signal> body) {
        List<Simulation> ran = new ArrayList<>();
        Throwable unused =
                catchThrowable(() ->
                        run(line -> {
                            ran.add(Simulation.current());
                            body.accept(line);
                        }));
        return ran.getFirst().transactions().stream().map(Transaction::label).toList();
    }

    private static UartSource source(Signal line, UartFormat format, boolean beside) {
        return beside ? UartSource.on(line, format) : UartSource.inJava(line, format);
    }

    private static void sendWithin(SimTime limit, UartSource source, String text) {
        boolean unused =
                withTimeout(
                        limit,
                        () -> {
                            source.send(text);
                            return true;
                        });
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void goodFramesWithTwoStopBitsAreDrawnAsSuch(boolean beside) {
        UartFormat format = UartFormat.of(BIT).withStopBits(2);
        assertThat(
                        drawn(line -> {
                            UartSource source = source(line, format, beside);
                            source.send("ab");
                            source.sendWithoutStop('c');
                        }))
                .containsExactly("'a'", "'b'", "'c' error");
    }

    @ParameterizedTest
    @CsvSource({"true, true", "true, false", "false, true", "false, false"})
    void whatWasSentUntilATestFailedIsDrawn(boolean beside, boolean inAnotherTask) {
        assertThat(
                        drawn(line -> {
                            UartSource source = source(line, UartFormat.of(BIT), beside);
                            if (inAnotherTask) {
                                fork(() -> source.send("abcdef"));
                                await(BIT.times(35));
                                throw new AssertionError("enough");
                            }
                            sendWithin(BIT.times(35), source, "abcdef");
                        }))
                .containsExactly("'a'", "'b'", "'c'");
    }

    @Test
    void whatIsSentAfterAnInterruptedCallIsDrawnOnce() {
        assertThat(
                        drawn(line -> {
                            UartSource source = UartSource.on(line, BIT);
                            assertThatThrownBy(() -> sendWithin(BIT.times(15), source, "abc"))
                                    .isInstanceOf(SimTimeoutException.class);
                            source.send("d");
                        }))
                .containsExactly("'a'", "'b'", "'c'", "'d'");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aBadFrameFailsTheTestWhoeverLooksFirst(boolean beside) {
        assertThatThrownBy(() ->
                        run(line -> {
                            UartSink sink =
                                    beside
                                            ? UartSink.on(line, UartFormat.of(BIT))
                                            : UartSink.inJava(line, UartFormat.of(BIT));
                            line.set(1);
                            await(us(1));
                            UartSource source = UartSource.on(line, BIT);
                            fork(() -> {
                                source.send(1); // after which the sink begins to wait anew
                                source.sendWithoutStop(0x55);
                            });
                            fork(() -> assertThat(sink.take()).isEqualTo(1));
                            await(BIT.times(39).dividedBy(2));
                            Throwable unused = catchThrowable(sink::isSilent);
                        }))
                .hasMessageContaining("heard on word_wires.s_apb_psel: 0x55 from 2 us to")
                .hasMessageContaining("no stop bit");
    }

    @Test
    void aListenerFailsTheTestWhoeverLooksFirst() {
        assertThatThrownBy(() ->
                        run(line -> {
                            UartSource source = UartSource.on(line, BIT);
                            UartSink sink = UartSink.on(line, BIT);
                            sink.onItem(frame -> assertThat(frame.data()).isNotEqualTo('b'));
                            await(us(1));
                            fork(() -> source.send("ab"));
                            await(BIT.times(39).dividedBy(2));
                            Throwable unused = catchThrowable(sink::isSilent);
                        }))
                .hasMessageContaining("not to be equal to")
                .hasMessageContaining("98");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aFrameThatFailsTheTestIsDrawn(boolean beside) {
        UartFormat format = UartFormat.of(BIT);
        assertThat(
                        drawn(line -> {
                            line.set(1);
                            UartSink unused =
                                    beside
                                            ? UartSink.on(line, format)
                                            : UartSink.inJava(line, format);
                            await(us(1));
                            UartSource source = UartSource.on(line, format);
                            source.send("a");
                            source.sendWithoutStop('b');
                        }))
                .containsExactly("'a'", "'b' error");
    }

    @Test
    void fewerThanNoFramesAreNotTaken() {
        run(line -> {
            UartSink sink = UartSink.on(line, BIT);
            assertThat(sink.take(0)).isEmpty();
            assertThatThrownBy(() -> sink.take(-1))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("0 frames or more of word_wires.s_apb_psel can be taken, not -1");
        });
    }
}
