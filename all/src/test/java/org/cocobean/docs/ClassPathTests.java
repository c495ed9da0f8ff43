package org.cocobean.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

/// What a user gets on the class path: all of our artifacts, the container included, with all that
/// they bring.
class ClassPathTests {

    private static List<Path> jars() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> entry.endsWith(".jar"))
                .map(Path::of)
                .toList();
    }

    private static List<String> classesIn(Path jar) throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            return zip.stream()
                    .map(ZipEntry::getName)
                    .filter(name -> name.endsWith(".class"))
                    .filter(name -> !name.startsWith("META-INF/"))
                    .filter(name -> !name.endsWith("-info.class"))
                    .toList();
        }
    }

    /// Two versions of one library are told apart by nothing but their order.
    @Test
    void noClassIsThereTwice() throws IOException {
        Map<String, List<String>> places = new TreeMap<>();
        for (Path jar : jars()) {
            for (String name : classesIn(jar)) {
                places.computeIfAbsent(name, key -> new ArrayList<>())
                        .add(String.valueOf(jar.getFileName()));
            }
        }
        assertThat(places).containsKey("com/sun/jna/Native.class");
        places.values().removeIf(jars -> jars.size() == 1);
        assertThat(places).isEmpty();
    }
}
