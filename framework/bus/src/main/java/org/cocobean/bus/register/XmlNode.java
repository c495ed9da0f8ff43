package org.cocobean.bus.register;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// An element of an XML file, that knows its place there. Names are without their namespace.
final class XmlNode {

    private final Path file;
    private final String name;
    private final int line;
    private final int column;
    private final Map<String, String> attributes = new HashMap<>();
    private final List<XmlNode> children = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();

    private XmlNode(Path file, XMLStreamReader reader) {
        this.file = file;
        this.name = reader.getLocalName();
        this.line = reader.getLocation().getLineNumber();
        this.column = reader.getLocation().getColumnNumber();
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            attributes.put(reader.getAttributeLocalName(i), reader.getAttributeValue(i));
        }
    }

    /// Reads a file.
    ///
    /// @throws RegisterMapException when it is not well formed
    static XmlNode read(Path file) throws IOException {
        XMLInputFactory factory = XMLInputFactory.newInstance();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try (InputStream in = Files.newInputStream(file)) {
            return tree(file, factory.createXMLStreamReader(in));
        } catch (XMLStreamException e) {
            throw new RegisterMapException(
                    file,
                    e.getLocation() == null ? 0 : e.getLocation().getLineNumber(),
                    e.getLocation() == null ? 0 : e.getLocation().getColumnNumber(),
                    "not well-formed XML: " + e.getMessage());
        }
    }

    private static XmlNode tree(Path file, XMLStreamReader reader) throws XMLStreamException {
        ArrayDeque<XmlNode> open = new ArrayDeque<>();
        while (true) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    XmlNode node = new XmlNode(file, reader);
                    if (!open.isEmpty()) {
                        open.peek().children.add(node);
                    }
                    open.push(node);
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                    if (!open.isEmpty()) {
                        open.peek().text.append(reader.getText());
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    XmlNode ended = open.pop();
                    if (open.isEmpty()) {
                        return ended;
                    }
                }
                default -> {}
            }
        }
    }

    String name() {
        return name;
    }

    String text() {
        return text.toString().strip();
    }

    Optional<String> attribute(String key) {
        return Optional.ofNullable(attributes.get(key));
    }

    /// Returns the children of some names.
    Stream<XmlNode> all(String... names) {
        List<String> wanted = Arrays.asList(names);
        return children.stream().filter(child -> wanted.contains(child.name));
    }

    Optional<XmlNode> find(String child) {
        return all(child).findFirst();
    }

    /// Returns a child that must be there.
    XmlNode expect(String child) {
        return find(child).orElseThrow(() -> wrong("<%s> needs <%s>".formatted(name, child)));
    }

    Optional<String> textOf(String child) {
        return find(child).map(XmlNode::text);
    }

    /// Returns the number of a child that must be there.
    long expectNumber(String child) {
        return expect(child).number();
    }

    Optional<Long> numberOf(String child) {
        return find(child).map(XmlNode::number);
    }

    /// Returns its text as a number: decimal, `0x1f`, `#101`, `'h1f` or `32'h1f`.
    long number() {
        String digits = text().replace("_", "").toLowerCase(Locale.ROOT);
        try {
            if (digits.startsWith("0x")) {
                return Long.parseUnsignedLong(digits.substring(2), 16);
            }
            if (digits.startsWith("#") || digits.startsWith("0b")) {
                return Long.parseUnsignedLong(digits.replaceFirst("#|0b", ""), 2);
            }
            int tick = digits.indexOf('\'');
            if (tick >= 0) {
                int radix =
                        switch (digits.charAt(tick + 1)) {
                            case 'h' -> 16;
                            case 'd' -> 10;
                            case 'o' -> 8;
                            case 'b' -> 2;
                            default -> throw new NumberFormatException("an unknown base");
                        };
                return Long.parseUnsignedLong(digits.substring(tick + 2), radix);
            }
            return Long.parseUnsignedLong(digits);
        } catch (NumberFormatException | IndexOutOfBoundsException e) {
            throw wrong("<%s> is no number: %s".formatted(name, text()));
        }
    }

    /// Makes the error that something is wrong here.
    RegisterMapException wrong(String what) {
        return new RegisterMapException(file, line, column, what);
    }
}
