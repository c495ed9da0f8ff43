package org.cocobean.internal.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What moves with code from thread to thread.
class BelongingsTests {

    private static final ThreadLocal<String> LOCAL = new ThreadLocal<>();

    @BeforeEach
    void needsOpenThreads() {
        assumeTrue(Belongings.areAvailable(), "this JVM does not open its threads");
    }

    @Test
    void codeThatMovesToAnotherThreadHasItsThreadLocalsThereAndGivesThemBack() throws Exception {
        LOCAL.set("of the test");
        List<String> seen = new ArrayList<>();
        Belongings mine = Belongings.ofThisThread();
        Thread other =
                Thread.ofPlatform()
                        .start(() -> {
                            LOCAL.set("of the other");
                            mine.swap();
                            seen.add(LOCAL.get());
                            LOCAL.set("changed");
                            mine.swap();
                            seen.add(LOCAL.get());
                        });
        other.join();
        mine.swap();
        assertThat(seen).containsExactly("of the test", "of the other");
        assertThat(LOCAL.get()).isEqualTo("changed");
        LOCAL.remove();
    }
}
