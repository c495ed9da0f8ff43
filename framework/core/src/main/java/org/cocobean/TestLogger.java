package org.cocobean;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;
import org.slf4j.event.Level;
import org.slf4j.helpers.LegacyAbstractLogger;
import org.slf4j.helpers.MessageFormatter;

/// A logger of [TestLogging]. Cocobean's own loggers never write to the log of a test: what belongs
/// there stands there already.
final class TestLogger extends LegacyAbstractLogger {

    private static final long serialVersionUID = 1;

    private final boolean isOurs;

    TestLogger(String name) {
        this.name = name;
        this.isOurs = name.startsWith("cocobean.") || name.startsWith("org.cocobean.");
    }

    private Optional<Simulation> simulation() {
        return isOurs ? Optional.empty() : Simulation.findCurrent();
    }

    private boolean isEnabled(Level level) {
        return simulation()
                .map(running -> running.linesOf(name).isEnabled(level))
                .orElseGet(() -> level.toInt() >= Level.WARN.toInt());
    }

    @Override
    protected @Nullable String getFullyQualifiedCallerName() {
        return null;
    }

    @Override
    protected void handleNormalizedLoggingCall(
            Level level,
            @Nullable Marker marker,
            String text,
            Object @Nullable [] arguments,
            @Nullable Throwable thrown) {
        String line = MessageFormatter.basicArrayFormat(text, arguments);
        String whole = thrown == null ? line : line + "\n" + trace(thrown);
        Optional<Simulation> simulation = simulation();
        if (simulation.isPresent()) {
            simulation.get().linesOf(name).keep(simulation.get(), level, whole);
        } else {
            System.err.println(
                    "[" + level + "] " + name.substring(name.lastIndexOf('.') + 1) + ": " + whole);
        }
    }

    private static String trace(Throwable thrown) {
        StringWriter text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text));
        return text.toString().strip();
    }

    @Override
    public boolean isTraceEnabled() {
        return isEnabled(Level.TRACE);
    }

    @Override
    public boolean isDebugEnabled() {
        return isEnabled(Level.DEBUG);
    }

    @Override
    public boolean isInfoEnabled() {
        return isEnabled(Level.INFO);
    }

    @Override
    public boolean isWarnEnabled() {
        return isEnabled(Level.WARN);
    }

    @Override
    public boolean isErrorEnabled() {
        return isEnabled(Level.ERROR);
    }
}
