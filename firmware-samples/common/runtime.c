#include "runtime.h"

void finish(uint32_t code) {
    while (!(REGISTER(UART_STATUS) & UART_STATUS_IDLE)) {
    }
    REGISTER(TEST_EXIT) = code;
    for (;;) {
    }
}

void uart_put(uint8_t byte) {
    while (!(REGISTER(UART_STATUS) & UART_STATUS_ROOM)) {
    }
    REGISTER(UART_DATA) = byte;
}

void uart_puts(const char *text) {
    while (*text) {
        uart_put((uint8_t) *text++);
    }
}

void uart_put_hex(uint32_t value) {
    for (int shift = 28; shift >= 0; shift -= 4) {
        uart_put((uint8_t) "0123456789abcdef"[(value >> shift) & 15]);
    }
}

uint8_t uart_get(void) {
    while (!(REGISTER(UART_STATUS) & UART_STATUS_RECEIVED)) {
    }
    return (uint8_t) REGISTER(UART_DATA);
}

__attribute__((weak)) uint32_t handle_trap(uint32_t cause, uint32_t epc) {
    (void) epc;
    finish(EXIT_UNHANDLED_TRAP + (cause & 0xff));
}

// The compiler may call these two on its own.

void *memcpy(void *restrict to, const void *restrict from, size_t length) {
    uint8_t *t = to;
    const uint8_t *f = from;
    while (length--) {
        *t++ = *f++;
    }
    return to;
}

void *memset(void *to, int value, size_t length) {
    uint8_t *t = to;
    while (length--) {
        *t++ = (uint8_t) value;
    }
    return to;
}
