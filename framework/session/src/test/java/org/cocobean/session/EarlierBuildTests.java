package org.cocobean.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Builds that start from an earlier one with the same key.
@Timeout(60)
class EarlierBuildTests {

    @TempDir Path directory;
    private Session session;
    private final List<Path> sources = new ArrayList<>();
    private final List<EarlierBuild> given = new ArrayList<>();

    @BeforeEach
    void writeSources() throws IOException {
        for (String name : List.of("a", "b", "c")) {
            sources.add(write(name, "first"));
        }
        session = Sessions.open(directory);
    }

    private Path write(String name, String text) throws IOException {
        Path file = Files.writeString(directory.resolve(name), text);
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(60)));
        return file;
    }

    private final class Joining implements Builder {

        @Override
        public List<Path> build(Path output) throws IOException {
            StringBuilder text = new StringBuilder();
            for (Path source : sources) {
                text.append(Files.readString(source)).append(' ');
            }
            Files.writeString(output.resolve("joined"), text);
            return sources;
        }

        @Override
        public List<Path> update(Path output, EarlierBuild earlier) throws IOException {
            given.add(earlier);
            return build(output);
        }
    }

    private CachedBuild obtain() {
        return session.cache().obtain(BuildKey.of("joined", "abc"), new Joining());
    }

    private static String content(Path build) throws IOException {
        return Files.readString(build.resolve("joined")).strip();
    }

    @Test
    void aBuilderIsGivenTheBuildFromWhichTheFewestFilesDiffer() throws IOException {
        Path first = obtain().path();
        assertThat(given).as("there is none before the first").isEmpty();
        write("a", "second");
        write("b", "second");
        Path second = obtain().path();
        assertThat(given.getFirst())
                .isEqualTo(new EarlierBuild(first, Set.of(sources.get(0), sources.get(1))));
        write("c", "third");
        obtain();
        assertThat(given.getLast()).isEqualTo(new EarlierBuild(second, Set.of(sources.get(2))));
        write("c", "first");
        assertThat(obtain().path()).isEqualTo(second);
        assertThat(given).hasSize(2);
        assertThat(content(second)).isEqualTo("second second first");
    }

    @Test
    void aDamagedOneIsNotGivenAndGoes() throws IOException {
        Path first = obtain().path();
        Files.writeString(first.resolve("joined"), "damaged");
        write("a", "second");
        obtain();
        assertThat(given).isEmpty();
        assertThat(first).doesNotExist();
        write("a", "first");
        assertThat(content(obtain().path())).isEqualTo("first first first");
    }

    @Test
    void whatNoProcessUsesGoesWhenThereAreMany() throws IOException {
        for (int i = 0; i < 36; i++) {
            write("a", "version " + i);
            Path build = obtain().path();
            assertThat(content(build)).startsWith("version " + i);
            forgetAll(build.resolve("../.."));
        }
        assertThat(given).hasSize(35);
        try (Stream<Path> all = Files.walk(directory.resolve("cache"))) {
            assertThat(all.filter(path -> path.endsWith("content/joined")))
                    .as("what is there when the last one is looked for, and the last one")
                    .hasSizeBetween(32, 33);
        }
    }

    /// As if the process that used them had ended: the one that was obtained, and the one from
    /// which it was made.
    private static void forgetAll(Path place) throws IOException {
        try (Stream<Path> builds = Files.list(place)) {
            for (Path build :
                    builds.filter(each -> each.resolve(".users").toFile().exists()).toList()) {
                forget(build.resolve(".users"));
            }
        }
    }

    private static void forget(Path users) throws IOException {
        try (Stream<Path> marks = Files.list(users)) {
            for (Path mark : marks.toList()) {
                Files.delete(mark);
            }
        }
    }
}
