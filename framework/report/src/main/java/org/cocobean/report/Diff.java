package org.cocobean.report;

import java.util.ArrayList;
import java.util.List;
import org.cocobean.report.TestOutcome.Values;

/// What tells two texts apart, line by line: `- ` stands before what was expected only, `+ ` before
/// what came only, two blanks before what both have.
final class Diff {

    /// The lines of a diff of values of one line each.
    static final int OF_ONE_LINE = 2;

    private static final int AROUND = 3;
    private static final int MOST_LINES = 200;

    /// Of more lines than this only beginning and end are compared.
    private static final int MOST_COMPARED = 1000;

    private Diff() {}

    /// @return at most some hundred lines, those that differ and three on each side; empty if the
    ///   texts are the same
    static List<String> of(Values values) {
        List<String> expected = values.expected().lines().toList();
        List<String> actual = values.actual().lines().toList();
        if (values.expected().equals(values.actual())) {
            return List.of();
        }
        if (expected.size() <= 1 && actual.size() <= 1) {
            return List.of("- " + values.expected(), "+ " + values.actual());
        }
        return shortened(lines(expected, actual));
    }

    private static List<String> lines(List<String> expected, List<String> actual) {
        int most = Math.min(expected.size(), actual.size());
        int head = 0;
        while (head < most && expected.get(head).equals(actual.get(head))) {
            head++;
        }
        int tail = 0;
        while (tail < most - head
                && expected.get(expected.size() - 1 - tail)
                        .equals(actual.get(actual.size() - 1 - tail))) {
            tail++;
        }
        List<String> diff = new ArrayList<>();
        expected.subList(0, head).forEach(line -> diff.add("  " + line));
        middle(
                expected.subList(head, expected.size() - tail),
                actual.subList(head, actual.size() - tail),
                diff);
        expected.subList(expected.size() - tail, expected.size())
                .forEach(line -> diff.add("  " + line));
        return diff;
    }

    /// Along the longest sequence of lines that both have.
    private static void middle(List<String> expected, List<String> actual, List<String> diff) {
        boolean compared = expected.size() <= MOST_COMPARED && actual.size() <= MOST_COMPARED;
        int[][] common = compared ? common(expected, actual) : new int[0][0];
        int i = 0;
        int j = 0;
        while (i < expected.size() || j < actual.size()) {
            if (compared
                    && i < expected.size()
                    && j < actual.size()
                    && expected.get(i).equals(actual.get(j))) {
                diff.add("  " + expected.get(i));
                i++;
                j++;
            } else if (i < expected.size()
                    && (!compared || j == actual.size() || common[i + 1][j] >= common[i][j + 1])) {
                diff.add("- " + expected.get(i++));
            } else {
                diff.add("+ " + actual.get(j++));
            }
        }
    }

    /// How many lines the rests of both have in common, from each pair of lines on.
    private static int[][] common(List<String> expected, List<String> actual) {
        int[][] common = new int[expected.size() + 1][actual.size() + 1];
        for (int i = expected.size() - 1; i >= 0; i--) {
            for (int j = actual.size() - 1; j >= 0; j--) {
                common[i][j] =
                        expected.get(i).equals(actual.get(j))
                                ? common[i + 1][j + 1] + 1
                                : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        return common;
    }

    private static List<String> shortened(List<String> diff) {
        List<String> kept = new ArrayList<>();
        int left = 0;
        for (int at = 0; at < diff.size(); at++) {
            if (kept.size() == MOST_LINES) {
                kept.add("  ... " + (diff.size() - at) + " more lines");
                return kept;
            }
            if (isNearAChange(diff, at)) {
                if (left > 0) {
                    kept.add("  ... " + left + (left == 1 ? " line" : " lines"));
                }
                left = 0;
                kept.add(diff.get(at));
            } else {
                left++;
            }
        }
        return kept;
    }

    private static boolean isNearAChange(List<String> diff, int at) {
        return diff
                .subList(Math.max(0, at - AROUND), Math.min(diff.size(), at + AROUND + 1))
                .stream()
                .anyMatch(line -> !line.startsWith("  "));
    }
}
