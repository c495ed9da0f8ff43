package org.cocobean;

import org.cocobean.internal.settings.RunSettings;
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
/// many lines as `cocobean.log.limit` says; those beyond it go nowhere. For what others log through
/// SLF4J see [TestLogging].
public final class Log {

    private final Logger logger;
    private final LogLines lines;

    private Log(String component, Settings settings) {
        this.logger = LoggerFactory.getLogger("cocobean." + component);
        this.lines = new LogLines(component, new RunSettings(settings));
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
        return lines.isEnabled(level);
    }

    private void write(Level level, String text, Object... arguments) {
        if (!isEnabled(level)) {
            return;
        }
        String line = MessageFormatter.basicArrayFormat(text, arguments);
        Simulation.findCurrent()
                .ifPresentOrElse(
                        simulation ->
                                lines.keep(simulation, level, line)
                                        .ifPresent(whole -> logger.atLevel(level).log(whole)),
                        () -> logger.atLevel(level).log(line));
    }
}
