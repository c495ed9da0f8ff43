package org.cocobean.internal.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SafeNameTests {

    @Test
    void aSafeTextIsItsOwnName() {
        assertThat(SafeName.of("hdl_compile-Counter.WIDTH=8+x", 80))
                .isEqualTo("hdl_compile-Counter.WIDTH=8+x");
    }

    @Test
    void aTextThatHadToBeChangedShowsItsDigest() {
        assertThat(SafeName.of("a b", 80))
                .isEqualTo("a_b-" + SafeName.digest("a b").substring(0, 8));
        assertThat(SafeName.of("../../etc/passwd", 80)).startsWith("etc_passwd-");
        assertThat(SafeName.of("", 80)).isEqualTo("e3b0c442");
        assertThat(SafeName.of("-rf", 80)).startsWith("rf-");
    }

    @Test
    void theLimitHolds() {
        assertThat(SafeName.of("x".repeat(80), 80)).isEqualTo("x".repeat(80));
        assertThat(SafeName.of("x".repeat(81), 80)).hasSize(80).startsWith("x".repeat(71) + "-");
        assertThat(SafeName.of("long", 3)).hasSize(8);
    }
}
