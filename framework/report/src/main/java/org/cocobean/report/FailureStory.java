package org.cocobean.report;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.cocobean.report.TestOutcome.Failure;
import org.cocobean.waves.WaveCycles;

/// A failed test with what its record only points to.
///
/// @param outcome the record
/// @param failure what failed
/// @param group the message with numbers masked, the same for failures of one kind
/// @param command what repeats the test
/// @param hdlSource the lines round the place in the HDL; empty if there is none or it is gone
/// @param lastCycles the waves at the end; empty if there are none
/// @param transactions the last of those that the test recorded
/// @param logTail the last lines of the simulation's log; empty if there is none
record FailureStory(
        TestOutcome outcome,
        Failure failure,
        String group,
        String command,
        List<SourceLine> hdlSource,
        Optional<WaveCycles> lastCycles,
        List<LaneEntry> transactions,
        List<String> logTail) {

    private static final int AROUND = 2;
    private static final int TRANSACTIONS = 50;
    private static final int TAIL_LINES = 20;
    private static final int TAIL_BYTES = 16_384;
    private static final Pattern RUN = Pattern.compile(" run (\\d+)$");
    private static final Failure UNKNOWN = new Failure("", "", "", "");

    /// What an assertion expected and got, line by line; empty where it does not say.
    List<String> diff() {
        return failure.values().map(Diff::of).orElse(List.of());
    }

    /// The page that explains failures of this kind, if there is one.
    Optional<FailurePage> page() {
        return FailurePage.of(failure);
    }

    /// One line of a source.
    ///
    /// @param place whether it is the one that was named
    record SourceLine(int number, String text, boolean place) {}

    static List<FailureStory> of(Results results) {
        return results.tests().stream().filter(TestOutcome::failed).map(FailureStory::of).toList();
    }

    static FailureStory of(TestOutcome outcome) {
        Failure failure = outcome.failure().orElse(UNKNOWN);
        List<LaneEntry> entries = transactions(outcome.artefacts());
        return new FailureStory(
                outcome,
                failure,
                mask(failure.text()),
                command(outcome),
                source(failure.hdlPlace(), outcome.artefacts().directory()),
                outcome.artefacts()
                        .waves()
                        .flatMap(file -> FailureWaves.lastCycles(file, failure.text(), entries)),
                entries.subList(Math.max(0, entries.size() - TRANSACTIONS), entries.size()),
                outcome.artefacts().log().map(FailureStory::tail).orElse(List.of()));
    }

    /// Waves may come from a repetition, whose transactions lie beside them.
    static List<LaneEntry> transactions(TestOutcome.Artefacts artefacts) {
        try {
            List<LaneEntry> beside = List.of();
            if (artefacts.waves().isPresent()) {
                beside =
                        LaneEntry.read(artefacts.waves().get().toAbsolutePath().resolveSibling(""));
            }
            return beside.isEmpty() && artefacts.directory().isPresent()
                    ? LaneEntry.read(artefacts.directory().get())
                    : beside;
        } catch (IOException e) {
            String why = "(cannot be read: " + e.getMessage() + ")";
            return List.of(new LaneEntry("", "0 s", "", false, why, Map.of()));
        }
    }

    private static String mask(String message) {
        return message.strip()
                .lines()
                .findFirst()
                .orElse("")
                .replaceAll("(?<![\\w.])/(?:[^\\s:/]+/)+[^\\s:,;)]*", "/…")
                .replaceAll("0x[0-9a-fA-F]+|\\d+(?:[.,]\\d+)*", "#");
    }

    /// Surefire chooses classes, and methods of classes that stand alone: what is finer says the
    /// setting `cocobean.test`.
    static String command(TestOutcome outcome) {
        TestOutcome.Test test = outcome.test();
        boolean plain = test.type().equals(test.suite()) && test.invocation().isEmpty();
        StringBuilder command =
                new StringBuilder("mvn test -Dtest='")
                        .append(test.suite())
                        .append(plain && !test.method().isEmpty() ? "#" + test.method() : "")
                        .append('\'');
        if (!plain && !test.method().isEmpty()) {
            command.append(" -Dcocobean.test='").append(test.exact()).append('\'');
        }
        if (!test.simulator().isEmpty() && !outcome.setup().seed().isEmpty()) {
            command.append(" -Dcocobean.sim=").append(test.simulator());
        }
        if (!outcome.setup().seed().isEmpty()) {
            command.append(" -Dcocobean.seed=").append(outcome.setup().seed());
        }
        Matcher run = RUN.matcher(test.name());
        if (run.find()) {
            command.append(" -Dcocobean.repeat=%1$s-%1$s".formatted(run.group(1)));
        }
        return command.toString();
    }

    private static List<SourceLine> source(String place, Optional<Path> directory) {
        int colon = place.lastIndexOf(':');
        if (colon < 0) {
            return List.of();
        }
        int number = Integer.parseInt(place.substring(colon + 1));
        String file = place.substring(0, colon);
        return roots(directory)
                .map(root -> root.resolve(file))
                .filter(Files::isRegularFile)
                .findFirst()
                .map(found -> around(found, number))
                .orElse(List.of());
    }

    /// Tools name files from where they ran: the directory of the test, or the project's.
    private static Stream<Path> roots(Optional<Path> directory) {
        Stream<Path> above =
                directory.stream()
                        .flatMap(start -> Stream.iterate(start, at -> at != null, Path::getParent));
        return Stream.concat(above, Stream.of(Path.of("").toAbsolutePath()));
    }

    private static List<SourceLine> around(Path file, int number) {
        List<SourceLine> lines = new ArrayList<>();
        try {
            List<String> all = Files.readAllLines(file, StandardCharsets.ISO_8859_1);
            for (int at = Math.max(1, number - AROUND);
                    at <= Math.min(all.size(), number + AROUND);
                    at++) {
                lines.add(new SourceLine(at, all.get(at - 1), at == number));
            }
        } catch (IOException e) {
            return List.of(
                    new SourceLine(number, "(cannot be read: " + e.getMessage() + ")", true));
        }
        return lines;
    }

    /// Logs can be large: only the end is read.
    private static List<String> tail(Path log) {
        if (!Files.isRegularFile(log)) {
            return List.of();
        }
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            long from = Math.max(0, file.length() - TAIL_BYTES);
            byte[] bytes = new byte[(int) (file.length() - from)];
            file.seek(from);
            file.readFully(bytes);
            List<String> lines = new String(bytes, StandardCharsets.UTF_8).lines().toList();
            int first = Math.max(from > 0 ? 1 : 0, lines.size() - TAIL_LINES);
            return List.copyOf(lines.subList(Math.min(first, lines.size()), lines.size()));
        } catch (IOException e) {
            return List.of("(cannot be read: " + e.getMessage() + ")");
        }
    }
}
