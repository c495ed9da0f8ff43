package org.cocobean.watch;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/// Runs tests in this JVM: the classes of the project come from a class loader of their own each
/// time, all others stay.
final class TestLauncher implements AutoCloseable {

    private final LauncherSession session = LauncherFactory.openSession();
    private final ProjectFolders folders;
    private final BuildInputs inputs;
    private final Map<String, Failed> failed = new TreeMap<>();

    /// A test that failed.
    ///
    /// @param id JUnit's name for it
    /// @param testClass the outermost class that it is in
    /// @param parameters what it ran with
    record Failed(String id, String testClass, Map<String, String> parameters) {}

    TestLauncher(ProjectFolders folders, BuildInputs inputs) {
        this.folders = folders;
        this.inputs = inputs;
    }

    /// Runs all tests of some classes.
    ///
    /// @param parameters JUnit's configuration
    /// @return the tests that failed
    List<Failed> run(Collection<String> classes, Map<String, String> parameters)
            throws IOException {
        failed.values().removeIf(test -> classes.contains(test.testClass));
        return execute(
                parameters,
                loader ->
                        classes.stream()
                                .map(name ->
                                        (DiscoverySelector)
                                                DiscoverySelectors.selectClass(loader, name))
                                .toList());
    }

    /// Runs tests that failed once more, each with what it ran with.
    ///
    /// @param more configuration that is put over it
    /// @return those that failed again
    List<Failed> again(Collection<Failed> tests, Map<String, String> more) throws IOException {
        Map<Map<String, String>, List<Failed>> groups = new HashMap<>();
        for (Failed test : List.copyOf(tests)) {
            groups.computeIfAbsent(test.parameters, p -> new ArrayList<>()).add(test);
            failed.remove(test.id);
        }
        List<Failed> again = new ArrayList<>();
        for (Map.Entry<Map<String, String>, List<Failed>> group : groups.entrySet()) {
            Map<String, String> parameters = new TreeMap<>(group.getKey());
            parameters.putAll(more);
            again.addAll(
                    execute(
                            parameters,
                            loader ->
                                    group.getValue().stream()
                                            .map(test ->
                                                    (DiscoverySelector)
                                                            DiscoverySelectors.selectUniqueId(
                                                                    test.id))
                                            .toList()));
        }
        return again;
    }

    /// Returns the tests that failed when they last ran.
    List<Failed> failed() {
        return List.copyOf(failed.values());
    }

    private List<Failed> execute(
            Map<String, String> parameters,
            Function<ClassLoader, List<DiscoverySelector>> selectors)
            throws IOException {
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        try (URLClassLoader loader = loader()) {
            Thread.currentThread().setContextClassLoader(loader);
            Onlooker onlooker = new Onlooker(parameters);
            session.getLauncher()
                    .execute(
                            LauncherDiscoveryRequestBuilder.request()
                                    .selectors(selectors.apply(loader))
                                    .configurationParameters(parameters)
                                    .configurationParameter(
                                            "junit.jupiter.execution.parallel.enabled", "false")
                                    .build(),
                            onlooker);
            return onlooker.seen;
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }

    private URLClassLoader loader() throws IOException {
        URL[] urls = {folders.classes().toUri().toURL()};
        return new URLClassLoader("tests", urls, TestLauncher.class.getClassLoader());
    }

    @Override
    public void close() {
        session.close();
    }

    /// Sees which class is at work and what fails.
    private final class Onlooker implements TestExecutionListener {

        private final Map<String, String> parameters;
        private final List<Failed> seen = new ArrayList<>();

        Onlooker(Map<String, String> parameters) {
            this.parameters = Map.copyOf(parameters);
        }

        @Override
        public void executionStarted(TestIdentifier test) {
            testClass(test).ifPresent(inputs::of);
        }

        @Override
        public void executionFinished(TestIdentifier test, TestExecutionResult result) {
            if (result.getStatus() == TestExecutionResult.Status.FAILED) {
                Failed one = new Failed(test.getUniqueId(), testClass(test).orElse(""), parameters);
                seen.add(one);
                failed.put(one.id, one);
            }
        }

        private static Optional<String> testClass(TestIdentifier test) {
            return test.getSource()
                    .flatMap(source ->
                            switch (source) {
                                case ClassSource type -> Optional.of(type.getClassName());
                                case MethodSource method -> Optional.of(method.getClassName());
                                default -> Optional.empty();
                            })
                    .map(name -> name.replaceFirst("\\$.*", ""));
        }
    }
}
