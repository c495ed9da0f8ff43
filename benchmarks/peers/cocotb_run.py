"""Builds and runs the counter loop with cocotb's own runner: cocotb_run.py SIMULATOR SOURCE CYCLES BUILD_DIR."""
import os
import sys

try:
    from cocotb_tools.runner import get_runner
except ImportError:
    from cocotb.runner import get_runner

simulator, source, cycles, build = sys.argv[1:]
here = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, here)
runner = get_runner(simulator)
vhdl = source.endswith(".vhd")
runner.build(
    sources=[source],
    hdl_toplevel="counter",
    build_dir=build,
    **({"build_args": ["--std=08"]} if vhdl else {"parameters": {"WIDTH": 32}, "timescale": ("1ns", "1ns")}),
)
runner.test(
    hdl_toplevel="counter",
    test_module="cocotb_counter",
    build_dir=build,
    test_dir=build,
    extra_env={"CYCLES": cycles, "PYTHONPATH": here + os.pathsep + os.environ.get("PYTHONPATH", "")},
    **({"test_args": ["--std=08", "-gWIDTH=32"]} if vhdl else {"parameters": {"WIDTH": 32}}),
)
