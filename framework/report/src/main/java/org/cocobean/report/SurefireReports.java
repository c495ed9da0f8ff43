package org.cocobean.report;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.cocobean.report.TestOutcome.Artefacts;
import org.cocobean.report.TestOutcome.Failure;
import org.cocobean.report.TestOutcome.Setup;
import org.cocobean.report.TestOutcome.Status;
import org.cocobean.report.TestOutcome.Test;
import org.cocobean.report.TestOutcome.Times;

/// The outcomes in the XML files of Surefire and Failsafe, for tests that no recorder saw.
final class SurefireReports {

    private static final XMLInputFactory XML = factory();
    private static final int MESSAGE_LINES = 3;

    private SurefireReports() {}

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        return factory;
    }

    /// Reads all reports of one module.
    static List<TestOutcome> of(Path module) throws IOException {
        List<TestOutcome> tests = new ArrayList<>();
        for (String folder : List.of("surefire-reports", "failsafe-reports")) {
            Path reports = module.resolve("target").resolve(folder);
            if (Files.isDirectory(reports)) {
                for (Path file : files(reports)) {
                    tests.addAll(read(file));
                }
            }
        }
        return tests;
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().matches("TEST-.*\\.xml"))
                    .sorted()
                    .toList();
        }
    }

    private static List<TestOutcome> read(Path file) throws IOException {
        String suite = file.getFileName().toString().replaceAll("^TEST-|\\.xml$", "");
        List<TestOutcome> tests = new ArrayList<>();
        try (InputStream in = Files.newInputStream(file)) {
            XMLStreamReader xml = XML.createXMLStreamReader(in);
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamReader.START_ELEMENT
                        && xml.getLocalName().equals("testcase")) {
                    tests.add(testCase(xml, suite));
                }
            }
        } catch (XMLStreamException e) {
            throw new IOException(
                    "%s is no report of Surefire: %s".formatted(file, e.getMessage()), e);
        }
        return tests;
    }

    private static TestOutcome testCase(XMLStreamReader xml, String suite)
            throws XMLStreamException {
        String type = attribute(xml, "classname");
        String name = TestNames.shortClass(type) + "." + attribute(xml, "name");
        Times times = Times.of(seconds(attribute(xml, "time")));
        Status status = Status.PASSED;
        String reason = "";
        Optional<Failure> failure = Optional.empty();
        while (xml.next() != XMLStreamReader.END_ELEMENT
                || !xml.getLocalName().equals("testcase")) {
            if (xml.isStartElement()) {
                switch (xml.getLocalName()) {
                    case "failure", "error" -> {
                        status = Status.FAILED;
                        String exception = attribute(xml, "type");
                        failure = Optional.of(new Failure(exception, text(xml), "", ""));
                    }
                    case "skipped" -> {
                        status = Status.SKIPPED;
                        reason = text(xml);
                    }
                    default -> {
                        // Output of the test.
                    }
                }
            }
        }
        return new TestOutcome(
                new Test(suite, type, "", name, "", ""),
                status,
                reason,
                failure,
                Setup.NONE,
                Artefacts.NONE,
                "",
                0,
                times);
    }

    /// The message where the report has one, else the exception's own first line.
    private static String text(XMLStreamReader xml) throws XMLStreamException {
        String message = attribute(xml, "message");
        String text =
                message.isBlank()
                        ? xml.getElementText().strip().lines().findFirst().orElse("")
                        : message;
        return text.strip()
                .replaceFirst("^org\\.opentest4j\\.TestAbortedException: ", "")
                .replaceFirst("^Assumption failed: ", "")
                .lines()
                .limit(MESSAGE_LINES)
                .map(String::strip)
                .collect(Collectors.joining("\n"));
    }

    private static String attribute(XMLStreamReader xml, String name) {
        String value = xml.getAttributeValue(null, name);
        return value == null ? "" : value;
    }

    private static Duration seconds(String text) {
        double seconds = Double.parseDouble("0" + text.replace(",", ""));
        return Duration.ofMillis(Math.round(seconds * 1000));
    }
}
