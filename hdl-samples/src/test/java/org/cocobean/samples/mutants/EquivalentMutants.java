package org.cocobean.samples.mutants;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The mutants that no testbench can tell from the original, with the reason: a text file of blocks
/// of two lines, `FILE: BEFORE => AFTER` and the reason, indented. Where a file has several lines
/// of that text, `FILE#2: BEFORE => AFTER` is the second of them. An entry that is not exactly one
/// mutant is an error: it would excuse a fault that nobody has judged.
final class EquivalentMutants {

    private static final Pattern ENTRY =
            Pattern.compile("(?<file>[^\\s:#]+)(#(?<number>\\d+))?: (?<change>.+)");

    private final Map<Mutant, String> reasons = new HashMap<>();
    private final Path list;
    private final Path project;

    private EquivalentMutants(Path list, Path project) {
        this.list = list;
        this.project = project;
    }

    /// Reads the list; its files are below the project.
    static EquivalentMutants read(Path list, Path project) throws IOException {
        EquivalentMutants equivalents = new EquivalentMutants(list, project);
        Mutant mutant = null;
        for (String line : Files.readAllLines(list)) {
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            if (!line.startsWith(" ")) {
                mutant = equivalents.mutant(line.strip());
            } else if (mutant == null) {
                throw equivalents.wrong(line.strip(), "is a reason without a mutant above it");
            } else {
                equivalents.reasons.merge(
                        mutant, line.strip(), (above, more) -> above + " " + more);
            }
        }
        return equivalents;
    }

    /// Why this mutant is equivalent, when it is listed.
    Optional<String> reasonOf(Mutant mutant) {
        return Optional.ofNullable(reasons.get(mutant));
    }

    private Mutant mutant(String entry) throws IOException {
        Matcher matcher = ENTRY.matcher(entry);
        if (!matcher.matches()) {
            throw wrong(entry, "is not FILE: BEFORE => AFTER");
        }
        String file = matcher.group("file");
        if (!Files.exists(project.resolve(file))) {
            throw wrong(entry, "names a file that is not there");
        }
        List<Mutant> alike =
                Mutator.forFile(file)
                        .mutants(file, Files.readAllLines(project.resolve(file)))
                        .stream()
                        .filter(mutant -> mutant.change().equals(matcher.group("change")))
                        .distinct()
                        .toList();
        String number = matcher.group("number");
        if (alike.isEmpty()) {
            throw wrong(entry, "matches no mutant");
        }
        if (number == null && alike.size() > 1) {
            throw wrong(
                    entry,
                    "matches the lines "
                            + lines(alike)
                            + ": say which, as "
                            + file
                            + "#2: for the second");
        }
        int index = number == null ? 0 : Integer.parseInt(number) - 1;
        if (index < 0 || index >= alike.size()) {
            throw wrong(entry, "matches the lines " + lines(alike) + ", and none has this number");
        }
        return alike.get(index);
    }

    private static String lines(List<Mutant> mutants) {
        return String.join(
                ", ", mutants.stream().map(mutant -> String.valueOf(mutant.line())).toList());
    }

    private IllegalArgumentException wrong(String entry, String what) {
        return new IllegalArgumentException(list + ": '" + entry + "' " + what);
    }
}
