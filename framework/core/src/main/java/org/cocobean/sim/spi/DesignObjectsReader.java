package org.cocobean.sim.spi;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cocobean.value.Layout;
import org.cocobean.value.LogicRange;
import org.cocobean.value.LogicVector;

/// Reads what [DesignObjectsWriter] writes.
final class DesignObjectsReader {

    private static final Pattern RANGE = Pattern.compile("(-?\\d+) (downto|to) (-?\\d+)");

    private final Path file;
    private final List<Layout> types = new ArrayList<>();

    DesignObjectsReader(Path file) {
        this.file = file;
    }

    DesignObjects read() throws IOException {
        Map<String, Layout> layouts = new HashMap<>();
        Map<String, String> aliases = new HashMap<>();
        Map<String, DesignObjects.Driver> drivers = new HashMap<>();
        List<String> lines = Files.readAllLines(file);
        if (lines.isEmpty() || !lines.getFirst().equals(DesignObjectsWriter.HEADER)) {
            throw unknown(lines.isEmpty() ? "" : lines.getFirst());
        }
        for (String line : lines.subList(1, lines.size())) {
            String[] columns = line.split("\t", -1);
            switch (columns[0]) {
                case "signal" -> layouts.put(columns[1], type(columns[2]));
                case "alias" -> aliases.put(columns[1], columns[2]);
                case "driver" ->
                        drivers.put(
                                columns[1],
                                new DesignObjects.Driver(columns[2], columns[3], columns[4]));
                default -> types.add(layout(columns, line));
            }
        }
        return new DesignObjects(layouts, aliases, drivers);
    }

    private IllegalStateException unknown(String line) {
        return new IllegalStateException(
                file + " was not written by this version of the framework: '" + line + "'");
    }

    private Layout type(String number) {
        return types.get(Integer.parseInt(number));
    }

    private Layout layout(String[] columns, String line) {
        return switch (columns[0]) {
            case "bits" -> new Layout.Bits(columns[2], range(columns[3]), columns[4].equals("1"));
            case "enumeration" -> {
                List<Layout.Literal> literals = new ArrayList<>();
                for (int i = 5; i + 1 < columns.length; i += 2) {
                    literals.add(new Layout.Literal(columns[i], LogicVector.of(columns[i + 1])));
                }
                yield new Layout.Enumeration(
                        columns[2], range(columns[3]), columns[4].equals("1"), literals);
            }
            case "elements" -> new Layout.Elements(range(columns[2]), type(columns[3]));
            case "structure", "union" -> {
                List<Layout.Member> members = new ArrayList<>();
                for (int i = 3; i + 1 < columns.length; i += 2) {
                    members.add(new Layout.Member(columns[i], type(columns[i + 1])));
                }
                yield new Layout.Structure(columns[2], columns[0].equals("union"), members);
            }
            default -> throw unknown(line);
        };
    }

    private LogicRange range(String text) {
        Matcher matcher = RANGE.matcher(text);
        if (!matcher.matches()) {
            throw unknown(text);
        }
        int left = Integer.parseInt(matcher.group(1));
        int right = Integer.parseInt(matcher.group(3));
        return matcher.group(2).equals("to")
                ? LogicRange.to(left, right)
                : LogicRange.downto(left, right);
    }
}
