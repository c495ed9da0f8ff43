package org.cocobean.conformance;

import static org.cocobean.Cocobean.change;
import static org.cocobean.Cocobean.first;
import static org.cocobean.Cocobean.fork;
import static org.cocobean.Cocobean.now;
import static org.cocobean.Cocobean.readOnly;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.cocobean.dut.Signal;
import org.cocobean.trigger.Trigger;

/// Writes down how signals change: one line for each time step in which any did, with the final
/// values of that step, such as `5 ns: clk=1 q=0`. Its text is an assertion target.
final class Timeline {

    private final Signal[] signals;
    private final StringBuilder text = new StringBuilder();

    private Timeline(Signal... signals) {
        this.signals = signals;
    }

    /// Watches signals from now on.
    static Timeline of(Signal... signals) {
        Timeline timeline = new Timeline(signals);
        fork("timeline", timeline::watch);
        return timeline;
    }

    private void watch() {
        Trigger any =
                first(Arrays.stream(signals).map(signal -> change(signal)).toArray(Trigger[]::new));
        while (true) {
            any.await();
            readOnly().await();
            text.append(now())
                    .append(": ")
                    .append(
                            Arrays.stream(signals)
                                    .map(signal -> signal.name() + "=" + signal.toText())
                                    .collect(Collectors.joining(" ")))
                    .append('\n');
        }
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
