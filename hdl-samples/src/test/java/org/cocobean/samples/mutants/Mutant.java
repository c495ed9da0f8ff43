package org.cocobean.samples.mutants;

import java.util.ArrayList;
import java.util.List;

/// One fault: a line of a file as it is, and as it is with the fault.
///
/// @param file the file's path in the project
/// @param line the line's number, from 1
record Mutant(String file, int line, String before, String after) {

    /// The whole file with the fault.
    List<String> appliedTo(List<String> lines) {
        List<String> mutated = new ArrayList<>(lines);
        mutated.set(line - 1, after);
        return mutated;
    }

    /// What the line becomes; names the fault in the list of equivalent mutants, where it survives
    /// that lines are added above it.
    String change() {
        return before.strip() + " => " + after.strip();
    }

    @Override
    public String toString() {
        return file + ":" + line + ": " + change();
    }
}
