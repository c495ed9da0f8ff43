package org.cocobean.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.cocobean.Simulation;
import org.cocobean.dut.Signal;
import org.cocobean.sim.HdlDesign;
import org.cocobean.sim.SimulationFailedError;
import org.cocobean.sim.spi.HdlLanguage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// Memory images that `$readmemh` and `$readmemb` load: one verdict on every simulator.
abstract class ImageConformance extends Conformance {

    private static final String GOOD = "1 2 3 4";
    private static final String BYTES = "memory_images.sv:16: $readmemh: ";
    private static final String ODD = "memory_images.sv:17: $readmemh: ";
    private static final String FLAGS = "memory_images.sv:19: $readmemb: ";

    @TempDir(factory = RunTempDir.class)
    Path directory;

    @BeforeEach
    void isVerilog() {
        requires(HdlLanguage.VERILOG, "$readmemh and $readmemb");
    }

    private HdlDesign design() {
        return home().design("memory_images");
    }

    private Simulation start(HdlDesign design, Map<String, String> images) throws IOException {
        Path here = Files.createTempDirectory(directory, "sim");
        for (Map.Entry<String, String> image : images.entrySet()) {
            Files.writeString(here.resolve(image.getKey()), image.getValue());
        }
        return home().setup(design).in(here).start();
    }

    /// What is loaded into the memory `bytes`, and what is said of it.
    private record Bad(String what, String image, String said) {}

    private static final List<Bad> BAD =
            List.of(
                    new Bad(
                            "more words than the memory has",
                            "1 2 3 // three\n4\n5\n6\n",
                            "bytes.hex:3: too long: 6 words found, 4 wanted (0 to 3)"),
                    new Bad(
                            "a word that is too wide",
                            "1 2\n3\n/* wide\n */ 101 4\n",
                            "bytes.hex:4: 101 does not fit a word of 8 bits"),
                    new Bad(
                            "an unknown digit that is too wide",
                            "1 2 3 xxx",
                            "bytes.hex:1: xxx does not fit a word of 8 bits"),
                    new Bad(
                            "an address outside",
                            "1 2\n@3 4\n@4 5\n",
                            "bytes.hex:3: address 4 (hexadecimal) is outside 0 to 3"),
                    new Bad(
                            "words after the last address",
                            "@3\n4\n5\n",
                            "bytes.hex:3: address 4 (hexadecimal) is outside 0 to 3"),
                    new Bad(
                            "no number",
                            "1 2 three 4",
                            "bytes.hex:1: 'three' is no hexadecimal number"),
                    new Bad(
                            "a comment of another language",
                            "# 1\n1 2 3 4",
                            "bytes.hex:1: '#' is no hexadecimal number"),
                    new Bad(
                            "an address without digits",
                            "1 2\n@ 3",
                            "bytes.hex:2: there is no address in hexadecimal after @"));

    @TestFactory
    Stream<DynamicTest> aBadImageFailsTheTest() {
        return BAD.stream()
                .map(bad ->
                        dynamicTest(
                                bad.what(),
                                () ->
                                        assertThatThrownBy(() ->
                                                        start(
                                                                        design(),
                                                                        Map.of(
                                                                                "bytes.hex",
                                                                                bad.image()))
                                                                .close())
                                                .isInstanceOf(SimulationFailedError.class)
                                                .hasMessageContaining(BYTES + bad.said())));
    }

    @Test
    void aMissingImageFailsTheTest() {
        assertThatThrownBy(() -> start(design(), Map.of()).close())
                .isInstanceOf(SimulationFailedError.class)
                .hasMessageContaining(
                        BYTES
                                + "bytes.hex does not exist; its place counts from the directory of the simulation");
    }

    @Test
    void anImageThatCannotBeReadFailsTheTest() throws IOException {
        Files.createDirectory(directory.resolve("bytes.hex"));
        assertThatThrownBy(() -> home().setup(design()).in(directory).start().close())
                .isInstanceOf(SimulationFailedError.class)
                .hasMessageContaining(BYTES + "bytes.hex cannot be read: Is a directory");
    }

    @Test
    void aGoodImageIsLoaded() throws IOException {
        try (Simulation sim = start(design(), Map.of("bytes.hex", "00_01\n@2 ff 0a // end"))) {
            assertThat(sim.dut().signal("bytes[0]").toInt()).isEqualTo(1);
            assertThat(sim.dut().signal("bytes[2]").toInt()).isEqualTo(255);
            assertThat(sim.dut().signal("bytes[3]").toInt()).isEqualTo(10);
            assertThat(sim.dut().signal("first").toInt()).isEqualTo(1);
        }
    }

