package org.cocobean.report;

import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.cocobean.report.TestOutcome.Artefacts;
import org.cocobean.report.TestOutcome.Failure;
import org.cocobean.report.TestOutcome.Status;

/// `junit.xml` and `xunit.xml`: all outcomes in the form that Jenkins, GitLab and others show, with
/// what Surefire's own files lack: properties of each test, and its log and waves as attachments.
final class JunitXml {

    private static final XMLOutputFactory XML = XMLOutputFactory.newFactory();

    private final Path base;
    private final boolean strict;

    private JunitXml(Path base, boolean strict) {
        this.base = base;
        this.strict = strict;
    }

    /// With properties of each test.
    ///
    /// @param base what paths of attachments are relative to, where they lie below it
    static String write(Results results, Path base) {
        return new JunitXml(base, false).write(results);
    }

    /// For those who check the file against `junit-10.xsd`, as Jenkins' plug-in `xunit` does, and
    /// leave out all of it for a property in a test: these stand as text before the attachments.
    static String strict(Results results, Path base) {
        return new JunitXml(base, true).write(results);
    }

    private String write(Results results) {
        Map<String, List<TestOutcome>> suites = new TreeMap<>();
        results.tests()
                .forEach(outcome ->
                        suites.computeIfAbsent(outcome.test().suite(), name -> new ArrayList<>())
                                .add(outcome));
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XML.createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            line(xml);
            xml.writeStartElement("testsuites");
            counts(xml, results.tests());
            for (Map.Entry<String, List<TestOutcome>> suite : suites.entrySet()) {
                line(xml);
                xml.writeStartElement("testsuite");
                xml.writeAttribute("name", suite.getKey());
                counts(xml, suite.getValue());
                long skipped = new Results(suite.getValue()).count(Status.SKIPPED);
                xml.writeAttribute("skipped", Long.toString(skipped));
                for (TestOutcome outcome : suite.getValue()) {
                    testCase(xml, outcome);
                }
                line(xml);
                xml.writeEndElement();
            }
            line(xml);
            xml.writeEndElement();
            xml.writeEndDocument();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("writing to memory cannot fail", e);
        }
        return text.append('\n').toString();
    }

    private static void line(XMLStreamWriter xml) throws XMLStreamException {
        xml.writeCharacters("\n");
    }

    private static void counts(XMLStreamWriter xml, List<TestOutcome> tests)
            throws XMLStreamException {
        Results results = new Results(tests);
        xml.writeAttribute("tests", Integer.toString(tests.size()));
        xml.writeAttribute("failures", Long.toString(results.count(Status.FAILED)));
        xml.writeAttribute("errors", "0");
        xml.writeAttribute(
                "time",
                seconds(tests.stream().mapToLong(test -> test.times().took().toNanos()).sum()));
    }

    private static String seconds(long nanos) {
        return String.format(Locale.ROOT, "%.6f", nanos / 1e9);
    }

    private void testCase(XMLStreamWriter xml, TestOutcome outcome) throws XMLStreamException {
        line(xml);
        xml.writeStartElement("testcase");
        xml.writeAttribute("classname", outcome.test().type());
        xml.writeAttribute("name", name(outcome.test()));
        xml.writeAttribute("time", seconds(outcome.times().took().toNanos()));
        Map<String, String> properties = properties(outcome);
        if (!strict) {
            write(xml, properties);
        }
        switch (outcome.status()) {
            case SKIPPED -> {
                xml.writeEmptyElement("skipped");
                xml.writeAttribute("message", clean(outcome.reason()));
            }
            case FAILED -> failure(xml, outcome);
            case PASSED -> {}
        }
        attachments(xml, strict ? properties : Map.of(), outcome.artefacts());
        xml.writeEndElement();
    }

    /// The class is an attribute of its own.
    private static String name(TestOutcome.Test test) {
        String type = TestNames.shortClass(test.type()) + ".";
        String title = test.title();
        return clean(title.startsWith(type) ? title.substring(type.length()) : title);
    }

    private static Map<String, String> properties(TestOutcome outcome) {
        Map<String, String> properties = new TreeMap<>();
        properties.put("design", outcome.setup().design());
        properties.put("simulator", outcome.test().simulator());
        properties.put("seed", outcome.setup().seed());
        properties.put("simulated time", outcome.setup().simulatedTime());
        properties.put("worker", outcome.worker());
        outcome.failure()
                .ifPresent(failure -> {
                    properties.put("hdl", failure.hdlPlace());
                    properties.put("java", failure.javaPlace());
                    properties.put("repeat", FailureStory.command(outcome));
                });
        properties.values().removeIf(String::isEmpty);
        return properties;
    }

    private static void write(XMLStreamWriter xml, Map<String, String> properties)
            throws XMLStreamException {
        if (properties.isEmpty()) {
            return;
        }
        xml.writeStartElement("properties");
        for (Map.Entry<String, String> property : properties.entrySet()) {
            xml.writeEmptyElement("property");
            xml.writeAttribute("name", property.getKey());
            xml.writeAttribute("value", clean(property.getValue()));
        }
        xml.writeEndElement();
    }

    private static void failure(XMLStreamWriter xml, TestOutcome outcome)
            throws XMLStreamException {
        Failure failure = outcome.failure().orElse(new Failure("", "", "", ""));
        xml.writeStartElement("failure");
        xml.writeAttribute("type", clean(failure.type()));
        xml.writeAttribute("message", clean(failure.text()));
        xml.writeCharacters(clean(detail(failure, outcome)));
        xml.writeEndElement();
    }

    /// The way in which both Jenkins' plug-in for attachments and GitLab want to be told.
    private void attachments(
            XMLStreamWriter xml, Map<String, String> properties, Artefacts artefacts)
            throws XMLStreamException {
        Stream<String> files =
                Stream.of(artefacts.log(), artefacts.waves())
                        .flatMap(Optional::stream)
                        .map(file -> file.startsWith(base) ? base.relativize(file) : file)
                        .map(file -> "[[ATTACHMENT|" + file + "]]");
        Stream<String> facts =
                properties.entrySet().stream().map(each -> each.getKey() + ": " + each.getValue());
        List<String> lines = Stream.concat(facts, files).toList();
        if (!lines.isEmpty()) {
            xml.writeStartElement("system-out");
            xml.writeCharacters(clean(String.join("\n", lines)));
            xml.writeEndElement();
        }
    }

    /// Control characters cannot stand in XML at all.
    private static String clean(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints()
                .map(each -> isXml(each) ? each : '\ufffd')
                .forEach(clean::appendCodePoint);
        return clean.toString();
    }

    private static boolean isXml(int each) {
        return each == '\n'
                || each == '\t'
                || (each >= ' ' && each < 0xd800)
                || (each > 0xdfff && each < 0xfffe)
                || each > 0xffff;
    }

    /// What stands below the message.
    private static String detail(Failure failure, TestOutcome outcome) {
        StringBuilder text = new StringBuilder(failure.text());
        fact(text, "HDL", failure.hdlPlace());
        fact(text, "Java", failure.javaPlace());
        fact(text, "repeat", FailureStory.command(outcome));
        return text.toString();
    }

    private static void fact(StringBuilder text, String name, String value) {
        if (!value.isEmpty()) {
            text.append('\n').append(name).append(": ").append(value);
        }
    }
}
