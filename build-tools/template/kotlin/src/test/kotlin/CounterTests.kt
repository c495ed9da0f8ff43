package @package@

import org.cocobean.Cocobean.ns
import org.cocobean.assertj.CocobeanAssertions.assertThat
import org.cocobean.clock.Clock
import org.cocobean.dut.Dut
import org.cocobean.dut.Signal
import org.cocobean.junit.Design
import org.cocobean.junit.HdlParameter
import org.cocobean.junit.HdlTest
import org.junit.jupiter.params.ParameterizedTest
import org.junit.jupiter.params.provider.ValueSource

@Design(top = "counter", sources = ["rtl/@source@"])
class CounterTests {

    // The names of the ports; they are looked up before the first line of a test runs.
    interface Counter : Dut {
        fun clk(): Signal
        fun rst(): Signal
        fun en(): Signal
        fun count(): Signal
    }

    @HdlTest
    fun `counts while enabled`(dut: Counter) {
        val clk = reset(dut)
        dut.en().set(1)
        clk.cycles(5)
        assertThat(dut.count()).hasValue(5)
    }

    @HdlTest
    fun `holds its value while disabled`(dut: Counter) {
        val clk = reset(dut)
        dut.en().set(1)
        clk.cycles(3)
        dut.en().set(0)
        clk.cycles(100)
        assertThat(dut.count()).hasValue(3)
    }

    // One test, three builds of the design: the test's parameter is the design's too.
    @HdlTest
    @ParameterizedTest
    @ValueSource(ints = [4, 8, 16])
    fun `wraps at its width`(@HdlParameter("WIDTH") width: Int, dut: Counter) {
        val clk = reset(dut)
        dut.en().set(1)
        clk.cycles(20)
        assertThat(dut.count()).hasValue((20 % (1 shl width)).toLong())
    }

    private fun reset(dut: Counter): Clock {
        val clk = Clock.of(dut.clk(), ns(10)).start()
        dut.rst().set(1)
        dut.en().set(0)
        clk.cycles(2)
        dut.rst().set(0)
        return clk
    }
}
