package org.cocobean.adapter.icarus;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cocobean.session.BuildFailedException;
import org.cocobean.sim.spi.Derivation;
import org.cocobean.sim.spi.HiddenKind;
import org.cocobean.sim.spi.HiddenObjects;

/// Writes down the dimensions of all arrays, which VPI of Icarus flattens to one, and what it does
/// not show at all, from the netlist that the compiler writes on request.
enum IcarusArrays implements Derivation {
    DIMENSIONS;

    static final String NETLIST = "design.netlist";
    static final String TABLE = "arrays.txt";

    /// `reg: grid[0:1][3:0] unpacked dims=2 pin_count=8 … scope=top.inner #(0,0,0) …`
    private static final Pattern ARRAY =
            Pattern.compile(
                    "^\\s*[\\w ]+: (.+?)((?:\\[-?\\d+:-?\\d+\\])+) unpacked dims=(\\d+) .* scope=(.+?) #\\(.*");

    private static final Pattern SIDES = Pattern.compile("\\[(-?\\d+:-?\\d+)\\]");
    private static final String MARK = " unpacked dims=";
    private static final String NO_ARRAY = " unpacked dims=0 ";

    @Override
    public int version() {
        return 4;
    }

    /// The arguments are the list of the sources, then the patterns of visible signals.
    @Override
    public void derive(Path output, List<String> arguments) throws IOException {
        Path netlist = output.resolve(NETLIST);
        TreeSet<String> rows = new TreeSet<>();
        Map<String, HiddenKind> hidden = new HashMap<>();
        IcarusVisible visible = new IcarusVisible(arguments.subList(1, arguments.size()));
        try (BufferedReader lines = Files.newBufferedReader(netlist, StandardCharsets.ISO_8859_1)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.contains(MARK) && !line.contains(NO_ARRAY)) {
                    rows.add(row(line));
                }
                visible.take(line);
                IcarusHidden.in(line).ifPresent(found -> hidden.put(found.path(), found.kind()));
            }
        }
        Files.write(output.resolve(TABLE), rows, StandardCharsets.ISO_8859_1);
        new HiddenObjects(hidden).write(output);
        Files.delete(netlist);
        visible.refuseStray(output.resolve(arguments.getFirst()));
    }

    /// Returns the path and the sides of each dimension, separated by tabs.
    static String row(String line) {
        Matcher array = ARRAY.matcher(line);
        if (!array.matches()) {
            throw new BuildFailedException(
                    "the netlist describes an array in a way that is not understood: "
                            + line.strip()
                            + "; expected: NAME[LEFT:RIGHT] unpacked dims=1 ... scope=PATH #(...)");
        }
        List<String> sides =
                SIDES.matcher(array.group(2)).results().map(side -> side.group(1)).toList();
        int count = Integer.parseInt(array.group(3));
        // what comes before belongs to a name such as \a[1:0]
        String rest =
                String.join(
                        "",
                        sides.subList(0, sides.size() - count).stream()
                                .map(side -> "[" + side + "]")
                                .toList());
        return array.group(4)
                + "."
                + array.group(1)
                + rest
                + "\t"
                + String.join("\t", sides.subList(sides.size() - count, sides.size()));
    }
}
