package org.cocobean.adapter.icarus;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cocobean.session.BuildFailedException;
import org.cocobean.sim.spi.Derivation;

/// Puts a call of the agent before each `$error` and `$fatal` of a compiled design, so that errors
/// are counted whatever becomes of their output. The simulator's own tasks cannot be replaced: only
/// they can format their arguments.
enum CountedErrors implements Derivation {
    COUNT_ERRORS;

    private static final String CALL = "%vpi_call";
    private static final Pattern KNOWN =
            Pattern.compile("^(\\s*)%vpi_call(?:/[wi])? (\\d+ \\d+) \"(.+?)\"[ ,].*$");

    private static final Set<String> ERRORS = Set.of("$error", "$fatal");

    @Override
    public int version() {
        return 3;
    }

    @Override
    public void derive(Path output, List<String> arguments) throws IOException {
        Path design = output.resolve(arguments.getFirst());
        Path counted = output.resolve(arguments.getFirst() + ".counted");
        try (BufferedReader in = Files.newBufferedReader(design, StandardCharsets.ISO_8859_1);
                Writer out = Files.newBufferedWriter(counted, StandardCharsets.ISO_8859_1)) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (line.contains(CALL)) {
                    out.write(before(line));
                }
                out.write(line);
                out.write('\n');
            }
        }
        Files.move(counted, design, StandardCopyOption.REPLACE_EXISTING);
    }

    private static String before(String line) {
        if (!line.stripLeading().startsWith(CALL)) {
            return "";
        }
        Matcher call = KNOWN.matcher(line);
        if (!call.matches()) {
            throw new BuildFailedException(
                    "expected '%vpi_call FILE LINE \"$task\"', found '" + line.strip() + "'");
        }
        return ERRORS.contains(call.group(3))
                ? "%s%%vpi_call/i %s \"$cocobean_%s\" {0 0 0};%n"
                        .formatted(call.group(1), call.group(2), call.group(3).substring(1))
                : "";
    }
}
