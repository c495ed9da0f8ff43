package org.cocobean.adapter.icarus;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cocobean.sim.spi.HiddenKind;

/// Finds in the compiler's netlist what VPI of Icarus does not show.
final class IcarusHidden {

    /// `reg: queue unpacked dims=0 pin_count=1 queue of … scope=top.inner #(0,0,0) …`
    private static final Pattern VARIABLE =
            Pattern.compile(
                    "^    \\w+: (.+?)((?:\\[-?\\d+:-?\\d+\\])*) unpacked dims=\\d+ pin_count=\\d+ (?:input |output |inout )?(queue|dynamic array|class|(?:netvector_t:)?string)\\b.* scope=(.+?) #\\(.*");

    private static final Map<String, HiddenKind> TYPES =
            Map.of(
                    "queue", HiddenKind.QUEUE,
                    "dynamic array", HiddenKind.DYNAMIC_ARRAY,
                    "class", HiddenKind.CLASS_HANDLE,
                    "netvector_t:string", HiddenKind.STRING, // before version 13
                    "string", HiddenKind.STRING);

    /// ` event happened; nprobe=0 scope=top.inner // file.v:9`
    private static final Pattern EVENT =
            Pattern.compile("^    event (.+?); nprobe=\\d+ scope=(.+?) // .*");

    /// `top.inner.f function (automatic) 0 children, 0 classes`
    private static final Pattern ROUTINE =
            Pattern.compile("^(\\S.*?) (function|task)(?: \\(automatic\\))? \\d+ children, .*");

    /// `logic: and #(0,0,0) and_gate<0.0> scope=top.inner`; assignments have made-up names.
    private static final Pattern GATE =
            Pattern.compile(
                    "^logic: \\w+ #\\(.*?\\) (?!_s\\d|_ivl_)(.+?)(?:<[\\d.]+>)? scope=(.+)");

    private IcarusHidden() {}

    /// An object that is not shown.
    record Found(String path, HiddenKind kind) {}

    static Optional<Found> in(String line) {
        if (line.startsWith("    event ")) {
            return found(EVENT.matcher(line), HiddenKind.EVENT);
        }
        if (line.startsWith("logic: ")) {
            return found(GATE.matcher(line), HiddenKind.GATE);
        }
        Matcher routine = ROUTINE.matcher(line);
        if (routine.matches()) {
            HiddenKind kind =
                    routine.group(2).equals("task") ? HiddenKind.TASK : HiddenKind.FUNCTION;
            return Optional.of(new Found(routine.group(1), kind));
        }
        Matcher variable = VARIABLE.matcher(line);
        return variable.matches()
                ? Optional.of(
                        new Found(
                                variable.group(4) + "." + variable.group(1),
                                TYPES.getOrDefault(variable.group(3), HiddenKind.OTHER)))
                : Optional.empty();
    }

    private static Optional<Found> found(Matcher matcher, HiddenKind kind) {
        return matcher.matches()
                ? Optional.of(new Found(matcher.group(2) + "." + matcher.group(1), kind))
                : Optional.empty();
    }
}
