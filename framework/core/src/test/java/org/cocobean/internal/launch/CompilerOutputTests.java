package org.cocobean.internal.launch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CompilerOutputTests {

    @Test
    void errorsOfGhdlAreFoundAmongItsWarnings() {
        assertThat(
                        CompilerOutput.errors(
                                """
                                a.vhd:3:9:warning: declaration of "x" hides signal "x" [-Whide]
                                variable x : line;
                                         ^
                                a.vhd:4:9: no declaration for "y"
                                        y := 1;
                                        ^
                                b.vhd:1:1:warning: odd
                                """))
                .isEqualTo(
                        """
                        a.vhd:4:9: no declaration for "y"
                                y := 1;
                                ^
                        (2 warnings stand in the log)\
                        """);
    }

    @Test
    void errorsOfVerilatorAndIcarusToo() {
        assertThat(
                        CompilerOutput.errors(
                                """
                                %Warning-WIDTH: a.v:3:9: odd
                                    3 | assign x = y;
                                      |        ^
                                %Error: a.v:4:1: syntax error
                                    4 | assing
                                a.v:5: warning: odd
                                a.v:6: error: worse
                                """))
                .isEqualTo(
                        """
                        %Error: a.v:4:1: syntax error
                            4 | assing
                        a.v:6: error: worse
                        (2 warnings stand in the log)\
                        """);
    }

    @Test
    void outputOfOneKindStaysAsItIs() {
        assertThat(CompilerOutput.errors("a.v:6: error: worse\n")).isEqualTo("a.v:6: error: worse");
        String warnings = "%Warning-WIDTH: a.v:3:9: odd\n%Error-free";
        assertThat(CompilerOutput.errors("a.v:5: warning: odd")).isEqualTo("a.v:5: warning: odd");
        assertThat(CompilerOutput.errors(warnings)).contains("%Error-free");
    }
}
