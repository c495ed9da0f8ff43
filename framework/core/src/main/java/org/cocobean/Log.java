package org.cocobean;

import org.cocobean.session.Session;
import org.cocobean.settings.Settings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.slf4j.helpers.MessageFormatter;

/// The log of one component of a testbench.
///
/// ```java
/// private static final Log LOG = Log.of("axi");
/// LOG.info("read {} from {}", data, address);    // 1.5 us: axi: read 12 from 0x40
/// ```
///
/// A line goes, with the simulated time in front, to the log of the calling task's test and to the
/// SLF4J logger `cocobean.axi`; outside a simulation only to the latter. The setting `cocobean.log`
/// says from which level on, for all or by component: `warn,axi=debug`. A test writes at most as
/// many lines as `cocobean.log.limit` says; those beyond it go nowhere.
public final class Log {

    private final String component;
    private final Logger logger;
    private final Settings settings;
    private final int threshold;

    private Log(String component, Settings settings) {
        this.component = component;
        this.logger = LoggerFactory.getLogger("cocobean." + component);
        this.settings = settings;
        this.threshold =
                switch (settings.logLevel(component)) {
                    case "off" -> Integer.MAX_VALUE;
                    case String level ->
                            Level.valueOf(level.toUpperCase(java.util.Locale.ROOT)).toInt();
                };
    }

    /// Returns the log of a component, such as `axi` or `axi.writer`; one that has no level of its
    /// own has that of the name before the last dot.
    public static Log of(String component) {
        return new Log(component, Session.current().settings());
    }

    /// Writes a line of the finest level. `{}` stands for the next argument, here and below.
    public void trace(String text, Object... arguments) {
        write(Level.TRACE, text, arguments);
    }

    /// Writes what helps to find a fault.
    public void debug(String text, Object... arguments) {
        write(Level.DEBUG, text, arguments);
    }

    /// Writes what happens.
    public void info(String text, Object... arguments) {
        write(Level.INFO, text, arguments);
    }

    /// Writes what is strange.
    public void warn(String text, Object... arguments) {
        write(Level.WARN, text, arguments);
    }

    /// Writes what is wrong; the test does not fail by it.
    public void error(String text, Object... arguments) {
        write(Level.ERROR, text, arguments);
    }

    /// Tells whether [#debug] writes, for lines that are expensive to make.
    public boolean isDebugEnabled() {
        return isEnabled(Level.DEBUG);
    }

    private boolean isEnabled(Level level) {
        return level.toInt() >= threshold;
    }

    private void write(Level level, String text, Object... arguments) {
        if (!isEnabled(level)) {
            return;
        }
        String line = MessageFormatter.basicArrayFormat(text, arguments);
        Simulation.findCurrent()
                .ifPresentOrElse(
                        simulation -> write(simulation, level, line),
                        () -> logger.atLevel(level).log(line));
    }

    private void write(Simulation simulation, Level level, String line) {
        int left = settings.logLimit() - simulation.countLine();
        if (left < 0) {
            return;
        }
        String rank = level == Level.INFO ? "" : level + " ";
        String whole = simulation.time() + ": " + rank + component + ": " + line;
        simulation.keep(whole);
        logger.atLevel(level).log(whole);
        if (left == 0) {
            simulation.log(
                    "%d lines of this test's logs have been written, further ones are left out: -Dcocobean.log.limit=N allows more, -Dcocobean.log=warn asks for fewer"
                            .formatted(settings.logLimit()));
        }
    }
}
