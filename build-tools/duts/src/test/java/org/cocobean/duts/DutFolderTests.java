package org.cocobean.duts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DutFolderTests {

    private static final String TEXT = JavaFile.MARK + "\nclass A {}\n";

    @TempDir Path directory;

    @Test
    void aFileThatIsAsItShouldBeIsNotTouched() throws IOException {
        DutFolder folder = new DutFolder(directory);
        Map<Path, String> files = Map.of(Path.of("p/A.java"), TEXT);
        folder.write(files);
        Path file = directory.resolve("p/A.java");
        Files.setLastModifiedTime(file, FileTime.fromMillis(1000));
        folder.write(files);
        assertThat(Files.getLastModifiedTime(file)).isEqualTo(FileTime.fromMillis(1000));
        assertThat(folder.differences(files)).isEmpty();
    }

    @Test
    void whatIsGeneratedNoMoreGoesAndWhatIsWrittenByHandStays() throws IOException {
        DutFolder folder = new DutFolder(directory);
        folder.write(Map.of(Path.of("A.java"), TEXT));
        Files.writeString(directory.resolve("Mine.java"), "class Mine {}");
        Map<Path, String> next = Map.of(Path.of("B.java"), TEXT);
        assertThat(folder.differences(next))
                .containsExactly(
                        "+ " + directory.resolve("B.java"), "- " + directory.resolve("A.java"));
        folder.write(next);
        assertThat(directory).isDirectoryNotContaining("glob:**/A.java");
        assertThat(directory.resolve("Mine.java")).exists();
    }
}
