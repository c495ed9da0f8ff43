package org.cocobean.internal.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.cocobean.sim.HdlDesign;
import org.cocobean.sim.SourceSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a build depends on beside its sources.
class HiddenInputsTests {

    @TempDir Path directory;

    @Test
    void filesThatArgumentsNameArePartOfABuild() throws IOException {
        Path library = Files.writeString(directory.resolve("libref.a"), "");
        Path more = Files.writeString(directory.resolve("more.f"), "");
        assertThat(
                        HiddenInputs.named(
                                List.of(
                                        "-LDFLAGS",
                                        "-lm " + library,
                                        "-f" + more,
                                        "--with=" + more,
                                        "-I" + directory,
                                        directory + "/missing",
                                        "relative.f",
                                        "/\0")))
                .containsExactly(library, more);
    }

    @Test
    void whereAnIncludedFileWouldHaveBeenFoundEarlierIsWatched() {
        HdlDesign design =
                HdlDesign.of("top", "top.v")
                        .withIncludeDirectories("/a", "/b", "/c")
                        .withSourceSet(SourceSet.of("x.v").withIncludeDirectories("/d", "/b"));
        assertThat(
                        HiddenInputs.passedOver(
                                design,
                                List.of(
                                        Path.of("/b/cfg/p.vh"),
                                        Path.of("/a/q.vh"),
                                        Path.of("/e/r.vh"))))
                .containsExactly(Path.of("/a/cfg/p.vh"), Path.of("/d/cfg/p.vh"));
    }
}
