/*
 * $readmemh and $readmemb in the place of the runtime's own (cocobean.mk), so that a bad image is the same error as on other
 * simulators. Arrays of the fixed kind are loaded here; associative ones by the runtime, after the image has been judged.
 */
#include <string>

#include "verilated.h"

extern "C" {
#include "agent/image.h"
}
#include "cocobean_images.h"

namespace {

struct Target {
    void* memory;
    int64_t lowest;
    int width;
    unsigned bits_of_digit;
};

// X and Z are 0 here, as wherever they are written.
uint32_t value(char digit) {
    return digit <= '9' ? static_cast<uint32_t>(digit - '0')
           : (digit | 32) >= 'a' && (digit | 32) <= 'f' ? static_cast<uint32_t>((digit | 32) - 'a' + 10) : 0;
}

uint64_t low_bits(const char* digits, uint32_t count, unsigned bits_of_digit) {
    uint64_t all = 0;
    for (uint32_t i = 0; i < count; ++i) all = all << bits_of_digit | value(digits[i]);
    return all;
}

void store(void* to, int64_t address, const char* digits, uint32_t count) {
    const Target& t = *static_cast<Target*>(to);
    const size_t place = static_cast<size_t>(address - t.lowest);
    if (t.width <= 64) {
        const uint64_t word = low_bits(digits, count, t.bits_of_digit);
        if (t.width <= 8) static_cast<CData*>(t.memory)[place] = static_cast<CData>(word);
        else if (t.width <= 16) static_cast<SData*>(t.memory)[place] = static_cast<SData>(word);
        else if (t.width <= 32) static_cast<IData*>(t.memory)[place] = static_cast<IData>(word);
        else static_cast<QData*>(t.memory)[place] = word;
        return;
    }
    const size_t words = VL_WORDS_I(t.width);
    const uint32_t per_word = 32 / t.bits_of_digit;
    EData* const word = static_cast<EData*>(t.memory) + place * words;
    for (size_t i = 0; i < words; ++i) {
        const uint32_t n = count < per_word ? count : per_word;
        count -= n;
        word[i] = static_cast<EData>(low_bits(digits + count, n, t.bits_of_digit));
    }
}

void load(const cocobean_image& image, image_request request) {
    char why[CB_SAID] = "";
    request.name = request.file = image.filename.c_str();
    request.hex = image.hex;
    request.width = static_cast<uint32_t>(image.width);
    request.full = cocobean_full_images();
    const image_verdict verdict = image_load(&request, why, sizeof why);
    if (verdict != IMAGE_GOOD) cocobean_image_told(image, verdict == IMAGE_BAD, why);
}

} // namespace

void VL_READMEM_N(bool hex, int bits, QData depth, int array_lsb, const std::string& filename, void* memp, QData start,
                  QData end) VL_MT_SAFE {
    const int64_t lowest = array_lsb, highest = lowest + static_cast<int64_t>(depth) - 1;
    // A call without addresses comes with 0 and ~0; addresses have 32 bits.
    const bool is_whole = end == ~0ULL && start == 0;
    Target target{memp, lowest, bits, hex ? 4U : 1U};
    image_request request{};
    request.bounded = true;
    request.lowest = lowest;
    request.highest = highest;
    request.first = is_whole ? lowest : static_cast<int32_t>(start);
    request.last = end == ~0ULL ? highest : static_cast<int32_t>(end);
    request.store = store;
    request.to = &target;
    load({filename, hex, bits, depth}, request);
}

void cocobean_judge_image(bool hex, int bits, const std::string& filename, QData start, QData end) {
    image_request request{};
    request.bounded = end != ~0ULL;
    request.first = static_cast<int64_t>(start);
    request.last = request.bounded ? static_cast<int64_t>(end) : INT64_MAX;
    request.lowest = request.first < request.last ? request.first : request.last;
    request.highest = request.first < request.last ? request.last : request.first;
    load({filename, hex, bits, 0}, request);
}
