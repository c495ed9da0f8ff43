package org.cocobean.adapter.ghdl;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cocobean.sim.spi.HdlMessage;
import org.cocobean.sim.spi.HdlMessage.Severity;
import org.cocobean.sim.spi.MessageReader;
import org.jspecify.annotations.Nullable;

/// Reads the alerts of testbenches on OSVVM and UVVM, which both print and count but are no errors
/// of VHDL, so that the simulation ends well all the same:
///
/// ```
/// %%  10.0 ns  Alert  ERROR  text          UVVM: ***  ERROR #1  ***
/// %%  20.0 ns  DONE  FAILED  name  …       UVVM:            10 ns   scope
///                                          UVVM:                    text
///                                          UVVM: >> Simulation FAILED, …
/// ```
///
/// The summary at the end is the verdict, since it knows which alerts were expected; where there is
/// none, each serious alert is an error.
final class FrameworkVerdict implements MessageReader {

    private static final Set<String> LIBRARIES = Set.of("osvvm", "uvvm_util");

    private static final Pattern OSVVM_ALERT =
            Pattern.compile("%%\\s+(?:([\\d.]+ \\w+)\\s+)?Alert\\s+(?:ERROR|FAILURE)\\s+(.*)");
    private static final Pattern OSVVM_DONE =
            Pattern.compile("%%\\s+(?:([\\d.]+ \\w+)\\s+)?DONE\\s+(\\w+)\\s+(.*)");
    private static final Set<String> OSVVM_GOOD = Set.of("PASSED", "NOCHECKS");

    private static final String UVVM = "(?:\\S+:)?\\s*";
    private static final Pattern UVVM_ALERT =
            Pattern.compile(UVVM + "\\*{3}\\s+(?:TB_)?(?:ERROR|FAILURE) #\\d+\\s+\\*{3}");
    private static final Pattern UVVM_PLACE = Pattern.compile(UVVM + "([\\d.]+ \\ws)\\s+(.*?)");
    private static final Pattern UVVM_DONE =
            Pattern.compile(UVVM + ">> (Simulation (FAILED|SUCCESS).*)");

    private final MessageReader own;
    private final List<HdlMessage> alerts = new ArrayList<>();
    private @Nullable HdlMessage begun;

    /// @param own reads GHDL's own messages
    private FrameworkVerdict(MessageReader own) {
        this.own = own;
    }

    /// Returns a reader that also reads alerts where the design has the sources of such a library.
    ///
    /// @param libraries of the design
    static MessageReader beside(MessageReader own, Set<String> libraries) {
        return libraries.stream().anyMatch(LIBRARIES::contains) ? new FrameworkVerdict(own) : own;
    }

    @Override
    public List<HdlMessage> take(String line) {
        List<HdlMessage> all = new ArrayList<>(own.take(line));
        if (begun != null) {
            continueAlert(begun, line);
        } else if (UVVM_ALERT.matcher(line).matches()) {
            begun = alert("", "");
        } else {
            Matcher alert = OSVVM_ALERT.matcher(line);
            if (alert.matches()) {
                alerts.add(alert(alert.group(2), alert.group(1)));
            }
            verdict(line, all);
        }
        return all;
    }

    /// The first line of an alert of UVVM has time and scope, the next one what is wrong.
    private void continueAlert(HdlMessage before, String line) {
        Matcher place = UVVM_PLACE.matcher(line);
        if (before.time().isEmpty() && place.matches()) {
            begun = new HdlMessage(Severity.ERROR, "", "", 0, place.group(1), place.group(2));
            return;
        }
        String text = line.replaceFirst("^" + UVVM, "").strip();
        alerts.add(new HdlMessage(Severity.ERROR, text, "", 0, before.time(), before.scope()));
        begun = null;
    }

    private void verdict(String line, List<HdlMessage> all) {
        Matcher osvvm = OSVVM_DONE.matcher(line);
        if (osvvm.matches()) {
            boolean good = OSVVM_GOOD.contains(osvvm.group(2));
            String said = osvvm.group(2) + " " + osvvm.group(3);
            judge(good, "OSVVM: " + said.replaceAll("\\s+", " "), osvvm.group(1), all);
        }
        Matcher uvvm = UVVM_DONE.matcher(line);
        if (uvvm.matches()) {
            judge(uvvm.group(2).equals("SUCCESS"), "UVVM: " + uvvm.group(1), null, all);
        }
    }

    private void judge(
            boolean good, String said, @Nullable String time, List<HdlMessage> messages) {
        if (!good) {
            messages.add(
                    alerts.isEmpty()
                            ? alert(said, time)
                            : alert(first().text() + "\n" + said, first().time()));
        }
        alerts.clear();
    }

    private HdlMessage first() {
        return alerts.getFirst();
    }

    private static HdlMessage alert(String text, @Nullable String time) {
        return new HdlMessage(Severity.ERROR, text, "", 0, time == null ? "" : time, "");
    }

    @Override
    public List<HdlMessage> settle() {
        return own.settle();
    }

    @Override
    public List<HdlMessage> end() {
        List<HdlMessage> all = new ArrayList<>(own.end());
        all.addAll(alerts);
        alerts.clear();
        return all;
    }
}
