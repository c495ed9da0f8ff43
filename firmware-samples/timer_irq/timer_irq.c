// Takes five timer interrupts, 1000 clock cycles apart, and toggles GPIO_OUT bit 0 at each.
//
//   SIGNATURE counts the interrupts. Exit code 0.
#include "runtime.h"

#define PERIOD 1000
#define TICKS  5

static volatile uint32_t ticks;
static uint32_t next;

// Valid while the timer is below 2**32, which is long enough here.
static void arm(uint32_t when) {
    REGISTER(TIMER_MTIMECMP + 4) = 0xffffffff;  // so that no half-written value fires
    REGISTER(TIMER_MTIMECMP) = when;
    REGISTER(TIMER_MTIMECMP + 4) = 0;
}

uint32_t handle_trap(uint32_t cause, uint32_t epc) {
    if (cause != CAUSE_TIMER_INTERRUPT) {
        finish(EXIT_UNHANDLED_TRAP + (cause & 0xff));
    }
    next += PERIOD;
    arm(next);
    REGISTER(TEST_SIGNATURE) = ++ticks;
    REGISTER(GPIO_OUT) = ticks & 1;
    return epc;
}

int main(void) {
    next = REGISTER(TIMER_MTIME) + PERIOD;
    arm(next);
    CSR_SET(mie, MIE_TIMER);
    while (ticks < TICKS) {
        CSR_CLEAR(mstatus, MSTATUS_MIE);
        WAIT_FOR_INTERRUPT();
        CSR_SET(mstatus, MSTATUS_MIE);
    }
    CSR_CLEAR(mstatus, MSTATUS_MIE);
    return 0;
}
