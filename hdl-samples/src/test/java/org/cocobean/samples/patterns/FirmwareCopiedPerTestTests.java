package org.cocobean.samples.patterns;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.cocobean.junit.HdlTest;
import org.cocobean.junit.SimDir;
import org.cocobean.session.FirmwareImage;
import org.cocobean.session.Session;
import org.cocobean.session.junit.Firmware;
import org.junit.jupiter.api.RepeatedTest;

/// Pattern: firmware copied per test. It is built once, but each test has a copy in its own
/// directory, which it may change.
///
/// pytest-xdist: a session fixture that builds, and a function fixture that copies into `tmp_path`.
/// Here: `@Firmware`.
@Firmware("hello")
class FirmwareCopiedPerTestTests {

    @HdlTest
    @RepeatedTest(2)
    void changesItsOwnCopyOnly(@SimDir Path directory, FirmwareImage hello) throws Exception {
        Path built = Session.current().firmware().build("hello").path();
        assertThat(hello.path()).isEqualTo(directory.resolve("firmware.vmem"));
        assertThat(hello.path()).hasSameTextualContentAs(built);
        Files.writeString(hello.path(), "// broken on purpose\n");
    }
}
