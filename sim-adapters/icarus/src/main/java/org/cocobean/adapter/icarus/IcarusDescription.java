package org.cocobean.adapter.icarus;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cocobean.session.BuildFailedException;
import org.cocobean.sim.spi.Derivation;
import org.cocobean.sim.spi.DesignObjects;
import org.cocobean.sim.spi.HdlObject;
import org.cocobean.sim.spi.ObjectType;
import org.cocobean.value.LogicRange;

/// Writes down the dimensions of all arrays, which VPI of Icarus flattens to one, and what it does
/// not show at all, from the netlist that the compiler writes on request.
enum IcarusDescription implements Derivation {
    OBJECTS;

    static final String NETLIST = "design.netlist";

    /// `reg: grid[0:1][3:0] unpacked dims=2 pin_count=8 … scope=top.inner #(0,0,0) …`
    private static final Pattern ARRAY =
            Pattern.compile(
                    "^\\s*[\\w ]+: (.+?)((?:\\[-?\\d+:-?\\d+\\])+) unpacked dims=(\\d+) .* scope=(.+?) #\\(.*");

    private static final Pattern SIDES = Pattern.compile("\\[(-?\\d+):(-?\\d+)\\]");
    private static final String MARK = " unpacked dims=";
    private static final String NO_ARRAY = " unpacked dims=0 ";

    @Override
    public int version() {
        return 5;
    }

    /// The arguments are the list of the sources, then the patterns of visible signals.
    @Override
    public void derive(Path output, List<String> arguments) throws IOException {
        Path netlist = output.resolve(NETLIST);
        List<HdlObject> objects = new ArrayList<>();
        IcarusVisible visible = new IcarusVisible(arguments.subList(1, arguments.size()));
        // bytes that are no UTF-8 become replacement characters
        try (BufferedReader lines =
                new BufferedReader(
                        new InputStreamReader(
                                Files.newInputStream(netlist), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.contains(MARK) && !line.contains(NO_ARRAY)) {
                    objects.add(array(line));
                }
                visible.take(line);
                IcarusHidden.in(line).ifPresent(objects::add);
            }
        }
        objects.sort(Comparator.comparing(HdlObject::path));
        DesignObjects.read(output).with(DesignObjects.of(objects)).write(output);
        Files.delete(netlist);
        visible.refuseStray(output.resolve(arguments.getFirst()));
    }

    /// Returns the array of which a line of the netlist tells.
    static HdlObject array(String line) {
        Matcher array = ARRAY.matcher(line);
        if (!array.matches()) {
            throw new BuildFailedException(
                    "the netlist describes an array in a way that is not understood: "
                            + line.strip()
                            + "; expected: NAME[LEFT:RIGHT] unpacked dims=1 ... scope=PATH #(...)");
        }
        List<MatchResult> sides = SIDES.matcher(array.group(2)).results().toList();
        int count = Integer.parseInt(array.group(3));
        // what comes before belongs to a name such as \a[1:0]
        String rest =
                String.join(
                        "",
                        sides.subList(0, sides.size() - count).stream()
                                .map(MatchResult::group)
                                .toList());
        return HdlObject.typed(
                array.group(4),
                array.group(1) + rest,
                HdlObject.Role.SIGNAL,
                ObjectType.array(
                        "",
                        Optional.empty(),
                        sides.subList(sides.size() - count, sides.size()).stream()
                                .map(IcarusDescription::range)
                                .toList()));
    }

    private static LogicRange range(MatchResult sides) {
        int left = Integer.parseInt(sides.group(1));
        int right = Integer.parseInt(sides.group(2));
        return left < right ? LogicRange.to(left, right) : LogicRange.downto(left, right);
    }
}
