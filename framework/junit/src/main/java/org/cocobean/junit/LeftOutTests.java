package org.cocobean.junit;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.engine.DiscoveryIssue;
import org.junit.platform.engine.TestSource;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.LauncherDiscoveryListener;
import org.junit.platform.launcher.LauncherDiscoveryRequest;

/// Ends a run in which JUnit leaves out a test of a design, because it is private, static or
/// returns something, or stands in an inner class that is not `@Nested`. JUnit itself only logs
/// that, and a run without the test would look good.
@SuppressWarnings("exports") // made by JUnit alone
public final class LeftOutTests implements LauncherDiscoveryListener {

    /// JUnit's words for what it does; its other warnings leave out nothing.
    private static final Pattern LEAVES_OUT = Pattern.compile("will (not|only) be executed");

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
                && LEAVES_OUT.matcher(issue.message()).find()
                && issue.source().filter(LeftOutTests::isOurs).isPresent()) {
            leftOut.add(issue.message());
        }
    }

    private static boolean isOurs(TestSource source) {
        return switch (source) {
            case MethodSource method ->
                    hasDesign(method.getJavaMethod()) || hasDesign(method.getJavaClass());
            case ClassSource type ->
                    hasDesign(type.getJavaClass())
                            || Arrays.stream(type.getJavaClass().getDeclaredMethods())
                                    .anyMatch(LeftOutTests::hasDesign);
            default -> false;
        };
    }

    private static boolean hasDesign(Method method) {
        return AnnotationSupport.isAnnotated(method, HdlTest.class)
                || AnnotationSupport.isAnnotated(method, Design.class);
    }

    /// Of the class, or of one that it is an inner class of.
    private static boolean hasDesign(Class<?> type) {
        Class<?> around = Modifier.isStatic(type.getModifiers()) ? null : type.getEnclosingClass();
        return AnnotationSupport.isAnnotated(type, Design.class)
                || (around != null && hasDesign(around));
    }

    @Override
    public void launcherDiscoveryFinished(LauncherDiscoveryRequest request) {
        if (!leftOut.isEmpty()) {
            throw new IllegalStateException(
                    "JUnit leaves out tests of a design: "
                            + String.join("; ", leftOut)
                            + " A test must not be private or static, and returns void; an inner class is @Nested");
        }
    }
}
