package org.cocobean.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.cocobean.settings.Settings;
import org.junit.jupiter.api.Test;

class WorkerIdTests {

    private static WorkerId of(String... settings) {
        Map<String, String> map = new java.util.HashMap<>();
        for (int i = 0; i < settings.length; i += 2) {
            map.put(settings[i], settings[i + 1]);
        }
        return WorkerId.of(new Settings(map));
    }

    @Test
    void aRunWithoutForksIsTheMaster() {
        assertThat(of()).isEqualTo(WorkerId.MASTER);
        assertThat(of().isMaster()).isTrue();
        assertThat(of()).hasToString("master");
    }

    @Test
    void aSurefireForkIsFoundByItsOwnCommandLine() {
        String command =
                "/p/target/surefire/surefirebooter-20261122232225331_3.jar /p/target/surefire"
                        + " 2026-11-22T23-22-24_649-jvmRun3 surefire-1tmp surefire_0-2tmp";
        assertThat(of("sun.java.command", command)).isEqualTo(new WorkerId("gw2"));
        assertThat(of("sun.java.command", command).isMaster()).isFalse();
    }

    @Test
    void theForkNumberThatTheBuildPassesOnCountsFromOne() {
        assertThat(of("surefire.forkNumber", "1")).isEqualTo(new WorkerId("gw0"));
        assertThat(of("surefire.forkNumber", "12")).isEqualTo(new WorkerId("gw11"));
    }

    @Test
    void aForkNumberThatWasNotReplacedIsNone() {
        assertThat(of("surefire.forkNumber", "${surefire.forkNumber}")).isEqualTo(WorkerId.MASTER);
    }

    @Test
    void theOnlyForkOfABuildWithOneWorkerIsTheMaster() {
        assertThat(of("surefire.forkNumber", "1", "cocobean.workers", "1"))
                .isEqualTo(WorkerId.MASTER);
    }

    @Test
    void aChosenNameWins() {
        assertThat(of("cocobean.worker", "alpha-3", "surefire.forkNumber", "1"))
                .isEqualTo(new WorkerId("alpha-3"));
    }

    @Test
    void aNameThatIsAPathIsRefused() {
        assertThatThrownBy(() -> of("cocobean.worker", "../gw1"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "'../gw1' cannot be a worker id: use 1 to 40 letters, digits, '_', '-' or '.', such as gw3");
    }

    @Test
    void thisTestRunsInAForkOrInAnUndividedRun() {
        assertThat(Session.current().worker().name()).matches("gw\\d+|master");
    }
}
