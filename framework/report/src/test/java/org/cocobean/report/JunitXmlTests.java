package org.cocobean.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.StringReader;
import java.nio.file.Path;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.cocobean.report.TestOutcome.Failure;
import org.junit.jupiter.api.Test;
import org.xml.sax.SAXException;

/// The XML for others, against the schema that they check it with.
class JunitXmlTests {

    private static final Path BASE = Path.of("/chip");

    private static final Results RESULTS =
            new Results(
                    List.of(
                            Outcomes.passed("ATests.a", "icarus"),
                            Outcomes.failed(
                                    "ATests.b",
                                    "ghdl",
                                    new Failure(
                                            "x.Wrong",
                                            "4 is not 5 <&\u0001 \ud83d\ude00\nsecond line",
                                            "rtl/fifo.v:12",
                                            "ATests.java:42"),
                                    BASE.resolve("target/left")),
                            Outcomes.failed("BTests.c", "", ""),
                            Outcomes.skipped("BTests.d", "verilator", "not \"for\" Verilator")));

    private static Schema schema() throws SAXException {
        return SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                .newSchema(JunitXmlTests.class.getResource("junit.xsd"));
    }

    private static void validate(String xml) throws Exception {
        schema().newValidator().validate(new StreamSource(new StringReader(xml)));
    }

    @Test
    void thatWithoutPropertiesIsAsTheStrictestReaderWantsIt() throws Exception {
        String xml = JunitXml.strict(RESULTS, BASE);
        validate(xml);
        assertThat(xml)
                .contains(
                        "seed: 42\n",
                        "simulator: ghdl\n",
                        "hdl: rtl/fifo.v:12\n",
                        "repeat: mvn test -Dtest=",
                        "[[ATTACHMENT|target/left/sim.log]]");
    }

    @Test
    void theOtherDiffersByThePropertiesOfTestsOnly() throws Exception {
        String xml = JunitXml.write(RESULTS, BASE);
        assertThat(xml)
                .contains(
                        "<property name=\"seed\" value=\"42\"/>",
                        "<property name=\"hdl\" value=\"rtl/fifo.v:12\"/>",
                        "[[ATTACHMENT|target/left/sim.log]]");
        validate(xml.replaceAll("(?s)<properties>.*?</properties>", ""));
        assertThatThrownBy(() -> validate(xml)).hasMessageContaining("properties");
    }

    @Test
    void aRunOfNothingIsValidToo() throws Exception {
        validate(JunitXml.strict(new Results(List.of()), BASE));
    }
}
