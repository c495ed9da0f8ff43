package org.cocobean;

import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.ILoggerFactory;
import org.slf4j.IMarkerFactory;
import org.slf4j.Logger;
import org.slf4j.helpers.BasicMarkerFactory;
import org.slf4j.helpers.NOPMDCAdapter;
import org.slf4j.spi.MDCAdapter;
import org.slf4j.spi.SLF4JServiceProvider;

/// The SLF4J provider that leads to the logs of tests: what a task of a simulation logs, through
/// whatever library, stands in the log of its test, with the simulated time in front, as if [Log]
/// had written it. Elsewhere warnings and errors go to `System.err`.
///
/// JUnit runs have it where the class path has no other provider. Beside another one, or in a
/// `main`, it is chosen by `-Dslf4j.provider=org.cocobean.TestLogging`.
public final class TestLogging implements SLF4JServiceProvider, ILoggerFactory {

    private static final String CHOICE = "slf4j.provider";
    private static final String VERBOSITY = "slf4j.internal.verbosity";

    private final Map<String, Logger> loggers = new ConcurrentHashMap<>();
    private final IMarkerFactory markers = new BasicMarkerFactory();
    private final MDCAdapter contexts = new NOPMDCAdapter();

    /// Made by SLF4J.
    public TestLogging() {}

    /// Chooses this provider unless another one is there or was chosen; before anything logs.
    public static void chooseByDefault() {
        if (System.getProperty(CHOICE) == null
                && ServiceLoader.load(SLF4JServiceProvider.class).stream().findAny().isEmpty()) {
            System.setProperty(CHOICE, TestLogging.class.getName());
            if (System.getProperty(VERBOSITY) == null) {
                System.setProperty(VERBOSITY, "WARN"); // else SLF4J tells of the choice
            }
        }
    }

    @Override
    public Logger getLogger(String name) {
        return loggers.computeIfAbsent(name, TestLogger::new);
    }

    @Override
    public ILoggerFactory getLoggerFactory() {
        return this;
    }

    @Override
    public IMarkerFactory getMarkerFactory() {
        return markers;
    }

    @Override
    public MDCAdapter getMDCAdapter() {
        return contexts;
    }

    @Override
    public String getRequestedApiVersion() {
        return "2.0.99";
    }

    @Override
    public void initialize() {}
}
