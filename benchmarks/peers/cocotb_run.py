"""Builds and runs a loop with cocotb's own runner: cocotb_run.py SIMULATOR TOP SOURCE MODULE LOOP CLOCK CYCLES BUILD_DIR."""
import fcntl
import os
import sys
import tempfile

try:
    from cocotb_tools.runner import get_runner
except ImportError:
    from cocotb.runner import get_runner

simulator, top, source, module, loop, clock, cycles, build = sys.argv[1:]
here = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, here)
runner = get_runner(simulator)
vhdl = source.endswith(".vhd")
width = {"WIDTH": 32} if top == "counter" else {}
if vhdl:
    build_options = {"build_args": ["--std=08"]}
    test_options = {"parameters": width, "test_args": ["--std=08", f"--workdir={build}"]}
else:
    build_options = {"parameters": width, "timescale": ("1ns", "1ns")}
    if simulator == "verilator":
        build_options["build_args"] = ["-O3", "-CFLAGS", "-O3", "-Wno-fatal"]
    test_options = {"parameters": width}
# Copies run side by side: who comes first builds, and each runs in a directory of its own.
os.makedirs(build, exist_ok=True)
with open(os.path.join(build, "lock"), "w") as lock:
    fcntl.flock(lock, fcntl.LOCK_EX)
    runner.build(sources=[source], hdl_toplevel=top, build_dir=build, **build_options)
with tempfile.TemporaryDirectory() as directory:
    runner.test(
        hdl_toplevel=top,
        test_module=module,
        build_dir=build,
        test_dir=directory,
        results_xml=os.path.join(directory, "results.xml"),
        extra_env={
            "LOOP": loop,
            "CLOCK": clock,
            "CYCLES": cycles,
            "PYTHONPATH": here + os.pathsep + os.environ.get("PYTHONPATH", ""),
        },
        **test_options,
    )
