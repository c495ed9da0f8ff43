package org.cocobean.adapter.icarus;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.cocobean.sim.spi.Derivation;

/// Finds out whether a design writes waves itself: the simulator has one file of waves, which is
/// the design's then, and the agent writes ours.
enum OwnDumps implements Derivation {
    FIND;

    private static final String MARK = "own_dumps.txt";
    private static final Pattern CALL = Pattern.compile("^\\s*%vpi_call.*? \"\\$dumpvars\".*");

    @Override
    public int version() {
        return 1;
    }

    /// The arguments are the compiled design and the number of calls in it that are ours.
    @Override
    public void derive(Path output, List<String> arguments) throws IOException {
        Path design = output.resolve(arguments.getFirst());
        long ours = Long.parseLong(arguments.get(1));
        try (Stream<String> lines = Files.lines(design, StandardCharsets.ISO_8859_1)) {
            long calls = lines.filter(line -> CALL.matcher(line).matches()).count();
            Files.writeString(output.resolve(MARK), (calls > ours) + "\n");
        }
    }

    /// Tells what was found for a build.
    static boolean in(Path build) {
        try {
            return Files.readString(build.resolve(MARK)).strip().equals("true");
        } catch (IOException e) {
            throw new UncheckedIOException("the build in " + build + " is not complete", e);
        }
    }
}
