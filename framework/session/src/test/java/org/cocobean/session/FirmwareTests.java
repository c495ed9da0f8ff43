package org.cocobean.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.cocobean.internal.firmware.FakeElf;
import org.cocobean.internal.session.Folder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class FirmwareTests {

    @TempDir Path directory;
    private Path root;
    private Path makes;
    private Session session;

    @BeforeEach
    void writeFirmware() throws IOException {
        root = Files.createDirectories(directory.resolve("firmware-samples"));
        makes = directory.resolve("makes.log");
        write("common/rules.mk", "WORD ?= 0\n");
        Files.write(
                root.resolve("common/prebuilt.bin"),
                FakeElf.write(false, false, 64, Map.of("main", 0x80L, "tick", 0x1000L)));
        for (String name : List.of("boot", "app", "uart_echo")) {
            write(
                    name + "/Makefile",
                    """
                    include ../common/rules.mk
                    all:
                    \techo %1$s $(MAKEFLAGS) >> %2$s
                    \ttest ! -e old.o
                    \ttouch old.o
                    \techo "$(WORD) `cat main.c`" > %1$s.vmem
                    \tcp ../common/prebuilt.bin %1$s.elf
                    """
                            .formatted(name, makes));
            write(name + "/main.c", "code of " + name);
        }
        session = open();
    }

    private Session open(String... more) {
        String[] settings = new String[more.length + 2];
        System.arraycopy(more, 0, settings, 2, more.length);
        settings[0] = "env.PATH";
        settings[1] = String.valueOf(System.getenv("PATH"));
        return Sessions.open(directory, settings);
    }

    private void write(String file, String text) throws IOException {
        Files.createDirectories(root.resolve(file).resolveSibling("."));
        Files.writeString(root.resolve(file), text);
    }

    private List<String> makes() throws IOException {
        return Files.exists(makes) ? Files.readAllLines(makes) : List.of();
    }

    @Test
    void aFirmwareIsMadeOnceForTestsForksAndRuns() throws Exception {
        FirmwareImage boot = session.firmware().build("boot");
        assertThat(boot.path()).hasContent("0 code of boot").hasFileName("boot.vmem");
        session.firmware().build("boot");
        open("cocobean.worker", "gw1").firmware().build("boot");
        open("cocobean.run.dir", "next-run").firmware().build("boot");
        assertThat(makes()).containsExactly("boot w");
        assertThat(Folder.names(root.resolve("boot"))).containsExactly("Makefile", "main.c");
    }

    @Test
    void argumentsMakeVariantsThatShareNothing() throws Exception {
        assertThat(session.firmware().build("boot", "WORD=1").path()).hasContent("1 code of boot");
        assertThat(session.firmware().build("boot", "WORD=2").path()).hasContent("2 code of boot");
        assertThat(session.firmware().build("boot", "WORD=1").path()).hasContent("1 code of boot");
        assertThat(makes()).hasSize(2);
    }

    @Test
    void aChangeOfItsOwnOrACommonFileMakesItAnew() throws Exception {
        session.firmware().build("boot");
        write("boot/main.c", "new code");
        assertThat(session.firmware().build("boot").path()).hasContent("0 new code");
        write("common/rules.mk", "WORD ?= 7\n");
        assertThat(session.firmware().build("boot").path()).hasContent("7 new code");
        write("app/main.c", "not ours");
        session.firmware().build("boot");
        assertThat(makes()).hasSize(3);
    }

    @Test
    void whatABuildByHandLeftDoesNotCount() throws Exception {
        write("boot/old.o", "stale");
        write("boot/boot.vmem", "stale");
        write("boot/build/main.o", "stale");
        assertThat(session.firmware().build("boot").path()).hasContent("0 code of boot");
    }

    @Test
    void theElfFileGivesSymbolsAndSize() {
        FirmwareImage boot = session.firmware().build("boot");
        assertThat(boot.symbols())
                .containsExactly(Map.entry("main", 0x80L), Map.entry("tick", 0x1000L));
        assertThat(boot.expectSymbol("tick")).isEqualTo(0x1000);
        assertThat(boot.findSymbol("tock")).isEmpty();
        assertThat(boot.size()).isEqualTo(64);
        assertThatThrownBy(() -> boot.expectSymbol("tock"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The firmware 'boot' has no symbol 'tock'. It has main, tick.");
    }

    @Test
    void anUnknownNameListsTheKnownOnes() {
        assertThatThrownBy(() -> session.firmware().build("boto"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "There is no firmware 'boto' with a Makefile in %s. Known: app, boot, uart_echo."
                                .formatted(root));
        assertThatThrownBy(() -> session.firmware().build("common"))
                .hasMessageStartingWith("There is no firmware 'common'");
    }

    @Test
    void aNameThatTriesToLeaveTheRootIsRefused() throws Exception {
        for (String name : List.of("../boot", "/etc", "..", "boot/../app", "", "-C", "a b")) {
            assertThatThrownBy(() -> session.firmware().build(name))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage(
                            "'%s' cannot be the name of a firmware: it is one directory in %s, named with letters, digits, '_' and '-'"
                                    .formatted(name, root));
        }
        Path outside = Files.createDirectories(directory.resolve("outside"));
        Files.writeString(outside.resolve("Makefile"), "all:\n");
        Files.createSymbolicLink(root.resolve("link"), outside);
        assertThatThrownBy(() -> session.firmware().build("link"))
                .hasMessageStartingWith("There is no firmware 'link'");
        assertThat(makes()).isEmpty();
    }

    @Test
    void aFailingMakeShowsItsOutputAndIsNotRunAgain() throws Exception {
        write(
                "boot/Makefile",
                "all:\n\techo x >> %s\n\t@echo main.c:3: no such thing; exit 3\n".formatted(makes));
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> session.firmware().build("boot"))
                    .isInstanceOf(BuildFailedException.class)
                    .hasMessageContaining("make -C boot ended with exit code 2")
                    .hasMessageContaining("\nmain.c:3: no such thing\n");
        }
        assertThat(makes()).hasSize(1);
    }

    @Test
    void aMissingToolchainIsNamed() throws Exception {
        write("boot/Makefile", "all:\n\tno-such-riscv-gcc main.c\n");
        assertThatThrownBy(() -> session.firmware().build("boot", "CROSS=no-such-riscv-"))
                .isInstanceOf(BuildFailedException.class)
                .hasMessageContaining(
                        "make -C boot CROSS=no-such-riscv- ended with exit code 2 (there is no no-such-riscv-gcc on the PATH; Debian: apt install gcc-riscv64-unknown-elf):");
    }

    @Test
    void aMissingMakeIsNamed() {
        assertThatThrownBy(() ->
                        open("cocobean.firmware.make", "no-such-make").firmware().build("boot"))
                .isInstanceOf(BuildFailedException.class)
                .hasMessageContaining("no-such-make could not be started: ")
                .hasMessageContaining(". Install it (Debian: apt install make)");
    }

    @Test
    void aMakeThatHangsIsStoppedWithItsChildren() throws Exception {
        write("boot/Makefile", "all:\n\t@echo compiling\n\t@sleep 4242.25\n");
        assertThatThrownBy(
                        () -> open("cocobean.firmware.timeout", "500 ms").firmware().build("boot"))
                .isInstanceOf(BuildFailedException.class)
                .hasMessageContaining("make -C boot was stopped after 500 ms")
                .hasMessageContaining("compiling\n");
        assertThat(
                        ProcessHandle.allProcesses()
                                .filter(p ->
                                        p.info().commandLine().orElse("").contains("sleep 4242.25"))
                                .filter(ProcessHandle::isAlive))
                .isEmpty();
    }

    @Test
    void aMakeThatWritesNoImageIsRefused() throws Exception {
        write("boot/Makefile", "all:\n\techo nothing > boot.elf\n");
        assertThatThrownBy(() -> session.firmware().build("boot"))
                .isInstanceOf(BuildFailedException.class)
                .hasMessageContaining(
                        "make -C boot succeeded but wrote no boot/boot.vmem, which it has to:");
    }

    @Test
    void aMissingRootSaysHowToNameIt() throws Exception {
        Path empty = Files.createDirectories(directory.resolve("else/where"));
        Folder.remove(root);
        assertThatThrownBy(() -> Sessions.open(empty).firmware().names())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "There is no directory 'firmware-samples' in %s or above it. Say where the firmware is with -Dcocobean.firmware.root=DIR."
                                .formatted(empty));
    }

    @Test
    void theRootIsFoundAboveTheWorkingDirectory() throws Exception {
        Path below = Files.createDirectories(directory.resolve("a/b"));
        assertThat(Sessions.open(below).firmware().names())
                .containsExactly("app", "boot", "uart_echo");
    }
}
