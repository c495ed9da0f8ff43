/* CLOCK: toggles a signal for ever. */
#include "engine/engine.h"

static void clock_take_over(struct cb_agent *a, uint32_t i, struct cb_engine *e) {
    cb_heap_remove(a, i);
    if (e->armed) cb_heap_insert(a, i);
}

static void clock_drive(struct cb_agent *a, uint32_t i, struct cb_engine *e) {
    unsigned level = cb_clock_toggle(e);
    if (e->at > INT64_MAX) {
        cb_heap_remove(a, i);
        e->armed = 0;
        cb_say(a->window, true,
               "a clock has reached the last moment that the simulator's step can count to (2^63 steps): let less time"
               " pass, or give the design a coarser `timescale");
    } else {
        cb_heap_first_moved(a);
    }
    a->quiet++;
    CB_HOME(a)->drive(a, cb_slot_at(a->window, e->slot), level);
    a->quiet--;
}

const struct cb_engine_type cb_clock_type = {.take_over = clock_take_over, .drive = clock_drive};
