/* TIMER: fires at a moment. */
#include "engine/engine.h"

static void timer_take_over(struct cb_agent *a, uint32_t i, struct cb_engine *e) {
    e->seen = a->order++;
    cb_heap_remove(a, i);
    if (e->armed) cb_heap_insert(a, i);
}

static void timer_ring(struct cb_agent *a, uint32_t i, struct cb_engine *e) {
    cb_heap_remove(a, i);
    e->armed = 0;
    if (!a->ending) cb_fire(a, i);
}

const struct cb_engine_type cb_timer_type = {
    .take_over = timer_take_over,
    .ring = timer_ring,
};
