// Start-up: checks what start.S should have done, tests the upper half of the RAM, and writes a signature.
//
//   GPIO_OUT shows how far it came: 1 start-up checked, 2 memory tested, 3 done.
//   SIGNATURE is 0xb007c0de at the end. Exit codes: 0 all well, 1 .data wrong, 2 .bss wrong, 3 memory words, 4 memory bytes.
#include "runtime.h"

// 64 words, far enough apart to use most address lines of the 16 KiB from 0x8000 on.
#define TEST_START  ((volatile uint32_t *) 0x8000)
#define TEST_STRIDE 61
#define TEST_END    (64 * TEST_STRIDE)

static volatile uint32_t initialised = 0x12345678;
static volatile uint32_t zeroed[4];

static uint32_t pattern(uint32_t i) {
    return i << 16 | (uint16_t) ~i;
}

// Each word gets a pattern of its own, so that mixed-up address lines show.
static int words_keep(uint32_t mask) {
    for (uint32_t i = 0; i < TEST_END; i += TEST_STRIDE) {
        TEST_START[i] = pattern(i) ^ mask;
    }
    for (uint32_t i = 0; i < TEST_END; i += TEST_STRIDE) {
        if (TEST_START[i] != (pattern(i) ^ mask)) {
            return 0;
        }
    }
    return 1;
}

static int bytes_keep(void) {
    volatile uint8_t *bytes = (volatile uint8_t *) TEST_START;
    TEST_START[0] = 0;
    for (uint32_t i = 0; i < 4; i++) {
        bytes[i] = (uint8_t) (0x11 * (i + 1));
    }
    return TEST_START[0] == 0x44332211 && bytes[2] == 0x33;
}

int main(void) {
    if (initialised != 0x12345678) {
        return 1;
    }
    for (int i = 0; i < 4; i++) {
        if (zeroed[i] != 0) {
            return 2;
        }
    }
    REGISTER(GPIO_OUT) = 1;

    if (!words_keep(0) || !words_keep(0xffffffff)) {
        return 3;
    }
    if (!bytes_keep()) {
        return 4;
    }
    REGISTER(GPIO_OUT) = 2;

    REGISTER(TEST_SIGNATURE) = 0xb007c0de;
    REGISTER(GPIO_OUT) = 3;
    return 0;
}
