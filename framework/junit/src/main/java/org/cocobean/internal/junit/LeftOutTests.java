package org.cocobean.internal.junit;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.TestTemplate;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.engine.DiscoveryIssue;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.LauncherDiscoveryListener;
import org.junit.platform.launcher.LauncherDiscoveryRequest;

/// Ends a run in which JUnit leaves out a test of a design, because it is private, static or
/// returns something. JUnit itself only logs that, and a run without the test would look good.
public final class LeftOutTests implements LauncherDiscoveryListener {

    private static final String OURS = "org.cocobean.";

    private final List<String> leftOut = new CopyOnWriteArrayList<>();

    /// Made by JUnit.
    public LeftOutTests() {}

    @Override
    public void launcherDiscoveryStarted(LauncherDiscoveryRequest request) {
        leftOut.clear();
    }

    @Override
    public void issueEncountered(UniqueId engine, DiscoveryIssue issue) {
        if (issue.severity() == DiscoveryIssue.Severity.WARNING
                && issue.source().orElse(null) instanceof MethodSource source
                && isOurs(source)) {
            leftOut.add(issue.message());
        }
    }

    /// An annotation of ours that makes a method a test.
    private static boolean isOurs(MethodSource source) {
        return List.of(source.getJavaMethod().getAnnotations()).stream()
                .map(annotation -> annotation.annotationType())
                .anyMatch(type ->
                        type.getName().startsWith(OURS)
                                && AnnotationSupport.isAnnotated(type, TestTemplate.class));
    }

    @Override
    public void launcherDiscoveryFinished(LauncherDiscoveryRequest request) {
        if (!leftOut.isEmpty()) {
            throw new IllegalStateException(
                    "JUnit leaves out tests of a design: "
                            + String.join("; ", leftOut)
                            + " An @HdlTest must not be private or static, and returns void");
        }
    }
}
