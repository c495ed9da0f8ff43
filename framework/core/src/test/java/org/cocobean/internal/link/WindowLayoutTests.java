package org.cocobean.internal.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zeroturnaround.exec.ProcessExecutor;

/// The drift check: the header and its Java twin must say the same of every offset and code.
class WindowLayoutTests {

    @Test
    void javaAndTheCHeaderAgreeOnEveryConstant(@TempDir Path directory) throws Exception {
        Path program = directory.resolve("layout_dump");
        String compiled =
                new ProcessExecutor(
                                "cc",
                                "-std=gnu11",
                                "-Isrc/main/native",
                                "-o",
                                program.toString(),
                                "src/test/native/layout_dump.c")
                        .redirectErrorStream(true)
                        .readOutput(true)
                        .execute()
                        .outputUTF8();
        assertThat(compiled).isEmpty();
        String dump =
                new ProcessExecutor(program.toString()).readOutput(true).execute().outputUTF8();
        Map<String, Long> header = new TreeMap<>();
        dump.lines()
                .forEach(
                        line -> header.put(line.split(" ")[0], Long.parseLong(line.split(" ")[1])));

        assertThat(javaConstants().entrySet())
                .containsExactlyInAnyOrderElementsOf(header.entrySet());
    }

    private static Map<String, Long> javaConstants() throws IllegalAccessException {
        Map<String, Long> constants = new TreeMap<>();
        for (Field field : WindowLayout.class.getDeclaredFields()) {
            if (Modifier.isStatic(field.getModifiers()) && !field.isSynthetic()) {
                constants.put(field.getName(), ((Number) field.get(null)).longValue());
            }
        }
        return constants;
    }
}
