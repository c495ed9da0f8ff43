package org.cocobean.adapter.icarus;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cocobean.sim.spi.HdlObject;
import org.cocobean.sim.spi.HiddenKind;
import org.cocobean.sim.spi.ObjectType;

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
            Pattern.compile("^    event (.+?); nprobe=\\d+ scope=(.+?) // (.*)");

    /// `top.inner.f function (automatic) 0 children, 0 classes`
    private static final Pattern ROUTINE =
            Pattern.compile("^(\\S.*?) (function|task)(?: \\(automatic\\))? \\d+ children, .*");

    /// `logic: and #(0,0,0) and_gate<0.0> scope=top.inner`; assignments have made-up names.
    private static final Pattern GATE =
            Pattern.compile(
                    "^logic: \\w+ #\\(.*?\\) (?!_s\\d|_ivl_)(.+?)(?:<[\\d.]+>)? scope=(.+)");

    private IcarusHidden() {}

    /// Returns the object that a line of the netlist tells of, if it is not shown.
    static Optional<HdlObject> in(String line) {
        if (line.startsWith("    event ")) {
            Matcher event = EVENT.matcher(line);
            return event.matches()
                    ? found(event.group(2), event.group(1), HiddenKind.EVENT, event.group(3))
                    : Optional.empty();
        }
        if (line.startsWith("logic: ")) {
            Matcher gate = GATE.matcher(line);
            return gate.matches()
                    ? found(gate.group(2), gate.group(1), HiddenKind.GATE, "")
                    : Optional.empty();
        }
        Matcher routine = ROUTINE.matcher(line);
        if (routine.matches()) {
            String path = routine.group(1);
            int dot = path.lastIndexOf('.');
            return found(
                    path.substring(0, Math.max(dot, 0)),
                    path.substring(dot + 1),
                    routine.group(2).equals("task") ? HiddenKind.TASK : HiddenKind.FUNCTION,
                    "");
        }
        Matcher variable = VARIABLE.matcher(line);
        return variable.matches()
                ? found(
                        variable.group(4),
                        variable.group(1),
                        TYPES.getOrDefault(variable.group(3), HiddenKind.OTHER),
                        "")
                : Optional.empty();
    }

    private static Optional<HdlObject> found(
            String scope, String name, HiddenKind kind, String place) {
        return Optional.of(
                HdlObject.hidden(
                        scope,
                        name,
                        ObjectType.UNKNOWN,
                        kind,
                        place.substring(place.lastIndexOf('/') + 1)));
    }
}
