package org.cocobean.waves;

import java.util.ArrayList;
import java.util.List;

/// [WaveCycles] as a table of text.
final class WaveTable {

    private record Line(String name, List<String> cells) {}

    private final List<Line> lines = new ArrayList<>();

    WaveTable(WaveCycles cycles) {
        int count = cycles.times().size();
        lines.add(new Line(cycles.clock(), cycles.times()));
        cycles.lanes().forEach(lane -> lines.add(new Line(lane.name(), lane.cells(count))));
        cycles.rows().forEach(row -> lines.add(new Line(row.name(), dotted(row.values()))));
    }

    /// A dot is the value to the left of it.
    private static List<String> dotted(List<String> values) {
        List<String> cells = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            boolean isSame = i > 0 && values.get(i).equals(values.get(i - 1));
            cells.add(isSame ? "." : values.get(i));
        }
        return cells;
    }

    String text() {
        int first = lines.stream().mapToInt(line -> line.name.length()).max().orElse(0);
        List<Integer> widths = new ArrayList<>();
        for (int i = 0; i < lines.getFirst().cells.size(); i++) {
            int column = i;
            widths.add(
                    lines.stream()
                            .mapToInt(line -> line.cells.get(column).length())
                            .max()
                            .orElse(0));
        }
        StringBuilder text = new StringBuilder();
        for (Line each : lines) {
            StringBuilder line = new StringBuilder(padded(each.name, first));
            for (int i = 0; i < widths.size(); i++) {
                line.append("  ").append(padded(each.cells.get(i), widths.get(i)));
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }
}
