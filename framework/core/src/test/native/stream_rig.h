/* The agent's core with a clock, for what works from one of its edges to the next. */
#ifndef COCOBEAN_STREAM_RIG_H
#define COCOBEAN_STREAM_RIG_H

#include "agent_rig.h"

static struct cb_slot *clk;
static uint64_t now_;

static void begin_clocked(void) {
    begin();
    now_ = 0;
    clk = bit();
}

static void settle(void) {
    resume(CB_SETTLED);
    cb_settled(&agent);
}

/* One clock of 10; returns how many engines told the JVM something at its edge. */
static uint32_t cycle(void) {
    w->now = now_ += 10;
    uint32_t fired = 0;
    cb_changed(&agent, clk, 1);
    while (cb_next_change(&agent)) {
        fired += w->fired_count;
        resume(CB_CHANGE);
    }
    cb_settled(&agent);
    cb_changed(&agent, clk, 0);
    cb_next_change(&agent);
    return fired;
}

static void become(struct cb_slot *s, uint64_t bits, uint64_t unknown) {
    cb_read_planes(s)[0] = bits;
    cb_read_planes(s)[1] = unknown;
}

#endif
