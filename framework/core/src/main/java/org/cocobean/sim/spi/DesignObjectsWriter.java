package org.cocobean.sim.spi;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cocobean.sim.spi.DesignTableFormat.Column;
import org.cocobean.sim.spi.DesignTableFormat.Row;
import org.cocobean.value.Layout;
import org.cocobean.value.LogicRange;

/// Writes [DesignObjects] as [DesignTableFormat] says.
final class DesignObjectsWriter {

    private final Map<Layout, Integer> numbers = new LinkedHashMap<>();
    private final List<String> lines = new ArrayList<>(List.of(DesignTableFormat.HEADER));

    List<String> lines(DesignObjects objects) {
        objects.objects().values().forEach(this::object);
        objects.aliases().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry -> line(Row.ALIAS, entry.getKey(), entry.getValue()));
        objects.drivers().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry -> driver(entry.getKey(), entry.getValue()));
        return lines;
    }

    private void object(HdlObject object) {
        ObjectType type = object.type();
        String layout = object.layout().map(own -> "" + number(own)).orElse(""); // its row is first
        lines.add(
                Stream.of(Column.values())
                        .map(column ->
                                plain(
                                        switch (column) {
                                            case ROW -> Row.OBJECT.name();
                                            case SCOPE -> object.scope();
                                            case NAME -> object.name();
                                            case ROLE -> object.role().name();
                                            case KIND -> type.kind().name();
                                            case TRAITS ->
                                                    joined(
                                                            object.traits().stream()
                                                                    .sorted()
                                                                    .toList());
                                            case LOW ->
                                                    type.bounds()
                                                            .map(all -> "" + all.low())
                                                            .orElse("");
                                            case HIGH ->
                                                    type.bounds()
                                                            .map(all -> "" + all.high())
                                                            .orElse("");
                                            case LITERALS -> type.literals();
                                            case ELEMENT ->
                                                    type.elements().map(Enum::name).orElse("");
                                            case DIMENSIONS -> joined(type.dimensions());
                                            case VALUE -> object.value();
                                            case TYPE -> type.text();
                                            case HIDDEN ->
                                                    object.hidden().map(Enum::name).orElse("");
                                            case LAYOUT -> layout;
                                            case PLACE -> object.place();
                                        }))
                        .collect(Collectors.joining("\t")));
    }

    private static String joined(Collection<?> all) {
        return all.isEmpty()
                ? ""
                : all.stream().map(Object::toString).collect(Collectors.joining(","));
    }

    /// A string constant may hold anything.
    private static String plain(String text) {
        return text.indexOf('\t') < 0 && text.indexOf('\n') < 0
                ? text
                : text.replace('\t', ' ').replace('\n', ' ');
    }

    private void driver(String path, DesignObjects.Driver driver) {
        line(Row.DRIVER, path, driver.scope(), driver.strong(), driver.weak());
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
        columns.addAll(0, List.of(row(layout), number));
        line(columns.toArray());
        return number;
    }

    private static Row row(Layout layout) {
        return switch (layout) {
            case Layout.Bits bits -> Row.BITS;
            case Layout.Enumeration enumeration -> Row.ENUMERATION;
            case Layout.Elements elements -> Row.ELEMENTS;
            case Layout.Structure structure -> structure.union() ? Row.UNION : Row.STRUCTURE;
        };
    }
}
