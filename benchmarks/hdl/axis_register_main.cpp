// Frames through one register of an AXI-Stream in C++ straight on the Verilated model: a source, a sink, each frame
// compared.
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <deque>
#include <vector>

#include "Vaxis_register.h"
#include "verilated.h"

namespace {
constexpr uint64_t STEP = 0x9e3779b97f4a7c15ull;
constexpr size_t BYTES = 512;
using Frame = std::vector<uint8_t>;

struct Pattern {
    uint64_t word = 0;
    Frame next() {
        Frame frame(BYTES);
        for (size_t at = 0; at < BYTES; at += 8) {
            word += STEP;
            memcpy(&frame[at], &word, 8);
        }
        return frame;
    }
};
}  // namespace

int main(int argc, char **argv) {
    const long beats = argc > 1 ? atol(argv[1]) : 1024;
    const long frames = beats / (BYTES / 8);
    VerilatedContext context;
    Vaxis_register dut{&context};
    auto rise = [&] { dut.clk = 1, dut.eval(); };
    auto fall = [&] { dut.eval(), dut.clk = 0, dut.eval(); };
    dut.rst = 1;
    for (int i = 0; i < 3; i++) rise(), fall();
    dut.rst = 0;
    dut.m_axis_tready = 1;
    fall();
    Pattern sent, wanted;
    std::deque<Frame> queue;
    Frame got;
    size_t at = 0;
    for (long begun = 0, ended = 0; ended < frames;) {
        const bool taken = dut.s_axis_tvalid && dut.s_axis_tready;
        const bool came = dut.m_axis_tvalid && dut.m_axis_tready;
        const uint64_t data = dut.m_axis_tdata;
        const uint8_t keep = dut.m_axis_tkeep;
        const bool last = dut.m_axis_tlast;
        rise();
        if (taken && (at += 8) == BYTES) queue.pop_front(), at = 0;
        if (queue.empty() && begun < frames) queue.push_back(sent.next()), begun++;
        dut.s_axis_tvalid = !queue.empty();
        if (!queue.empty()) {
            uint64_t word;
            memcpy(&word, &queue.front()[at], 8);
            dut.s_axis_tdata = word;
            dut.s_axis_tkeep = 0xff;
            dut.s_axis_tlast = at + 8 == BYTES;
        }
        if (came) {
            for (int lane = 0; lane < 8; lane++)
                if (keep >> lane & 1) got.push_back(static_cast<uint8_t>(data >> (8 * lane)));
            if (last) {
                if (got != wanted.next()) return fprintf(stderr, "frame %ld is wrong\n", ended), 1;
                got.clear();
                ended++;
            }
        }
        fall();
    }
    return 0;
}
