// The counter loop in C++ straight on the Verilated model: the physical limit for Verilator.
#include <cstdio>
#include <cstdlib>

#include "Vcounter.h"
#include "verilated.h"

int main(int argc, char **argv) {
    const long cycles = argc > 1 ? atol(argv[1]) : 1000;
    VerilatedContext context;
    Vcounter dut{&context};
    auto edge = [&] {
        dut.clk = 1;
        dut.eval();
        dut.clk = 0;
        dut.eval();
    };
    dut.rst = 1;
    dut.en = 1;
    edge();
    dut.rst = 0;
    edge();
    unsigned expected = dut.count;
    for (long i = 0; i < cycles; i++) {
        dut.en = 1;
        edge();
        if (dut.count != ++expected) return fprintf(stderr, "count is %u, not %u\n", dut.count, expected), 1;
    }
    return 0;
}
