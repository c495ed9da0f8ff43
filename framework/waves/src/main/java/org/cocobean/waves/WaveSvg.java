package org.cocobean.waves;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Draws [WaveCycles] as SVG: a row for each signal, with a line for one bit, boxes with the value
/// for the others, red where it is not known; above them a row for each lane of transactions.
///
/// Colours come from classes: `waves` for the whole, `unknown` for what is not known, `transaction`
/// for what went on in a lane, `dim` for times, `grid` for the lines between cycles. Alone the
/// picture brings its own colours, for light and dark; in a page that has some it takes the page's.
public final class WaveSvg {

    private static final int STEP = 64;
    private static final int HIGH = 22;
    private static final int LETTER = 7;
    private static final Pattern BITS = Pattern.compile("[01xuzwlh-]+", Pattern.CASE_INSENSITIVE);
    private static final Pattern UNKNOWN =
            Pattern.compile(".*[xuw].*|-+", Pattern.CASE_INSENSITIVE);
    private static final String STYLE =
            """
            <style>
            svg { color-scheme: light dark; background: light-dark(#fff, #16181d); }
            text { font: 12px ui-monospace, monospace; fill: light-dark(#1c1e21, #dfe3ea); } text.dim { fill: light-dark(#62686f, #949ca8); }
            line.grid { stroke: light-dark(#d9dde2, #343a44); } polyline, polygon { fill: none; stroke: light-dark(#17803d, #4cc27a); stroke-width: 1.4; }
            .transaction rect { fill: light-dark(#dfeaff, #1e3358); stroke: light-dark(#2563c9, #6ea3ff); } polygon { fill: light-dark(#f4f6f8, #1f232a); } .unknown polygon { stroke: light-dark(#c3252b, #ff7b80); } .unknown text { fill: light-dark(#c3252b, #ff7b80); }
            </style>
            """;

    private final WaveCycles cycles;
    private final int left;
    private final StringBuilder svg = new StringBuilder();

    private WaveSvg(WaveCycles cycles, int left) {
        this.cycles = cycles;
        this.left = left;
    }

    private static int widthOfNames(WaveCycles cycles) {
        int letters =
                Stream.concat(Stream.of(cycles.clock()), names(cycles))
                        .mapToInt(String::length)
                        .max()
                        .orElse(0);
        return 8 + LETTER * letters + LETTER;
    }

    private static Stream<String> names(WaveCycles cycles) {
        return Stream.concat(
                cycles.lanes().stream().map(WaveLane::name),
                cycles.rows().stream().map(WaveCycles.Row::name));
    }

    /// Returns two pictures side by side that a page shows in its own colours: the names, of class
    /// `names` too, and the waves, so that the page can keep the names in sight.
    public static String inPage(WaveCycles cycles) {
        WaveSvg names = new WaveSvg(cycles, 0);
        names.open(" names", widthOfNames(cycles), "");
        names.names();
        WaveSvg waves = new WaveSvg(cycles, 0);
        waves.open("", STEP * cycles.times().size() + 2, "");
        waves.waves();
        return names.end() + waves.end();
    }

    /// Returns a file that stands alone.
    public static String alone(WaveCycles cycles) {
        WaveSvg all = new WaveSvg(cycles, widthOfNames(cycles));
        all.open("", all.left + STEP * cycles.times().size() + 2, STYLE);
        all.names();
        all.waves();
        return all.end();
    }

    private int height() {
        return HIGH * (cycles.lanes().size() + cycles.rows().size() + 1);
    }

    private void open(String style, int width, String rules) {
        svg.append(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"waves%s\" width=\"%d\" height=\"%d\" viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\">\n"
                        .formatted(style, width, height(), width, height(), escaped(label())));
        svg.append(rules);
    }

    private String end() {
        return svg.append("</svg>\n").toString();
    }

    private void names() {
        text(0, 11, "dim", cycles.clock());
        List<String> names = names(cycles).toList();
        for (int i = 0; i < names.size(); i++) {
            text(0, HIGH * (i + 2) - 6, "", names.get(i));
        }
    }

