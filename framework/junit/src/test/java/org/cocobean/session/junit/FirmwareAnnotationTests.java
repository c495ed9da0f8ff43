package org.cocobean.session.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.cocobean.session.FirmwareImage;
import org.cocobean.session.Session;
import org.cocobean.settings.Settings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class FirmwareAnnotationTests {

    @TempDir Path directory;
    private Session session;

    @BeforeEach
    void writeFirmware() throws IOException {
        for (String name : List.of("boot", "app")) {
            Path made = Files.createDirectories(directory.resolve("firmware-samples/" + name));
            Files.writeString(
                    made.resolve("Makefile"),
                    "WORD ?= 0\nall:\n\techo \"$(WORD) code of %1$s\" > %1$s.vmem\n\techo > %1$s.elf\n"
                            .formatted(name));
        }
        session =
                Session.open(
                        new Settings(
                                Map.of(
                                        "user.dir", directory.toString(),
                                        "user.home", directory.resolve("home").toString(),
                                        "env.PATH", String.valueOf(System.getenv("PATH")),
                                        "cocobean.run.dir", "run",
                                        "cocobean.cache", "cache")));
    }

    @Firmware("app")
    static class Booted {
        @Firmware("boot")
        @Firmware(value = "app", dest = "mem/app.vmem", makeArgs = "WORD=5")
        void both() {}

        void ofClass() {}

        @Firmware("boot")
        @Firmware("app")
        void twice() {}

        @Firmware(value = "boot", dest = "../boot.vmem")
        void outside() {}
    }

    private FirmwareImages prepare(String name) throws Exception {
        Method method = Booted.class.getDeclaredMethod(name);
        Path test = Files.createDirectories(directory.resolve("test-" + name));
        return FirmwareImages.prepare(session.firmware(), method, Booted.class, test);
    }

    @Test
    void annotationsOfTheMethodReplaceThoseOfTheClass() throws Exception {
        FirmwareImages images = prepare("both");
        assertThat(directory.resolve("test-both/firmware.vmem")).hasContent("0 code of boot");
        assertThat(directory.resolve("test-both/mem/app.vmem")).hasContent("5 code of app");
        assertThat(images.expect("boot").path())
                .isEqualTo(directory.resolve("test-both/firmware.vmem"));
        assertThat(images.expect("app").path())
                .isEqualTo(directory.resolve("test-both/mem/app.vmem"));
        assertThatThrownBy(() -> images.expect("image"))
                .hasMessage(
                        "Which firmware does the parameter 'image' mean? Name it like one of [boot, app].");
    }

    @Test
    void theAnnotationOfTheClassHoldsForAllItsTests() throws Exception {
        assertThat(prepare("ofClass").expect("anything").path())
                .isEqualTo(directory.resolve("test-ofClass/firmware.vmem"))
                .hasContent("0 code of app");
    }

    @Test
    void twoImagesForOnePlaceAreRefused() {
        assertThatThrownBy(() -> prepare("twice"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageMatching(
                        "Two @Firmware of void .*Booted\\.twice\\(\\) have dest = \"firmware.vmem\"; give each a dest of its own");
    }

    @Test
    void aPlaceOutsideTheTestsDirectoryIsRefused() {
        assertThatThrownBy(() -> prepare("outside"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "The firmware 'boot' cannot be copied to dest = \"../boot.vmem\": that is not inside the directory of the test");
    }

    @Test
    void aTestMayChangeItsCopyWithoutHarmToOthers() throws Exception {
        FirmwareImage mine = prepare("ofClass").expect("app");
        Files.writeString(mine.path(), "patched");
        assertThat(session.firmware().build("app").path()).hasContent("0 code of app");
    }
}