    @Test
    void aRangeMayGoDownwards() throws IOException {
        Map<String, String> images = Map.of("bytes.hex", GOOD, "odd.hex", "7f\n7e");
        try (Simulation sim = start(design().withPlusargs("odd=odd.hex"), images)) {
            assertThat(sim.dut().signal("odd[4]").toInt()).isEqualTo(0x7f);
            assertThat(sim.dut().signal("odd[3]").toInt()).isEqualTo(0x7e);
        }
    }

    @Test
    void aWordMayBeWiderThanALong() throws IOException {
        Map<String, String> images =
                Map.of("bytes.hex", GOOD, "wide.hex", "0123456789abcdef0123\nfedcba98765432100000");
        try (Simulation sim = start(design().withPlusargs("wide=wide.hex"), images)) {
            Signal second = sim.dut().signal("wide[1]");
            assertThat(sim.dut().signal("wide[0]").value().toBigInteger().toString(16))
                    .isEqualTo("123456789abcdef0123");
            assertThat(second.value().toBigInteger().toString(16))
                    .isEqualTo("fedcba98765432100000");
        }
    }

    @Test
    void widthsAreCountedInBits() {
        Map<String, String> images = Map.of("bytes.hex", GOOD, "odd.hex", "7f\nff");
        assertThatThrownBy(() -> start(design().withPlusargs("odd=odd.hex"), images).close())
                .isInstanceOf(SimulationFailedError.class)
                .hasMessageContaining(ODD + "odd.hex:2: ff does not fit a word of 7 bits");
    }

    @Test
    void binaryImagesObeyTheSameRule() throws IOException {
        HdlDesign design = design().withPlusargs("flags=flags.bin");
        Map<String, String> images = Map.of("bytes.hex", GOOD, "flags.bin", "1 0 1");
        try (Simulation sim = start(design, images)) {
            assertThat(sim.dut().signal("flags[1]").toInt()).isEqualTo(1);
            assertThat(sim.dut().signal("flags[2]").toInt()).isEqualTo(0);
            assertThat(sim.dut().signal("flags[3]").toInt()).isEqualTo(1);
        }
        Map<String, String> bad = Map.of("bytes.hex", GOOD, "flags.bin", "1 0 2");
        assertThatThrownBy(() -> start(design, bad).close())
                .isInstanceOf(SimulationFailedError.class)
                .hasMessageContaining(FLAGS + "flags.bin:1: '2' is no binary number");
        Map<String, String> tooLong = Map.of("bytes.hex", GOOD, "flags.bin", "1 0\n1 0");
        assertThatThrownBy(() -> start(design, tooLong).close())
                .isInstanceOf(SimulationFailedError.class)
                .hasMessageContaining(
                        FLAGS + "flags.bin:2: too long: 4 words found, 3 wanted (1 to 3)");
    }

    @Test
    void anImageThatIsTooShortWarnsOnce() throws IOException {
        Path log;
        try (Simulation sim = start(design(), Map.of("bytes.hex", "1 2"))) {
            log = sim.log();
            assertThat(sim.dut().signal("bytes[1]").toInt()).isEqualTo(2);
        }
        assertThat(log)
                .content()
                .containsOnlyOnce("bytes.hex")
                .contains(BYTES + "bytes.hex: too short: 2 words found, 4 wanted (0 to 3)");
    }

    @Test
    void anImageWithAddressesIsNotTooShort() throws IOException {
        Path log;
        try (Simulation sim = start(design().withFullImages("*"), Map.of("bytes.hex", "@1 5"))) {
            log = sim.log();
        }
        assertThat(log).content().doesNotContain("bytes.hex");
    }

    @Test
    void anImageThatIsTooShortFailsOnRequest() throws IOException {
        Map<String, String> images =
                Map.of("bytes.hex", "1 2", "other.hex", GOOD, "odd.hex", "1", "wide.hex", "1");
        for (String full : List.of("*", "bytes.hex", "./bytes.hex")) {
            assertThatThrownBy(() -> start(design().withFullImages(full), images).close())
                    .isInstanceOf(SimulationFailedError.class)
                    .hasMessageContaining(BYTES + "bytes.hex: too short: 2 words found, 4 wanted")
                    .hasMessageContaining("fullImages");
        }
        HdlDesign another = design().withPlusargs("wide=wide.hex").withFullImages("other.hex");
        start(another, images).close();
    }
}
