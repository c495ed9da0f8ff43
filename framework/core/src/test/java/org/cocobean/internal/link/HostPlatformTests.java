package org.cocobean.internal.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What tells hosts apart that share a cache.
class HostPlatformTests {

    private static final HostPlatform HOST = new HostPlatform("linux-x86_64", "glibc-2.36", "ab12");

    @Test
    void thisHostHasACLibraryAndAProcessor() {
        HostPlatform here = HostPlatform.current();
        assertThat(here.library()).matches("glibc-\\d+\\.\\d+");
        assertThat(here.processor()).matches("[0-9a-f]{16}");
    }

    @Test
    void theProcessorCountsOnlyWhereTheCompilerIsToChooseIt() {
        assertThat(HOST.buildsWith(List.of("verilator", "-CFLAGS", "-O3 -march=x86-64-v3")))
                .isEqualTo("linux-x86_64 glibc-2.36");
        assertThat(HOST.buildsWith(List.of("verilator", "-CFLAGS", "-O3 -march=native")))
                .isEqualTo("linux-x86_64 glibc-2.36 ab12");
        assertThat(HOST.buildsWith(List.of("-mcpu=native"))).endsWith(" ab12");
    }

    @Test
    void processorsOfOneKindAreOneAndOfAnotherAreNot() {
        String one = "processor\t: 0\nmodel name\t: A\nflags\t\t: sse avx2\ncpu MHz\t\t: 800\n";
        String same = "processor\t: 1\nmodel name\t: A\nflags\t\t: sse avx2\ncpu MHz\t\t: 3100\n";
        assertThat(HostPlatform.processorIn(one + same)).isEqualTo(HostPlatform.processorIn(same));
        assertThat(HostPlatform.processorIn(one.replace(" avx2", "")))
                .isNotEqualTo(HostPlatform.processorIn(one));
    }

    @Test
    void hostsWithOtherCLibrariesHaveNativePartsOfTheirOwn(@TempDir Path cache) throws Exception {
        HostPlatform here = HostPlatform.current();
        HostPlatform older = new HostPlatform(here.system(), "glibc-2.28", here.processor());
        Path ours = NativeLibraries.install(cache, false).link();
        Path theirs = NativeLibraries.install(cache, older, false).link();
        assertThat(theirs).isNotEqualTo(ours).isRegularFile();
        assertThat(theirs.toString()).contains("glibc-2.28");
    }

    @Test
    void aLibraryThatWantsANewerCLibraryIsNotLoaded() {
        assertThat(HOST.canLoad(wants("GLIBC_2.2.5", "GLIBC_2.36"))).isTrue();
        assertThat(HOST.canLoad(wants("GLIBC_2.2.5", "GLIBC_2.37"))).isFalse();
        assertThat(new HostPlatform("linux-x86_64", "glibc-2.4", "").canLoad(wants("GLIBC_2.34")))
                .isFalse();
        assertThat(new HostPlatform("linux-x86_64", "libc", "").canLoad(wants())).isFalse();
    }

    private static byte[] wants(String... versions) {
        return ("\177ELF\0" + String.join("\0", versions) + "\0").getBytes(StandardCharsets.UTF_8);
    }
}
