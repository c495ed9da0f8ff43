// Checks every register of the peripherals: value after reset, what a write changes, what it leaves alone.
//
//   GPIO_OUT asks the test bench for what only it can do: 1 = a frame with a wrong stop bit, 2 = the bytes 0 to 17.
//   SIGNATURE counts the checks. Exit code: 0, or the number of the check that failed.
#include "runtime.h"

#define UART_NOTHING 0x1000000c
#define GPIO_NOTHING 0x10010008
#define TEST_NOTHING 0x10030008
#define MIP_TIMER    0x80
#define QUEUE        17 // one more waits in the receiver

static uint32_t checks;

static void expect(uint32_t actual, uint32_t expected) {
    checks++;
    if (actual != expected) {
        finish(checks);
    }
}

static uint32_t timer_pending(void) {
    uint32_t mip;
    __asm__ volatile(".option push\n.option arch, +zicsr\ncsrr %0, mip\n.option pop" : "=r"(mip));
    return (mip & MIP_TIMER) != 0;
}

static void check_test_and_pins(void) {
    expect(REGISTER(TEST_SIGNATURE), 0);
    expect(REGISTER(TEST_EXIT), 0);
    expect(REGISTER(TEST_NOTHING), 0);
    REGISTER(TEST_SIGNATURE) = 0x12345678;
    expect(REGISTER(TEST_SIGNATURE), 0x12345678);
    expect(REGISTER(GPIO_OUT), 0);
    REGISTER(GPIO_OUT) = 0x80000000;
    REGISTER(GPIO_NOTHING) = 0xff;
    expect(REGISTER(GPIO_OUT), 0x80000000);
    expect(REGISTER(GPIO_NOTHING), 0);
}

static void check_timer(void) {
    expect(timer_pending(), 0);
    expect(REGISTER(TIMER_MTIMECMP), 0xffffffff);
    expect(REGISTER(TIMER_MTIMECMP + 4), 0xffffffff);
    expect(REGISTER(TIMER_MTIME + 4), 0);
    uint32_t before = REGISTER(TIMER_MTIME);
    expect(before > 0 && REGISTER(TIMER_MTIME) - before < 100, 1);
    REGISTER(TIMER_MTIME) = 0x80000000;
    REGISTER(TIMER_MTIME + 4) = 5;
    expect(REGISTER(TIMER_MTIME + 4), 5);
    expect(REGISTER(TIMER_MTIME) - 0x80000000 < 100, 1);
    REGISTER(TIMER_MTIMECMP) = 0x80000000;
    expect(REGISTER(TIMER_MTIMECMP), 0x80000000);
    expect(timer_pending(), 0);
    REGISTER(TIMER_MTIMECMP + 4) = 5;
    expect(REGISTER(TIMER_MTIMECMP + 4), 5);
    expect(timer_pending(), 1);
    REGISTER(TIMER_MTIMECMP + 4) = 6;
    expect(timer_pending(), 0);
}

static void check_uart(void) {
    expect(REGISTER(UART_STATUS), UART_STATUS_ROOM | UART_STATUS_IDLE);
    expect(REGISTER(UART_DATA), 0x80000000);
    expect(REGISTER(UART_NOTHING), 0);
    expect(REGISTER(UART_INTERRUPT), 0);
    REGISTER(UART_INTERRUPT) = 1;
    expect(REGISTER(UART_INTERRUPT), 1);
    REGISTER(UART_INTERRUPT) = 0;
    expect(REGISTER(UART_INTERRUPT), 0);

    uart_put('x');
    expect(REGISTER(UART_STATUS) & UART_STATUS_IDLE, 0);
    while (!(REGISTER(UART_STATUS) & UART_STATUS_IDLE)) {
    }

    REGISTER(GPIO_OUT) = 1;
    while (!(REGISTER(UART_STATUS) & UART_STATUS_FRAMING)) {
    }
    REGISTER(UART_INTERRUPT) = UART_STATUS_FRAMING; // bit 0 is 0: no interrupts
    REGISTER(UART_STATUS) = ~UART_STATUS_FRAMING;
    expect(REGISTER(UART_STATUS), UART_STATUS_ROOM | UART_STATUS_IDLE | UART_STATUS_FRAMING);
    REGISTER(UART_STATUS) = UART_STATUS_FRAMING;
    expect(REGISTER(UART_STATUS), UART_STATUS_ROOM | UART_STATUS_IDLE);

    REGISTER(GPIO_OUT) = 2;
    while (!(REGISTER(UART_STATUS) & UART_STATUS_OVERRUN)) {
    }
    REGISTER(UART_STATUS) = ~UART_STATUS_OVERRUN;
    expect(REGISTER(UART_STATUS) & UART_STATUS_OVERRUN, UART_STATUS_OVERRUN);
    REGISTER(UART_STATUS) = UART_STATUS_OVERRUN;
    expect(REGISTER(UART_STATUS), UART_STATUS_ROOM | UART_STATUS_IDLE | UART_STATUS_RECEIVED);
    for (uint32_t byte = 0; byte < QUEUE; byte++) {
        expect(REGISTER(UART_DATA), byte);
    }
    expect(REGISTER(UART_DATA), 0x80000000);
}

static void check_erased_flash(void) {
    expect(REGISTER(FLASH_BASE), 0xffffffff);
    expect(REGISTER(FLASH_BASE + FLASH_SIZE - 4), 0xffffffff);
}

int main(void) {
    check_erased_flash();
    check_test_and_pins();
    check_timer();
    check_uart();
    REGISTER(TEST_SIGNATURE) = checks;
    return 0;
}
