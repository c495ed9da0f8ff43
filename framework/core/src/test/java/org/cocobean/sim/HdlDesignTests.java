package org.cocobean.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class HdlDesignTests {

    private static final HdlDesign FULL =
            HdlDesign.of("top", "a.vhd")
                    .withLibrary("lib")
                    .withLanguage("08")
                    .withDefine("FAST", "")
                    .withIncludeDirectories("inc")
                    .withFileLists("more.f")
                    .withParameter("DEPTH", 4)
                    .withTimescale("1ns/1ns")
                    .withBuildArguments("-a")
                    .withVisible("core.*")
                    .withRunArguments("-r")
                    .withPlusargs("+p=1")
                    .withFullImages("*");

    @Test
    void aChangeLeavesTheRestAlone() {
        assertThat(FULL.withSources("b.vhd").withTop("other"))
                .isEqualTo(
                        new HdlDesign(
                                "other",
                                FULL.files().withOwn(FULL.files().own().withSources("b.vhd")),
                                Map.of("DEPTH", "4"),
                                FULL.compile(),
                                FULL.run()));
    }

    @Test
    void whatIsGroupedIsReadByItsOwnName() {
        assertThat(FULL.sources()).containsExactly("a.vhd");
        assertThat(FULL.library()).isEqualTo("lib");
        assertThat(FULL.language()).isEqualTo("08");
        assertThat(FULL.defines()).containsOnlyKeys("FAST");
        assertThat(FULL.includeDirectories()).containsExactly("inc");
        assertThat(FULL.fileLists()).containsExactly("more.f");
        assertThat(FULL.timescale()).isEqualTo("1ns/1ns");
        assertThat(FULL.buildArguments()).containsExactly("-a");
        assertThat(FULL.visible()).containsExactly("core.*");
        assertThat(FULL.runArguments()).containsExactly("-r");
        assertThat(FULL.plusargs()).containsExactly("p=1");
        assertThat(FULL.fullImages()).containsExactly("*");
    }

    @Test
    void aValueWithoutANameIsRefused() {
        assertThatThrownBy(() -> FULL.withParameter(" ", 3))
                .hasMessage("a design gives the value '3' to a parameter of 'top' without a name");
        assertThatThrownBy(() -> FULL.withDefine("", "1"))
                .hasMessage("a design gives the value '1' to a macro without a name");
    }
}
