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
    private static final Pattern ENDED = Pattern.compile("^simulation (finished|stopped) @(\\S+)$");

    private GhdlMessages() {}

    static Optional<HdlMessage> read(String line) {
        Matcher report = REPORT.matcher(line);
        if (report.matches()) {
            return Optional.of(
                    new HdlMessage(
                            severity(report.group(3)),
                            report.group(4),
                            report.group(1),
                            Integer.parseInt(report.group(2))));
        }
        Matcher runTime = RUN_TIME.matcher(line);
        if (runTime.matches()) {
            return Optional.of(
                    new HdlMessage(
                            Severity.FATAL,
                            runTime.group(1),
                            runTime.group(2),
                            Integer.parseInt(runTime.group(3))));
        }
        Matcher ended = ENDED.matcher(line);
        if (ended.matches()) {
            String how = ended.group(1).equals("stopped") ? "stop" : "finish";
            return Optional.of(
                    new HdlMessage(Severity.FINISH, "std.env." + how + " called", "", 0));
        }
        return Optional.empty();
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
