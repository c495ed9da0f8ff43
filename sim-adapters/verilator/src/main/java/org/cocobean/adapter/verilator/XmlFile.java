package org.cocobean.adapter.verilator;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// Reads the XML of Verilator, which is not always XML: control characters of string literals stand
/// in it as references that XML forbids, and `&` of file names as itself.
final class XmlFile {

    private XmlFile() {}

    /// Reads a file.
    ///
    /// @throws IOException when it cannot be read or is no XML
    static Node read(Path file) throws IOException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        // bytes that are no UTF-8 become replacement characters
        try (Reader text =
                new Mended(
                        new BufferedReader(
                                new InputStreamReader(
                                        Files.newInputStream(file), StandardCharsets.UTF_8)))) {
            XMLStreamReader reader = factory.createXMLStreamReader(text);
            try {
                return tree(reader);
            } finally {
                reader.close();
            }
        } catch (XMLStreamException e) {
            throw new IOException(file.getFileName() + " is no XML: " + e.getMessage(), e);
        }
    }

    private static Node tree(XMLStreamReader reader) throws XMLStreamException {
        Node root = new Node("", "");
        Deque<Node> open = new ArrayDeque<>();
        open.push(root);
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    Node node = new Node(reader.getLocalName(), "");
                    for (int i = 0; i < reader.getAttributeCount(); i++) {
                        node.put(reader.getAttributeLocalName(i), reader.getAttributeValue(i));
                    }
                    open.getFirst().add(node);
                    open.push(node);
                }
                case XMLStreamConstants.END_ELEMENT -> open.pop();
                default -> {} // text between elements is layout
            }
        }
        return root.children().getFirst();
    }

    /// The text, line by line, without what XML forbids.
    private static final class Mended extends Reader {

        private static final Pattern BARE = Pattern.compile("&(?!#?\\w+;)");
        private static final Pattern CONTROL =
                Pattern.compile(
                        "&#(?:[0-8]|1[124-9]|2\\d|3[01]);|[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f]");
        private static final String REPLACEMENT = "\ufffd";

        private final BufferedReader in;
        private String line = "";
        private int at;

        Mended(BufferedReader in) {
            this.in = in;
        }

        @Override
        public int read(char[] buffer, int from, int length) throws IOException {
            if (at == line.length()) {
                String next = in.readLine();
                if (next == null) {
                    return -1;
                }
                line = mended(next) + "\n";
                at = 0;
            }
            int count = Math.min(length, line.length() - at);
            line.getChars(at, at + count, buffer, from);
            at += count;
            return count;
        }

        private static String mended(String text) {
            Matcher control = CONTROL.matcher(text);
            return BARE.matcher(control.replaceAll(REPLACEMENT)).replaceAll("&amp;");
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}
