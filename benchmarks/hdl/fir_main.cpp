// The FIR loop in C++ straight on the Verilated model, compared with a model in C++.
#include <cstdint>
#include <cstdio>
#include <cstdlib>

#include "Vfir8.h"
#include "verilated.h"

int main(int argc, char **argv) {
    static const int coefficients[8] = {-52, 187, 1260, 2700, 2700, 1260, 187, -52};
    const long cycles = argc > 1 ? atol(argv[1]) : 1000;
    VerilatedContext context;
    Vfir8 dut{&context};
    auto edge = [&] {
        dut.clk = 1;
        dut.eval();
        dut.clk = 0;
        dut.eval();
    };
    dut.rst = 1;
    edge();
    dut.rst = 0;
    dut.in_valid = 1;
    int history[8] = {};
    int16_t sample = 1;
    for (long i = 0; i < cycles; i++) {
        sample = static_cast<int16_t>(sample * 75 + 74);
        dut.in_data = static_cast<uint16_t>(sample);
        for (int tap = 7; tap > 0; tap--) history[tap] = history[tap - 1];
        history[0] = sample;
        int expected = 0;
        for (int tap = 0; tap < 8; tap++) expected += coefficients[tap] * history[tap];
        edge();
        if (static_cast<int32_t>(dut.out_data) != expected) return fprintf(stderr, "wrong result\n"), 1;
    }
    return 0;
}
