/* The table of all kinds of native engines. */
#include "engine/engine.h"

static void forget(struct cb_agent *a, uint32_t i, struct cb_engine *e) {
    (void)e;
    cb_heap_remove(a, i);
}

static const struct cb_engine_type none = {.take_over = forget};

static const struct cb_engine_type *const types[] = {
    [CB_FREE] = &none,
    [CB_TIMER] = &cb_timer_type,
    [CB_EDGE] = &cb_edge_type,
    [CB_CLOCK] = &cb_clock_type,
    [CB_STREAM] = &cb_stream_type,
    [CB_RAM] = &cb_ram_type,
    [CB_UART] = &cb_uart_type,
};

const struct cb_engine_type *cb_engine_type(unsigned kind) {
    return kind < sizeof types / sizeof *types ? types[kind] : &none;
}
