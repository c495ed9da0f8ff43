package org.cocobean.wording;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// Finds the names that a misspelt one may have meant.
public final class Nearest {

    private Nearest() {}

    /// Returns at most `limit` of the names, the nearest first.
    public static List<String> of(String wanted, Collection<String> names, int limit) {
        String lower = wanted.toLowerCase(Locale.ROOT);
        return names.stream()
                .sorted(Comparator.comparingInt(n -> distance(n.toLowerCase(Locale.ROOT), lower)))
                .limit(limit)
                .toList();
    }

    /// Levenshtein distance.
    static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int above = row[j];
                int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                row[j] = Math.min(Math.min(above, row[j - 1]) + 1, diagonal + change);
                diagonal = above;
            }
        }
        return row[b.length()];
    }
}
