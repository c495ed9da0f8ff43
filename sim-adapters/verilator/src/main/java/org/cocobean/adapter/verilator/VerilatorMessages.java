package org.cocobean.adapter.verilator;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cocobean.sim.spi.HdlMessage;
import org.cocobean.sim.spi.HdlMessage.Severity;

/// Reads what a Verilated model prints.
///
/// ```
/// [15000] %Error: fifo.v:11: Assertion failed in top.fifo: overflow    $error, assert
/// %Error: /project/fifo.v:12: Verilog $fatal                           the end by $fatal or $stop
/// %Error: /project/fifo.v:2: Active region did not converge.           the end by the runtime
/// - /project/fifo.v:14: Verilog $finish
/// ```
final class VerilatorMessages {

    private static final Pattern SEVERITY =
            Pattern.compile("^\\[\\d+\\] [%-](Fatal|Error|Warning|Info): (.+?):(\\d+): (.*)$");
    private static final Pattern RUNTIME =
            Pattern.compile("^%(Error|Warning)(?:-\\w+)?: (?:(.+?):(\\d+): )?(.*)$");
    private static final Pattern FINISH = Pattern.compile("^- (.+?):(\\d+): Verilog (\\$finish)$");
    private static final Pattern ASSERTION =
            Pattern.compile("^Assertion failed in ([^:]+)(?:: (.*))?$");

    private static final String NO_WORDS = "an error or assertion without a message";

    private VerilatorMessages() {}

    static Optional<HdlMessage> parse(String line) {
        Matcher severity = SEVERITY.matcher(line);
        if (severity.matches()) {
            return Optional.of(
                    inScope(
                            switch (severity.group(1)) {
                                case "Fatal" -> Severity.FATAL;
                                case "Error" -> Severity.ERROR;
                                case "Warning" -> Severity.WARNING;
                                default -> Severity.INFO;
                            },
                            severity.group(4),
                            severity.group(2),
                            number(severity.group(3))));
        }
        Matcher finish = FINISH.matcher(line);
        if (finish.matches()) {
            return message(
                    Severity.FINISH, finish.group(3) + " called", finish.group(1), finish.group(2));
        }
        Matcher runtime = RUNTIME.matcher(line);
        if (runtime.matches()) {
            return message(
                    runtime.group(1).equals("Error") ? Severity.FATAL : Severity.WARNING,
                    runtime.group(4),
                    Optional.ofNullable(runtime.group(2)).orElse(""),
                    Optional.ofNullable(runtime.group(3)).orElse("0"));
        }
        return Optional.empty();
    }

    /// Verilator calls every message an assertion, whatever the HDL said.
    private static HdlMessage inScope(Severity severity, String raw, String file, int line) {
        Matcher assertion = ASSERTION.matcher(raw);
        if (!assertion.matches()) {
            return new HdlMessage(severity, raw, file, line);
        }
        String said = Optional.ofNullable(assertion.group(2)).orElse(NO_WORDS);
        return new HdlMessage(severity, said, file, line, "", assertion.group(1));
    }

    private static Optional<HdlMessage> message(
            Severity severity, String text, String file, String line) {
        return Optional.of(new HdlMessage(severity, text, file, number(line)));
    }

    /// Text that a design wrote may look like a message and hold any number.
    private static int number(String digits) {
        return digits.length() > 9 ? 0 : Integer.parseInt(digits);
    }
}