    private void waves() {
        for (int i = 0; i < cycles.times().size(); i++) {
            int x = left + i * STEP;
            svg.append(
                    "<line class=\"grid\" x1=\"%d\" x2=\"%d\" y1=\"14\" y2=\"%d\"/>\n"
                            .formatted(x, x, height()));
            text(x + 2, 11, "dim", cycles.times().get(i));
        }
        int top = HIGH + 4;
        for (WaveLane lane : cycles.lanes()) {
            transactions(lane, top);
            top += HIGH;
        }
        for (WaveCycles.Row row : cycles.rows()) {
            row(row, top);
            top += HIGH;
        }
    }

    private String label() {
        return "%d cycles of %s"
                .formatted(cycles.times().size(), String.join(", ", names(cycles).toList()));
    }

    private void transactions(WaveLane lane, int top) {
        for (WaveLane.Box box : lane.boxes()) {
            int x = left + box.from() * STEP + 1;
            int width = (box.to() - box.from()) * STEP - 2;
            svg.append(
                    "<g class=\"transaction\"><title>%s</title><rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"4\"/>"
                            .formatted(
                                    escaped(lane.name() + ": " + box.details()),
                                    x,
                                    top - 1,
                                    width,
                                    HIGH - 6));
            label(x + 4, top + HIGH - 11, width - 6, box.label());
            svg.append("</g>\n");
        }
    }

    private void row(WaveCycles.Row row, int top) {
        int bottom = top + HIGH - 8;
        List<String> values = row.values();
        for (int from = 0, to; from < values.size(); from = to) {
            String value = values.get(from);
            to = from + 1;
            while (to < values.size() && values.get(to).equals(value)) {
                to++;
            }
            boolean unknown = BITS.matcher(value).matches() && UNKNOWN.matcher(value).matches();
            svg.append(
                    "<g%s><title>%s = %s from %s</title>"
                            .formatted(
                                    unknown ? " class=\"unknown\"" : "",
                                    escaped(row.name()),
                                    escaped(value),
                                    escaped(cycles.times().get(from))));
            int x1 = left + from * STEP;
            int x2 = left + to * STEP;
            if (row.width() == 1 && isLevel(value)) {
                String before = from == 0 ? value : values.get(from - 1);
                line(
                        x1,
                        x2,
                        level(isLevel(before) ? before : value, top, bottom),
                        level(value, top, bottom));
            } else {
                box(x1, x2, top, bottom, value);
            }
            svg.append("</g>\n");
        }
    }

    private static boolean isLevel(String value) {
        return value.equals("0") || value.equals("1");
    }

    private static int level(String value, int top, int bottom) {
        return value.equals("1") ? top : bottom;
    }

    private void line(int x1, int x2, int before, int now) {
        svg.append(
                "<polyline points=\"%d,%d %d,%d %d,%d\"/>".formatted(x1, before, x1, now, x2, now));
    }

    private void box(int x1, int x2, int top, int bottom, String value) {
        int middle = (top + bottom) / 2;
        svg.append(
                String.format(
                        Locale.ROOT,
                        "<polygon points=\"%d,%d %d,%d %d,%d %d,%d %d,%d %d,%d\"/>",
                        x1,
                        middle,
                        x1 + 3,
                        top,
                        x2 - 3,
                        top,
                        x2,
                        middle,
                        x2 - 3,
                        bottom,
                        x1 + 3,
                        bottom));
        label(x1 + 6, bottom - 3, x2 - x1 - 10, value);
    }

    /// A text that is cut to its room.
    private void label(int x, int y, int width, String text) {
        int room = width / LETTER;
        text(
                x,
                y,
                "",
                text.length() > room ? text.substring(0, Math.max(1, room - 1)) + "…" : text);
    }

    private void text(int x, int y, String style, String text) {
        svg.append("<text x=\"%d\" y=\"%d\"".formatted(x, y))
                .append(style.isEmpty() ? "" : " class=\"" + style + "\"")
                .append('>')
                .append(escaped(text))
                .append("</text>");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
