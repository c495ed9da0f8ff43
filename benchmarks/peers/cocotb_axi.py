"""The loops of BusLoops.java with cocotbext-axi, the same work. LOOP says which; prints `rate N`."""
import os
import struct
import time

import cocotb
from cocotb.clock import Clock
from cocotb.triggers import RisingEdge
from cocotbext.axi import AxiBus, AxiMaster, AxiRam, AxiStreamBus, AxiStreamFrame, AxiStreamSink, AxiStreamSource

CYCLES = int(os.environ["CYCLES"])
STEP = 0x9E3779B97F4A7C15
WORDS = 64
BURST = 128
SPAN = 1 << 16


def frames(count):
    word = 0
    for _ in range(count):
        words = []
        for _ in range(WORDS):
            word = (word + STEP) & 0xFFFFFFFFFFFFFFFF
            words.append(word)
        yield struct.pack(f"<{WORDS}Q", *words)


async def begin(dut):
    """In reset: the models take no X."""
    dut.rst.value = 1
    Clock(dut.clk, 10, unit="ns", impl="gpi").start()
    for _ in range(3):
        await RisingEdge(dut.clk)


async def release(dut):
    dut.rst.value = 0
    await RisingEdge(dut.clk)


async def send(source, count):
    for frame in frames(count):
        await source.send(AxiStreamFrame(frame))


async def pump(source, sink, count):
    sender = cocotb.start_soon(send(source, count))
    for expected in frames(count):
        assert bytes((await sink.recv()).tdata) == expected
    await sender
    return count * WORDS


async def stream(dut):
    await begin(dut)
    source = AxiStreamSource(AxiStreamBus.from_prefix(dut, "s_axis"), dut.clk, dut.rst)
    sink = AxiStreamSink(AxiStreamBus.from_prefix(dut, "m_axis"), dut.clk, dut.rst)
    source.queue_occupancy_limit_bytes = 4096 * 8
    await release(dut)
    await pump(source, sink, CYCLES // WORDS // 5)
    start = time.perf_counter()
    return await pump(source, sink, CYCLES // WORDS) / (time.perf_counter() - start)


async def bursts(master, count):
    data = bytes(range(BURST))
    for i in range(count):
        address = i * BURST % SPAN
        await master.write(address, data)
        assert (await master.read(address, BURST)).data == data
    return 2 * count * BURST


async def ram(dut):
    await begin(dut)
    master = AxiMaster(AxiBus.from_prefix(dut, "s_axi"), dut.clk, dut.rst)
    AxiRam(AxiBus.from_prefix(dut, "m_axi"), dut.clk, dut.rst, size=SPAN)
    await release(dut)
    count = CYCLES // BURST // 2
    await bursts(master, count // 5)
    start = time.perf_counter()
    return await bursts(master, count) / (time.perf_counter() - start)


@cocotb.test()
async def loop(dut):
    body = {"stream": stream, "ram": ram}[os.environ["LOOP"]]
    print(f"rate {await body(dut):.1f}", flush=True)
