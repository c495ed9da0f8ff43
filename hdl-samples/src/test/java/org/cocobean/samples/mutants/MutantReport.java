package org.cocobean.samples.mutants;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The page `docs/mutants.md`: counts by file, who survived, who is equivalent and why.
final class MutantReport {

    /// How a mutant fared.
    enum Fate {
        KILLED,
        SURVIVED,
        EQUIVALENT,
        NOT_BUILT
    }

    private final Map<String, Map<Fate, Integer>> counts = new TreeMap<>();
    private final List<String> survivors = new ArrayList<>();
    private final List<String> equivalents = new ArrayList<>();

    void add(Mutant mutant, Fate fate, String reason) {
        counts.computeIfAbsent(mutant.file(), file -> new EnumMap<>(Fate.class))
                .merge(fate, 1, Integer::sum);
        String cell = "| `%s:%d` | %s |".formatted(mutant.file(), mutant.line(), code(mutant));
        switch (fate) {
            case SURVIVED -> survivors.add(cell);
            case EQUIVALENT -> equivalents.add(cell + " " + reason + " |");
            case KILLED, NOT_BUILT -> {}
        }
    }

    /// The mutants that a testbench could have killed.
    int meaningful() {
        return total(Fate.KILLED) + total(Fate.SURVIVED);
    }

    int survived() {
        return total(Fate.SURVIVED);
    }

    String summary() {
        return "%d mutants: %d killed, %d survived (%.1f %%), %d equivalent, %d do not build"
                .formatted(
                        meaningful() + total(Fate.EQUIVALENT) + total(Fate.NOT_BUILT),
                        total(Fate.KILLED),
                        survived(),
                        100.0 * survived() / Math.max(1, meaningful()),
                        total(Fate.EQUIVALENT),
                        total(Fate.NOT_BUILT));
    }

    String page(LocalDate date) {
        StringBuilder page =
                new StringBuilder(
                        """
                        # Mutants of the sample designs

                        `./cocobean test --mutants` puts one small fault at a time into a sample design (another operator, another constant, a
                        condition that always or never holds, a dropped assignment) and runs the design's testbench. A testbench that still passes
                        has missed the fault. This page is written by that run; equivalent mutants are listed with their reasons in
                        `hdl-samples/rtl/equivalent-mutants.txt`. Of each line one mutant is made, Verilog runs on Icarus, VHDL on GHDL.

                        """);
        page.append("Last run: ").append(date).append(". ").append(summary()).append(".\n\n");
        page.append(
                "| file | killed | survived | equivalent | do not build |\n"
                        + "|---|---|---|---|---|\n");
        counts.forEach((file, fates) -> page.append(row(file, fates)));
        table(page, "Survivors", "| place | mutant |\n|---|---|\n", survivors);
        table(page, "Equivalent", "| place | mutant | reason |\n|---|---|---|\n", equivalents);
        return page.toString();
    }

    private static void table(StringBuilder page, String title, String head, List<String> rows) {
        page.append("\n## ").append(title).append("\n\n");
        if (rows.isEmpty()) {
            page.append("None.\n");
        } else {
            page.append(head).append(String.join("\n", rows)).append('\n');
        }
    }

    private static String code(Mutant mutant) {
        return "`%s` → `%s`"
                .formatted(mutant.before().strip(), mutant.after().strip())
                .replace("|", "\\|");
    }

    private static String row(String file, Map<Fate, Integer> fates) {
        StringBuilder row = new StringBuilder("| `").append(file).append("` |");
        for (Fate fate : Fate.values()) {
            row.append(' ').append(fates.getOrDefault(fate, 0)).append(" |");
        }
        return row.append('\n').toString();
    }

    private int total(Fate fate) {
        return counts.values().stream().mapToInt(fates -> fates.getOrDefault(fate, 0)).sum();
    }
}
