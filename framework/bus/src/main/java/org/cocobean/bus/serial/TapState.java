package org.cocobean.bus.serial;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// The states of a TAP controller (IEEE 1149.1, 6.1).
public enum TapState {
    /// The instruction is IDCODE, or BYPASS where there is none.
    TEST_LOGIC_RESET,
    /// Between scans.
    RUN_TEST_IDLE,
    /// On the way to a scan of data.
    SELECT_DR_SCAN,
    /// The data register takes what it shows.
    CAPTURE_DR,
    /// A bit of data goes in and one comes out.
    SHIFT_DR,
    /// Behind the bits.
    EXIT1_DR,
    /// Between bits.
    PAUSE_DR,
    /// Behind a pause.
    EXIT2_DR,
    /// What went in becomes valid.
    UPDATE_DR,
    /// On the way to a scan of an instruction.
    SELECT_IR_SCAN,
    /// The instruction register takes what it shows.
    CAPTURE_IR,
    /// A bit of an instruction goes in.
    SHIFT_IR,
    /// Behind the bits.
    EXIT1_IR,
    /// Between bits.
    PAUSE_IR,
    /// Behind a pause.
    EXIT2_IR,
    /// The instruction becomes valid.
    UPDATE_IR;

    /// Returns the state after a rising edge of `tck`.
    public TapState next(boolean tms) {
        return switch (this) {
            case TEST_LOGIC_RESET -> tms ? this : RUN_TEST_IDLE;
            case RUN_TEST_IDLE, UPDATE_DR, UPDATE_IR -> tms ? SELECT_DR_SCAN : RUN_TEST_IDLE;
            case SELECT_DR_SCAN -> tms ? SELECT_IR_SCAN : CAPTURE_DR;
            case CAPTURE_DR, SHIFT_DR -> tms ? EXIT1_DR : SHIFT_DR;
            case EXIT1_DR -> tms ? UPDATE_DR : PAUSE_DR;
            case PAUSE_DR -> tms ? EXIT2_DR : PAUSE_DR;
            case EXIT2_DR -> tms ? UPDATE_DR : SHIFT_DR;
            case SELECT_IR_SCAN -> tms ? TEST_LOGIC_RESET : CAPTURE_IR;
            case CAPTURE_IR, SHIFT_IR -> tms ? EXIT1_IR : SHIFT_IR;
            case EXIT1_IR -> tms ? UPDATE_IR : PAUSE_IR;
            case PAUSE_IR -> tms ? EXIT2_IR : PAUSE_IR;
            case EXIT2_IR -> tms ? UPDATE_IR : SHIFT_IR;
        };
    }

    /// Tells whether the controller stays in it while `tms` does not change.
    public boolean isStable() {
        return next(false) == this || next(true) == this;
    }

    boolean isShift() {
        return this == SHIFT_DR || this == SHIFT_IR;
    }

    /// Returns the values of `tms` of the shortest way to another state.
    List<Boolean> wayTo(TapState target) {
        Map<TapState, List<Boolean>> ways = new EnumMap<>(TapState.class);
        ways.put(this, List.of());
        ArrayDeque<TapState> seen = new ArrayDeque<>(List.of(this));
        while (!ways.containsKey(target)) {
            TapState at = seen.remove();
            for (boolean tms : new boolean[] {false, true}) {
                List<Boolean> way = new ArrayList<>(ways.getOrDefault(at, List.of()));
                way.add(tms);
                if (ways.putIfAbsent(at.next(tms), way) == null) {
                    seen.add(at.next(tms));
                }
            }
        }
        return ways.getOrDefault(target, List.of());
    }
}
