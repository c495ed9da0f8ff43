package org.cocobean.sim.spi;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cocobean.sim.spi.DesignTableFormat.Column;
import org.cocobean.sim.spi.DesignTableFormat.Row;
import org.cocobean.value.Layout;
import org.cocobean.value.LogicRange;
import org.cocobean.value.LogicVector;

/// Reads what [DesignObjectsWriter] writes.
final class DesignObjectsReader {

    private static final Pattern RANGE = Pattern.compile("(-?\\d+) (downto|to) (-?\\d+)");

    /// The columns of a type; most objects have one of a few types.
    private static final List<Column> TYPE =
            List.of(
                    Column.KIND,
                    Column.TYPE,
                    Column.LOW,
                    Column.HIGH,
                    Column.LITERALS,
                    Column.ELEMENT,
                    Column.DIMENSIONS);

    private final Path file;
    private final Map<List<String>, ObjectType> types = new HashMap<>();
    private final Map<String, Set<HdlObject.Trait>> traits = new HashMap<>();
    private final List<Layout> layouts = new ArrayList<>();
    private final List<HdlObject> objects = new ArrayList<>();
    private final Map<String, String> aliases = new HashMap<>();
    private final Map<String, DesignObjects.Driver> drivers = new HashMap<>();
    private int number;

    DesignObjectsReader(Path file) {
        this.file = file;
    }

    DesignObjects read() throws IOException {
        List<String> lines = Files.readAllLines(file);
        String header = lines.isEmpty() ? "" : lines.getFirst();
        number = 1;
        if (!header.equals(DesignTableFormat.HEADER)) {
            throw unknown(header, "the format '" + DesignTableFormat.HEADER + "'");
        }
        for (String line : lines.subList(1, lines.size())) {
            number++;
            try {
                row(line.split("\t", -1), line);
            } catch (IndexOutOfBoundsException | NumberFormatException e) {
                throw unknown(line, "all columns of that row, and layouts before their use");
            }
        }
        return DesignObjects.of(objects, aliases, drivers);
    }

    private void row(String[] columns, String line) {
        switch (word(Row.class, columns[0])) {
            case OBJECT -> objects.add(object(columns, line));
            case ALIAS -> aliases.put(columns[1], columns[2]);
            case DRIVER ->
                    drivers.put(
                            columns[1],
                            new DesignObjects.Driver(columns[2], columns[3], columns[4]));
            case BITS ->
                    layouts.add(
                            new Layout.Bits(columns[2], range(columns[3]), columns[4].equals("1")));
            case ENUMERATION -> layouts.add(enumeration(columns));
            case ELEMENTS ->
                    layouts.add(new Layout.Elements(range(columns[2]), layout(columns[3])));
            case STRUCTURE -> layouts.add(structure(columns, false));
            case UNION -> layouts.add(structure(columns, true));
        }
    }

    private IllegalStateException unknown(String found, String wanted) {
        return new IllegalStateException(
                "%s was not written by this version of the framework: line %d has '%s', looked for %s"
                        .formatted(file, number, found, wanted));
    }

    private <E extends Enum<E>> E word(Class<E> words, String word) {
        for (E one : words.getEnumConstants()) {
            if (one.name().equals(word)) {
                return one;
            }
        }
        throw unknown(
                word,
                Stream.of(words.getEnumConstants())
                        .map(Enum::name)
                        .collect(Collectors.joining(", ", "one of ", "")));
    }

    private <E extends Enum<E>> Optional<E> wordOrNone(Class<E> words, String word) {
        return word.isEmpty() ? Optional.empty() : Optional.of(word(words, word));
    }

    private HdlObject object(String[] texts, String line) {
        if (texts.length != Column.values().length) {
            throw unknown(line, Column.values().length + " columns");
        }
        Map<Column, String> columns = new EnumMap<>(Column.class);
        Iterator<String> next = List.of(texts).iterator();
        for (Column column : Column.values()) {
            columns.put(column, next.next());
        }
        String layout = in(columns, Column.LAYOUT);
        return new HdlObject(
                in(columns, Column.SCOPE),
                in(columns, Column.NAME),
                word(HdlObject.Role.class, in(columns, Column.ROLE)),
                types.computeIfAbsent(told(columns), this::type),
                layout.isEmpty() ? Optional.empty() : Optional.of(layout(layout)),
                in(columns, Column.VALUE),
                in(columns, Column.PLACE),
                wordOrNone(HiddenKind.class, in(columns, Column.HIDDEN)),
                traits.computeIfAbsent(in(columns, Column.TRAITS), this::traits));
    }

    private Set<HdlObject.Trait> traits(String words) {
        return words.isEmpty()
                ? Set.of()
                : Arrays.stream(words.split(","))
                        .map(trait -> word(HdlObject.Trait.class, trait))
                        .collect(Collectors.toUnmodifiableSet());
    }

    private static List<String> told(Map<Column, String> columns) {
        return TYPE.stream().map(column -> in(columns, column)).toList();
    }

    private static String in(Map<Column, String> columns, Column column) {
        return columns.getOrDefault(column, "");
    }

    /// @param told the columns of TYPE
    private ObjectType type(List<String> told) {
        Iterator<String> next = told.iterator();
        ObjectType.Kind kind = word(ObjectType.Kind.class, next.next());
        String text = next.next();
        String low = next.next();
        String high = next.next();
        String literals = next.next();
        String element = next.next();
        String dimensions = next.next();
        return new ObjectType(
                kind,
                text,
                low.isEmpty()
                        ? Optional.empty()
                        : Optional.of(
                                new ObjectType.Bounds(Long.parseLong(low), Long.parseLong(high))),
                literals,
                wordOrNone(ObjectType.Kind.class, element),
                dimensions.isEmpty()
                        ? List.of()
                        : Arrays.stream(dimensions.split(",")).map(this::range).toList());
    }

    private Layout layout(String reference) {
        return layouts.get(Integer.parseInt(reference));
    }

    private Layout enumeration(String[] columns) {
        List<Layout.Literal> literals = new ArrayList<>();
        for (int i = 5; i + 1 < columns.length; i += 2) {
            literals.add(new Layout.Literal(columns[i], LogicVector.of(columns[i + 1])));
        }
        return new Layout.Enumeration(
                columns[2], range(columns[3]), columns[4].equals("1"), literals);
    }

    private Layout structure(String[] columns, boolean union) {
        List<Layout.Member> members = new ArrayList<>();
        for (int i = 3; i + 1 < columns.length; i += 2) {
            members.add(new Layout.Member(columns[i], layout(columns[i + 1])));
        }
        return new Layout.Structure(columns[2], union, members);
    }

    private LogicRange range(String text) {
        Matcher matcher = RANGE.matcher(text);
        if (!matcher.matches()) {
            throw unknown(text, "a range such as '7 downto 0'");
        }
        int left = Integer.parseInt(matcher.group(1));
        int right = Integer.parseInt(matcher.group(3));
        return matcher.group(2).equals("to")
                ? LogicRange.to(left, right)
                : LogicRange.downto(left, right);
    }
}
