package org.cocobean.internal.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValueCodecTests {

    enum Speed {
        SLOW,
        FAST
    }

    record Lane(int number, @Nullable String note) {}

    private record Board(Path image, List<Lane> lanes, Map<String, Speed> speeds) {}

    static List<Object> values() {
        return List.of(
                "",
                "ü\n\"quoted\"",
                true,
                -3,
                1L << 40,
                0.1,
                BigInteger.ONE.shiftLeft(200),
                Duration.ofMillis(1500),
                Path.of("/tmp/ä b"),
                Speed.FAST,
                List.of(1, "one", List.of()),
                Arrays.asList(null, null),
                Map.of("a", 1),
                new Board(
                        Path.of("/x.vmem"),
                        List.of(new Lane(1, null), new Lane(2, "two")),
                        Map.of("a", Speed.SLOW)));
    }

    @ParameterizedTest
    @MethodSource("values")
    void whatIsWrittenIsRead(Object value) throws IOException {
        assertThat(ValueCodec.decode(ValueCodec.encode(value))).isEqualTo(value);
    }

    @Test
    void nothingIsReadAsNothingAndBytesAsBytes() throws IOException {
        assertThat(ValueCodec.decode(ValueCodec.encode(null))).isNull();
        assertThat(ValueCodec.decode(ValueCodec.encode(new byte[] {0, -1})))
                .isEqualTo(new byte[] {0, -1});
    }

    @Test
    void anotherTypeIsRefusedWhereItIsWritten() {
        assertThatThrownBy(() -> ValueCodec.encode(List.of(new File("x"))))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("java.io.File, which cannot be carried to other workers");
    }

    /// A marker lies where others may write: it must not choose what code runs here.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"record java.io.File\": [\"/etc/passwd\"]}",
                "{\"enum java.lang.Runtime\": [\"x\"]}",
                "{\"java.io.File\": \"/etc/passwd\"}",
                "{\"record org.cocobean.internal.session.ValueCodecTests$Lane\": [1]}",
                "{\"int\": \"1\", \"long\": \"2\"}",
                "{\"int\": \"one\"}",
                "{\"map\": [1]}",
                "[1",
                "java:rO0ABXNyAA==",
                ""
            })
    void otherTextIsRefused(String text) {
        assertThatThrownBy(() -> ValueCodec.decode(text))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("the recorded result");
    }

    @Test
    void aClassIsNotInitialisedByItsName() throws Exception {
        assertThatThrownBy(() ->
                        ValueCodec.decode("{\"record %s\": []}".formatted(Trap.class.getName())))
                .isInstanceOf(IOException.class);
        assertThat(System.getProperty("cocobean.test.trap")).isNull();
    }

    private static final class Trap {
        static {
            System.setProperty("cocobean.test.trap", "sprung");
        }
    }
}
