package org.cocobean.adapter.ghdl;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cocobean.sim.spi.HdlMessage;
import org.cocobean.sim.spi.HdlMessage.Severity;

/// What single lines say that GHDL prints. The design may have begun the line.
final class GhdlMessages {

    private static final String GHDL = "[^\\s:]*ghdl[^\\s:]*";
    private static final Pattern REPORT =
            Pattern.compile(
                    "^(.+?):(\\d+):\\d+:@(\\d+)([a-z]+):"
                            + "\\((?:report|assertion|psl [a-z ]+) (\\w+)\\): (.*)$");
    private static final Pattern RUN_TIME =
            Pattern.compile(
                    GHDL + ":(?:internal )?error: (.+?)(?: (?:at|in) (\\S+)(?::| line )(\\d+))?$");
    private static final Pattern ENDED =
            Pattern.compile("simulation (finished|stopped) @(\\d+)([a-z]+)( with status -?\\d+)?$");
    private static final Pattern LIMIT =
            Pattern.compile(GHDL + ":info: (simulation stopped .*--stop-(delta|time).*)$");

    /// What GHDL tells of the types of a design ends so at the value of such an object.
    static final Pattern TOO_WIDE =
            Pattern.compile(
                    " *ghdl_rtik_\\w+, .*sloc=\\d+:\\d+; (.+?) := .*"
                            + GHDL
                            + ":internal error: disp_rti\\..*");

    private GhdlMessages() {}

    /// Reads a line without regard to others.
    static Optional<HdlMessage> read(String line) {
        return report(line).or(() -> runTime(line)).or(() -> end(line));
    }

    /// Reads the first line of a report or a failed assertion.
    static Optional<HdlMessage> report(String line) {
        Matcher report = REPORT.matcher(line);
        return report.matches()
                ? Optional.of(
                        new HdlMessage(
                                severity(report.group(5)),
                                report.group(6),
                                report.group(1),
                                number(report.group(2)),
                                report.group(3) + " " + report.group(4),
                                ""))
                : Optional.empty();
    }

    /// Reads an error that GHDL met while it ran the design.
    static Optional<HdlMessage> runTime(String line) {
        Matcher tooWide = TOO_WIDE.matcher(line);
        if (tooWide.matches()) {
            return Optional.of(
                    new HdlMessage(
                            Severity.FATAL,
                            "'%s' has an integer of more than 32 bits, at which GHDL itself fails: give its type bounds of 32 bits, or make it a vector, such as signed(63 downto 0)"
                                    .formatted(tooWide.group(1)),
                            "",
                            0));
        }
        Matcher error = RUN_TIME.matcher(line);
        if (!error.find()) {
            return Optional.empty();
        }
        return Optional.of(
                error.group(2) == null
                        ? new HdlMessage(Severity.FATAL, error.group(1), "", 0)
                        : new HdlMessage(
                                Severity.FATAL,
                                error.group(1),
                                error.group(2),
                                number(error.group(3))));
    }

    /// Reads how the simulation ended without an error of its own. The user bounds the time; a time
    /// step that takes so many delta cycles never ends.
    static Optional<HdlMessage> end(String line) {
        Matcher limit = LIMIT.matcher(line);
        if (limit.find()) {
            Severity severity = limit.group(2).equals("time") ? Severity.FINISH : Severity.FATAL;
            return Optional.of(new HdlMessage(severity, limit.group(1), "", 0));
        }
        Matcher ended = ENDED.matcher(line);
        if (!ended.find()) {
            return Optional.empty();
        }
        String how = ended.group(1).equals("stopped") ? "stop" : "finish";
        String status = Optional.ofNullable(ended.group(4)).orElse("");
        return Optional.of(
                new HdlMessage(
                        Severity.FINISH,
                        "std.env." + how + " called" + status,
                        "",
                        0,
                        ended.group(2) + " " + ended.group(3),
                        ""));
    }

    /// Text that a design wrote may look like a message and hold any number.
    static int number(String digits) {
        return digits.length() > 9 ? 0 : Integer.parseInt(digits);
    }

    private static Severity severity(String word) {
        return switch (word) {
            case "note" -> Severity.INFO;
            case "warning" -> Severity.WARNING;
            case "failure" -> Severity.FATAL;
            default -> Severity.ERROR;
        };
    }
}
