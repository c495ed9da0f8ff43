package org.cocobean.benchmarks;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/// A table of contenders that take turns; the first one is the reference of the ratios.
record Table(String title, String unit, List<Contender> contenders) {

    static final int ROUNDS = 3;

    static Table of(String title, String unit, Contender... contenders) {
        return new Table(title, unit, List.of(contenders));
    }

    /// Measures all and returns the table as Markdown. A contender that fails has no figures; what
    /// it said goes to the error output.
    String measured(Consumer<Exception> failures) throws InterruptedException {
        double[][] rates = new double[contenders.size()][ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            for (int i = 0; i < contenders.size(); i++) {
                rates[i][round] = rate(contenders.get(i), failures);
            }
        }
        StringBuilder text = new StringBuilder("\n## " + title + "\n\n");
        text.append("| contender | %s | time each | ratio |\n".formatted(unit));
        text.append("|---|---:|---:|---:|\n");
        double reference = median(rates[0]);
        for (int i = 0; i < contenders.size(); i++) {
            double rate = median(rates[i]);
            text.append(
                    "| %s | %s | %s | %s |\n"
                            .formatted(
                                    contenders.get(i).name(),
                                    grouped(rate),
                                    time(1 / rate),
                                    ratio(rate / reference)));
        }
        return text.toString();
    }

    private static double rate(Contender contender, Consumer<Exception> failures)
            throws InterruptedException {
        try {
            return contender.measurement().perSecond();
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            failures.accept(e);
            return Double.NaN;
        }
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private static String grouped(double rate) {
        if (Double.isNaN(rate)) {
            return "failed";
        }
        return rate < 1000
                ? String.format(Locale.ROOT, "%.1f", rate)
                : String.format(Locale.ROOT, "%,.0f", rate).replace(',', ' ');
    }

    private static String ratio(double ratio) {
        return String.format(Locale.ROOT, ratio < 0.1 ? "%.3f" : "%.2f", ratio);
    }

    private static String time(double seconds) {
        if (seconds < 1e-6) {
            return String.format(Locale.ROOT, "%.0f ns", seconds * 1e9);
        }
        return seconds < 1e-3
                ? String.format(Locale.ROOT, "%.2f µs", seconds * 1e6)
                : String.format(Locale.ROOT, "%.1f ms", seconds * 1e3);
    }
}
