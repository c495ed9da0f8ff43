package org.cocobean.adapter.ghdl;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cocobean.sim.spi.HdlMessage;
import org.cocobean.sim.spi.HdlMessage.Severity;

/// Reads what GHDL and its designs print.
final class GhdlMessages {

    private static final Pattern REPORT =
            Pattern.compile(
                    "^(.+?):(\\d+):\\d+:@\\S+?:\\((?:report|assertion|psl assertion) (\\w+)\\): (.*)$");
    private static final Pattern RUN_TIME =
            Pattern.compile("^(?:\\S*ghdl\\S*|.+?):error: (.+?) (?:at|in) (\\S+):(\\d+)$");
    private static final Pattern FAILED = Pattern.compile("^\\S*ghdl\\S*:error: (.+)$");
    private static final Pattern ENDED =
            Pattern.compile("^simulation (finished|stopped) @\\S+?( with status -?\\d+)?$");
    private static final Pattern LIMIT =
            Pattern.compile("^\\S*ghdl\\S*:info: (simulation stopped .*--stop-(delta|time).*)$");

    private GhdlMessages() {}

    static Optional<HdlMessage> read(String line) {
        Matcher report = REPORT.matcher(line);
        if (report.matches()) {
            return Optional.of(
                    new HdlMessage(
                            severity(report.group(3)),
                            report.group(4),
                            report.group(1),
                            line(report.group(2))));
        }
        Matcher runTime = RUN_TIME.matcher(line);
        if (runTime.matches()) {
            return Optional.of(
                    new HdlMessage(
                            Severity.FATAL,
                            runTime.group(1),
                            runTime.group(2),
                            line(runTime.group(3))));
        }
        Matcher ended = ENDED.matcher(line);
        if (ended.matches()) {
            String how = ended.group(1).equals("stopped") ? "stop" : "finish";
            String status = Optional.ofNullable(ended.group(2)).orElse("");
            return Optional.of(
                    new HdlMessage(Severity.FINISH, "std.env." + how + " called" + status, "", 0));
        }
        Matcher limit = LIMIT.matcher(line);
        if (limit.matches()) {
            // the user bounds the time; a step that takes so many delta cycles never ends
            Severity severity = limit.group(2).equals("time") ? Severity.FINISH : Severity.FATAL;
            return Optional.of(new HdlMessage(severity, limit.group(1), "", 0));
        }
        Matcher failed = FAILED.matcher(line);
        return failed.matches()
                ? Optional.of(new HdlMessage(Severity.FATAL, failed.group(1), "", 0))
                : Optional.empty();
    }

    /// Text that a design wrote may look like a message and hold any number.
    private static int line(String digits) {
        return digits.length() > 9 ? 0 : Integer.parseInt(digits);
    }

    private static Severity severity(String word) {
        return switch (word) {
            case "warning" -> Severity.WARNING;
            case "error" -> Severity.ERROR;
            case "failure" -> Severity.FATAL;
            default -> Severity.INFO;
        };
    }
}
