package org.cocobean.bus.serial;

import static org.cocobean.Cocobean.first;
import static org.cocobean.Cocobean.fork;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.cocobean.trigger.Edge;
import org.cocobean.trigger.Trigger;
import org.cocobean.value.Logic;
import org.cocobean.value.LogicVector;

/// A device with a test access port: the design is the controller, or another device of its chain.
/// Instructions that have no register are BYPASS.
///
/// ```java
/// JtagTap.on(pins, 4).idcode(0b0001, 0x149511c3L).register(0b1000, () -> status, v -> control = v);
/// ```
public final class JtagTap {

    private record Register(Supplier<LogicVector> capture, Consumer<LogicVector> update) {}

    private static final Register BYPASS = new Register(() -> LogicVector.of("0"), value -> {});

    private final JtagPins pins;
    private final int width;
    private final Map<Long, Register> registers = new HashMap<>();
    private TapState state = TapState.TEST_LOGIC_RESET;
    private long instruction;
    private long afterReset;
    private LogicVector shifted = LogicVector.of("0");

    private JtagTap(JtagPins pins, int width) {
        this.pins = pins;
        this.width = width;
        this.afterReset = (1L << width) - 1;
        this.instruction = afterReset;
        pins.tdo().set(1);
    }

    /// Connects a device.
    ///
    /// @param width bits of an instruction, from 2 to 62
    public static JtagTap on(JtagPins pins, int width) {
        if (width < 2 || width > 62) {
            throw new IllegalArgumentException(
                    "an instruction has from 2 to 62 bits, not " + width);
        }
        JtagTap tap = new JtagTap(pins, width);
        fork("TAP on " + pins.tdo().path(), tap::run);
        return tap;
    }

    /// Gives it an identification, whose instruction a reset selects.
    ///
    /// @return this
    public JtagTap idcode(long code, long identification) {
        afterReset = code;
        if (state == TapState.TEST_LOGIC_RESET) {
            instruction = code;
        }
        return register(code, () -> LogicVector.of(identification, 32), value -> {});
    }

    /// Gives it a data register.
    ///
    /// @param capture returns what it shows; as many bits each time
    /// @param update takes what was shifted in
    /// @return this
    public JtagTap register(
            long code, Supplier<LogicVector> capture, Consumer<LogicVector> update) {
        registers.put(code, new Register(capture, update));
        return this;
    }

    /// Returns the instruction that is valid.
    public long instruction() {
        return instruction;
    }

    private Register selected() {
        return registers.getOrDefault(instruction, BYPASS);
    }

    private void run() {
        Edge rising = pins.tck().rising();
        Edge falling = pins.tck().falling();
        Trigger[] all =
                Stream.concat(
                                Stream.of(rising, falling),
                                pins.trstN().stream().map(pin -> pin.falling()))
                        .toArray(Trigger[]::new);
        while (true) {
            Trigger fired = first(all).await();
            boolean held = pins.trstN().filter(pin -> pin.logic() == Logic.ZERO).isPresent();
            if (held) {
                state = TapState.TEST_LOGIC_RESET;
                instruction = afterReset;
            } else if (fired == rising) {
                rise();
            } else {
                fall();
            }
        }
    }

    private void rise() {
        switch (state) {
            case CAPTURE_DR -> shifted = selected().capture().get();
            case CAPTURE_IR -> shifted = LogicVector.of(1, width);
            case SHIFT_DR, SHIFT_IR -> {
                String bits = shifted.toBinaryString();
                shifted =
                        LogicVector.of(
                                pins.tdi().logic() + bits.substring(0, bits.length() - 1),
                                shifted.range());
            }
            default -> {}
        }
        state = state.next(pins.tms().logic() == Logic.ONE);
        if (state == TapState.TEST_LOGIC_RESET) {
            instruction = afterReset;
        }
    }

    private void fall() {
        if (state.isShift()) {
            String bits = shifted.toBinaryString();
            pins.tdo().set(Logic.of(bits.charAt(bits.length() - 1)));
            return;
        }
        pins.tdo().set(1); // nobody drives it
        if (state == TapState.UPDATE_IR) {
            instruction = shifted.toLong();
        } else if (state == TapState.UPDATE_DR) {
            selected().update().accept(shifted);
        }
    }
}
