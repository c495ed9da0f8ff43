package org.cocobean.sim.spi;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.cocobean.value.Layout;
import org.cocobean.value.LogicRange;

/// Writes [DesignObjects] as lines of columns that are separated by tabs. Types have numbers, and
/// stand before what uses them:
///
/// ```
/// cocobean-objects  1
/// bits         NUMBER  keyword  range  signed
/// enumeration  NUMBER  name     range  signed  (literal bits)*
/// elements     NUMBER  indices  NUMBER
/// structure    NUMBER  name     (member NUMBER)*      or union
/// signal       path    NUMBER
/// alias        path    path
/// driver       path    scope  name  (name)
/// ```
///
/// A range is `7 downto 0`; `signed` is 1 or 0.
final class DesignObjectsWriter {

    /// The first line.
    static final String HEADER = "cocobean-objects\t1";

    private final Map<Layout, Integer> numbers = new LinkedHashMap<>();
    private final List<String> lines = new ArrayList<>(List.of(HEADER));

    List<String> lines(DesignObjects objects) {
        objects.layouts().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry -> line("signal", entry.getKey(), number(entry.getValue())));
        objects.aliases().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry -> line("alias", entry.getKey(), entry.getValue()));
        objects.drivers().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry -> driver(entry.getKey(), entry.getValue()));
        return lines;
    }

    private void driver(String path, DesignObjects.Driver driver) {
        line("driver", path, driver.scope(), driver.strong(), driver.weak());
    }

    private void line(Object... columns) {
        lines.add(String.join("\t", Stream.of(columns).map(Object::toString).toList()));
    }

    private int number(Layout layout) {
        Integer known = numbers.get(layout);
        if (known != null) {
            return known;
        }
        List<Object> columns = new ArrayList<>();
        switch (layout) {
            case Layout.Bits(String keyword, LogicRange range, boolean signed) ->
                    columns.addAll(List.of(keyword, range, signed ? 1 : 0));
            case Layout.Enumeration enumeration -> {
                columns.addAll(
                        List.of(
                                enumeration.name(),
                                enumeration.range(),
                                enumeration.signed() ? 1 : 0));
                enumeration
                        .literals()
                        .forEach(literal ->
                                columns.addAll(List.of(literal.name(), literal.value())));
            }
            case Layout.Elements(LogicRange indices, Layout element) ->
                    columns.addAll(List.of(indices, number(element)));
            case Layout.Structure structure -> {
                columns.add(structure.name());
                structure
                        .members()
                        .forEach(member ->
                                columns.addAll(List.of(member.name(), number(member.layout()))));
            }
        }
        int number = numbers.size();
        numbers.put(layout, number);
        columns.addAll(0, List.of(kind(layout), number));
        line(columns.toArray());
        return number;
    }

    private static String kind(Layout layout) {
        return switch (layout) {
            case Layout.Bits bits -> "bits";
            case Layout.Enumeration enumeration -> "enumeration";
            case Layout.Elements elements -> "elements";
            case Layout.Structure structure -> structure.union() ? "union" : "structure";
        };
    }
}
