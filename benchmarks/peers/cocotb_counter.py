"""The counter loop in cocotb: the same work per cycle, with its native clock. Prints `rate N`."""
import os
import time

import cocotb
from cocotb.clock import Clock
from cocotb.triggers import RisingEdge


@cocotb.test()
async def counter_loop(dut):
    cycles = int(os.environ["CYCLES"])
    try:
        clock = Clock(dut.clk, 10, unit="ns", impl="gpi")
    except TypeError:  # cocotb 1.9
        clock = Clock(dut.clk, 10, units="ns")
    started = clock.start()
    if hasattr(started, "__await__") and not hasattr(started, "done"):
        cocotb.start_soon(started)
    dut.rst.value = 1
    dut.en.value = 1
    edge = RisingEdge(dut.clk)
    for _ in range(2):
        await edge
    dut.rst.value = 0
    for _ in range(3):
        await edge
    en, count = dut.en, dut.count
    expected = int(count.value)
    start = time.perf_counter()
    for _ in range(cycles):
        en.value = 1
        await edge
        expected += 1
        assert int(count.value) == expected
    print(f"rate {cycles / (time.perf_counter() - start):.1f}", flush=True)
