package org.cocobean.internal.launch;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.cocobean.session.Session;
import org.junit.jupiter.api.Test;

class UnknownExecutorTests {

    @Test
    void theArtifactThatBringsItIsNamed() {
        assertThatThrownBy(() -> Tools.load(Session.current(), "container"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'container'")
                .hasMessageContaining("known are: host (")
                .hasMessageContaining("org.cocobean:cocobean-container");
    }
}
