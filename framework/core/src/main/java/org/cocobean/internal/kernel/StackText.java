package org.cocobean.internal.kernel;

import java.util.Arrays;
import java.util.stream.Collectors;

/// Stack traces in messages.
public final class StackText {

    private static final int FRAMES = 16;

    private StackText() {}

    /// Returns the first frames that are not of the framework's inside, one a line.
    public static String of(StackTraceElement[] frames) {
        return Arrays.stream(frames)
                .filter(frame -> !isMachinery(frame.getClassName()))
                .limit(FRAMES)
                .map(frame -> "    at " + frame)
                .collect(Collectors.joining("\n"));
    }

    /// Returns the first frame that is neither the framework's nor the JVM's, as an ending of a
    /// line.
    public static String place(StackTraceElement[] frames) {
        return Arrays.stream(frames)
                .filter(frame -> !isInner(frame.getClassName()))
                .findFirst()
                .map(frame -> " at " + frame)
                .orElse("");
    }

    /// Returns what of the JVM's the code is in and who called it, such as ` in
    /// LinkedBlockingQueue.take, called at …`; empty when it is in none.
    public static String blocker(StackTraceElement[] frames) {
        String called = "";
        for (StackTraceElement frame : frames) {
            if (!isInner(frame.getClassName())) {
                return called.isEmpty() ? "" : called + ", called at " + frame;
            }
            if (frame.getClassName().startsWith("java.")) {
                String type = frame.getClassName();
                called =
                        " in %s.%s"
                                .formatted(
                                        type.substring(type.lastIndexOf('.') + 1),
                                        frame.getMethodName());
            }
        }
        return "";
    }

    private static boolean isInner(String type) {
        return isMachinery(type)
                || type.equals("org.cocobean.Cocobean")
                || type.startsWith("java.");
    }

    private static boolean isMachinery(String type) {
        return type.startsWith("org.cocobean.internal.")
                || type.startsWith("org.junit.")
                || type.startsWith("jdk.");
    }
}
