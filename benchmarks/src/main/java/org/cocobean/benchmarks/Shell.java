package org.cocobean.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.zeroturnaround.exec.ProcessExecutor;
import org.zeroturnaround.exec.ProcessResult;

/// Runs the contenders as whole processes.
final class Shell {

    private static final Pattern RATE = Pattern.compile("(?m)^rate ([\\d.]+)");
    private static final int MINUTES = 10;

    private Shell() {}

    private static ProcessExecutor executor(
            Path directory, Map<String, String> environment, List<String> argv) {
        return new ProcessExecutor(argv)
                .directory(directory.toFile())
                .environment(environment)
                .redirectErrorStream(true)
                .readOutput(true)
                .exitValueAny()
                .timeout(MINUTES, TimeUnit.MINUTES);
    }

    /// Runs a command to its end and returns its output.
    static String run(Path directory, String... argv)
            throws IOException, InterruptedException, TimeoutException {
        return run(directory, List.of(argv));
    }

    /// Runs a command to its end and returns its output.
    static String run(Path directory, List<String> argv)
            throws IOException, InterruptedException, TimeoutException {
        return checked(executor(directory, Map.of(), argv).execute(), argv);
    }

    private static String checked(ProcessResult result, List<String> argv) {
        if (result.getExitValue() != 0) {
            throw new IllegalStateException(
                    String.join(" ", argv)
                            + " ended with "
                            + result.getExitValue()
                            + ":\n"
                            + result.outputUTF8());
        }
        return result.outputUTF8();
    }

    /// Runs copies of a command side by side and returns the sum of the rates that they printed.
    static double rates(
            Path directory, Map<String, String> environment, int copies, List<String> argv)
            throws Exception {
        double sum = 0;
        for (ProcessResult each : together(directory, environment, copies, argv)) {
            String output = checked(each, argv);
            Matcher matcher = RATE.matcher(output);
            if (!matcher.find()) {
                throw new IllegalStateException(
                        String.join(" ", argv) + " printed no rate:\n" + output);
            }
            sum += Double.parseDouble(matcher.group(1));
        }
        return sum;
    }

    private static List<ProcessResult> together(
            Path directory, Map<String, String> environment, int copies, List<String> argv)
            throws Exception {
        List<Future<ProcessResult>> running = new ArrayList<>();
        for (int i = 0; i < copies; i++) {
            running.add(executor(directory, environment, argv).start().getFuture());
        }
        List<ProcessResult> results = new ArrayList<>();
        for (Future<ProcessResult> each : running) {
            results.add(each.get());
        }
        return results;
    }

    /// Runs copies of a command side by side and returns the seconds until the last has ended.
    static double seconds(Path directory, int copies, List<String> argv) throws Exception {
        long start = System.nanoTime();
        for (ProcessResult each : together(directory, Map.of(), copies, argv)) {
            checked(each, argv);
        }
        return (System.nanoTime() - start) / 1e9;
    }
}
