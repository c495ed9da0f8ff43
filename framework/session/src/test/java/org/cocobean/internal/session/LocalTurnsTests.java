package org.cocobean.internal.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(20)
class LocalTurnsTests {

    @TempDir Path key;

    @Test
    void oneOfAllWhoWaitReportsPerInterval() throws Exception {
        LocalTurns turns = LocalTurns.join(key);
        long interval = Duration.ofMillis(200).toNanos();
        assertThat(turns.mayReport(interval)).isTrue();
        assertThat(LocalTurns.join(key).mayReport(interval)).isFalse();
        Thread.sleep(210);
        assertThat(turns.mayReport(interval)).isTrue();
        assertThat(turns.mayReport(interval)).isFalse();
    }

    @Test
    void oneThreadHasTheTurnUntilItPassesItOn() throws Exception {
        LocalTurns turns = LocalTurns.join(key);
        assertThat(turns.await(Duration.ZERO)).isTrue();
        assertThat(turns.isMine()).isTrue();
        assertThat(CompletableFuture.supplyAsync(this::othersTurn).get()).isFalse();
        turns.pass();
        assertThat(CompletableFuture.supplyAsync(this::othersTurn).get()).isTrue();
    }

    private boolean othersTurn() {
        LocalTurns turns = LocalTurns.join(key);
        try {
            boolean mine = turns.await(Duration.ofMillis(20));
            if (mine) {
                turns.pass();
            }
            return mine;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        } finally {
            LocalTurns.leave(key);
        }
    }
}
