"""The loops of Loops.java in cocotb, the same work per cycle. LOOP says which, CLOCK which clock; prints `rate N`."""
import os
import time

import cocotb
from cocotb.clock import Clock
from cocotb.triggers import RisingEdge

CYCLES = int(os.environ["CYCLES"])
EXTRA_TASKS = 100
COEFFICIENTS = [-52, 187, 1260, 2700, 2700, 1260, 187, -52]


def start_clock(signal):
    if os.environ["CLOCK"] == "gpi":
        Clock(signal, 10, unit="ns", impl="gpi").start()
        return
    try:
        clock = Clock(signal, 10, unit="ns")
    except TypeError:  # cocotb 1.9
        clock = Clock(signal, 10, units="ns")
    started = clock.start()
    if hasattr(started, "send"):  # cocotb 1.9 gives a coroutine
        cocotb.start_soon(started)


async def reset(dut, edge):
    start_clock(dut.clk)
    dut.rst.value = 1
    for _ in range(2):
        await edge
    dut.rst.value = 0
    for _ in range(3):
        await edge


async def count_to(cycles, dut, edge):
    en, count = dut.en, dut.count
    await edge
    expected = int(count.value)
    for _ in range(cycles):
        en.value = 1
        await edge
        expected = (expected + 1) & 0xFFFFFFFF
        assert int(count.value) == expected


async def counter(dut, edge):
    dut.en.value = 1
    await reset(dut, edge)
    await count_to(CYCLES // 5, dut, edge)
    start = time.perf_counter()
    await count_to(CYCLES, dut, edge)
    return CYCLES / (time.perf_counter() - start)


def signed(value, bits):
    return value - (1 << bits) if value >> (bits - 1) & 1 else value


async def fir(dut, edge):
    await reset(dut, edge)
    dut.in_valid.value = 1
    data, out = dut.in_data, dut.out_data
    history = [0] * 8
    sample, after_next = 1, 0
    start = None
    for cycle in range(CYCLES // 5 + CYCLES):
        if cycle == CYCLES // 5:
            start = time.perf_counter()
        sample = signed((sample * 75 + 74) & 0xFFFF, 16)
        data.value = sample
        history = [sample] + history[:7]
        expected, after_next = after_next, sum(c * h for c, h in zip(COEFFICIENTS, history))
        await edge
        got = out.value
        assert cycle < 10 or signed(int(got) & 0xFFFFFFFF, 32) == expected
    return CYCLES / (time.perf_counter() - start)


async def edges(cycles, dut, edge):
    count = dut.count
    start = time.perf_counter()
    for _ in range(cycles):
        await edge
        int(count.value)
    return (time.perf_counter() - start) / cycles


async def watch(dut, edge):
    count = dut.count
    while True:
        await edge
        assert int(count.value) >= 0


async def tasks(dut, edge):
    dut.en.value = 1
    await reset(dut, edge)
    alone = await edges(CYCLES, dut, edge)
    for _ in range(EXTRA_TASKS):
        cocotb.start_soon(watch(dut, edge))
    await edges(CYCLES // 5, dut, edge)
    return EXTRA_TASKS / (await edges(CYCLES, dut, edge) - alone)


@cocotb.test()
async def loop(dut):
    body = {"counter": counter, "fir": fir, "tasks": tasks}[os.environ["LOOP"]]
    print(f"rate {await body(dut, RisingEdge(dut.clk)):.1f}", flush=True)
