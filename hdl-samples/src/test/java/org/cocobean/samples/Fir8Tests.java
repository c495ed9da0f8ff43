package org.cocobean.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cocobean.Cocobean.fork;
import static org.cocobean.Cocobean.ns;
import static org.cocobean.Cocobean.rising;
import static org.cocobean.assertj.CocobeanAssertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.cocobean.clock.Clock;
import org.cocobean.dut.Dut;
import org.cocobean.dut.Signal;
import org.cocobean.junit.Design;
import org.cocobean.junit.HdlTest;
import org.cocobean.task.Task;
import org.junit.jupiter.api.BeforeEach;

/// A filter against a model in Java.
@Design(top = "fir8", sources = "rtl/verilog/fir8.v")
class Fir8Tests {

    private static final List<Integer> COEFFICIENTS =
            List.of(-52, 187, 1260, 2700, 2700, 1260, 187, -52);

    interface Fir8 extends Dut {
        Signal clk();

        Signal rst();

        Signal inValid();

        Signal inData();

        Signal outValid();

        Signal outData();
    }

    @BeforeEach
    void reset(Fir8 dut) {
        Clock clk = Clock.of(dut.clk(), ns(10)).start();
        dut.rst().set(1);
        dut.inValid().set(0);
        clk.cycles(2);
        dut.rst().set(0);
    }

    @HdlTest(timeout = "1 us")
    void answersAnImpulseWithItsCoefficients(Fir8 dut) {
        assertThat(filter(dut, List.of(1, 0, 0, 0, 0, 0, 0, 0))).isEqualTo(COEFFICIENTS);
    }

    @HdlTest(timeout = "1 us")
    void doesNotOverflow(Fir8 dut) {
        List<Integer> lowest =
                List.of(-32768, -32768, -32768, -32768, -32768, -32768, -32768, -32768);
        assertThat(filter(dut, lowest).getLast()).isEqualTo(-32768 * 8190);
    }

    @HdlTest(timeout = "100 us")
    void equalsItsModel(Fir8 dut, Random random) {
        List<Integer> samples = random.ints(500, -32768, 32768).boxed().toList();
        assertThat(filter(dut, samples)).isEqualTo(model(samples));
    }

    @HdlTest(timeout = "100 us")
    void takesSamplesOnlyWhileTheyAreValid(Fir8 dut, Random random) {
        List<Integer> samples = random.ints(100, -32768, 32768).boxed().toList();
        Task<List<Integer>> results = fork("results", () -> collect(dut, samples.size()));
        for (int sample : samples) {
            dut.inData().set(sample);
            dut.inValid().set(1);
            rising(dut.clk()).await();
            dut.inValid().set(0);
            dut.inData().set(0x5555);
            rising(dut.clk()).times(1 + random.nextInt(3)).await();
        }
        assertThat(results.join()).isEqualTo(model(samples));
    }

    @HdlTest(timeout = "1 us")
    void resetWinsOverSamplesAndClearsTheHistory(Fir8 dut) {
        dut.inValid().set(1);
        dut.inData().set(0x1234);
        rising(dut.clk()).times(8).await();
        dut.rst().set(1);
        rising(dut.clk()).times(2).await();
        assertThat(dut.outValid()).isLow();
        assertThat(dut.outData()).hasValue(0);

        dut.inValid().set(0);
        dut.rst().set(0);
        assertThat(filter(dut, List.of(1, 0, 0, 0, 0, 0, 0, 0))).isEqualTo(COEFFICIENTS);
    }

    /// Sends the samples, one per cycle, and returns as many results.
    private static List<Integer> filter(Fir8 dut, List<Integer> samples) {
        Task<List<Integer>> results = fork("results", () -> collect(dut, samples.size()));
        dut.inValid().set(1);
        for (int sample : samples) {
            dut.inData().set(sample);
            rising(dut.clk()).await();
        }
        dut.inValid().set(0);
        return results.join();
    }

    private static List<Integer> collect(Fir8 dut, int count) {
        List<Integer> results = new ArrayList<>();
        while (results.size() < count) {
            rising(dut.clk()).when(dut.outValid(), 1).await();
            results.add(dut.outData().value().toSignedInt());
        }
        return results;
    }

    private static List<Integer> model(List<Integer> samples) {
        List<Integer> results = new ArrayList<>();
        for (int n = 0; n < samples.size(); n++) {
            int sum = 0;
            for (int k = 0; k <= Math.min(n, 7); k++) {
                sum += COEFFICIENTS.get(k) * samples.get(n - k);
            }
            results.add(sum);
        }
        return results;
    }
}
