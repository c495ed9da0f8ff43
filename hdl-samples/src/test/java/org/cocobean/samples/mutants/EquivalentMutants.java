package org.cocobean.samples.mutants;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The mutants that no testbench can tell from the original, with the reason: a text file of blocks
/// of two lines, `FILE: BEFORE => AFTER` and the reason, indented.
final class EquivalentMutants {

    private final Map<String, String> reasons;

    private EquivalentMutants(Map<String, String> reasons) {
        this.reasons = reasons;
    }

    static EquivalentMutants read(Path list) throws IOException {
        Map<String, String> reasons = new TreeMap<>();
        String mutant = "";
        for (String line : Files.readAllLines(list)) {
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            if (!line.startsWith(" ")) {
                mutant = line.strip();
            } else if (mutant.isEmpty()) {
                throw new IllegalArgumentException(
                        list + ": '" + line.strip() + "' is a reason without a mutant above it");
            } else {
                reasons.merge(mutant, line.strip(), (above, more) -> above + " " + more);
            }
        }
        return new EquivalentMutants(reasons);
    }

    /// Why this mutant is equivalent, when it is listed.
    Optional<String> reasonOf(Mutant mutant) {
        return Optional.ofNullable(reasons.get(mutant.file() + ": " + mutant.change()));
    }
}
