/*
 * UART: talks or listens on a serial line, beside the simulator, by time alone. It does at each moment what UartSource and
 * UartSink do in Java: it writes and looks at the beginning of a time step, before the HDL runs in it.
 */
#include <string.h>

#include "engine/engine.h"

static struct cb_uart *uart_of(struct cb_agent *a, const struct cb_engine *e) {
    return (struct cb_uart *)(void *)((char *)a->window + e->cond_slot);
}

static void wait_for_place(struct cb_agent *a, uint32_t i, struct cb_engine *e, const struct cb_uart *d) {
    e->at = d->since + d->at[d->place];
    e->seen = a->order++;
    cb_heap_insert(a, i);
}

static void begin_frame(struct cb_agent *a, uint32_t i, struct cb_engine *e, struct cb_uart *d) {
    d->state = CB_UART_FRAME;
    d->since = CB_HOME(a)->now(a);
    d->place = 0;
    wait_for_place(a, i, e, d);
}

static struct cb_uart_item *item_at(struct cb_uart *d, uint64_t count) { return &d->item[count & (d->ring_room - 1)]; }

static struct cb_uart_item *end_frame(struct cb_agent *a, struct cb_uart *d) {
    struct cb_uart_item *item = item_at(d, d->done++);
    item->start = d->since;
    item->end = CB_HOME(a)->now(a);
    return item;
}

/* ---- source ---------------------------------------------------------------------------------------------------- */

static void uart_put(struct cb_agent *a, const struct cb_engine *e, uint64_t level) {
    struct cb_slot *s = cb_slot_at(a->window, e->slot);
    uint64_t *planes = cb_write_planes(s);
    memset(planes, 0, (size_t)s->planes * s->words * sizeof *planes);
    planes[0] = level;
    cb_deposit(a, s);
}

static void put_place(struct cb_agent *a, const struct cb_engine *e, struct cb_uart *d) {
    uart_put(a, e, item_at(d, d->done)->levels >> d->place & 1);
}

static void send_next(struct cb_agent *a, uint32_t i, struct cb_engine *e, struct cb_uart *d) {
    if (d->done == d->end) {
        d->state = CB_UART_REST;
        uart_put(a, e, 1);
        return;
    }
    begin_frame(a, i, e, d);
    put_place(a, e, d);
}

static void place_is_over(struct cb_agent *a, uint32_t i, struct cb_engine *e, struct cb_uart *d) {
    if (++d->place < d->places) {
        put_place(a, e, d);
        wait_for_place(a, i, e, d);
        return;
    }
    end_frame(a, d);
    send_next(a, i, e, d);
    if (d->done >= d->wake) cb_fire(a, i);
}

/* ---- sink ------------------------------------------------------------------------------------------------------ */

enum { UART_ZERO = 0, UART_ONE = 1, UART_WEAK_ONE, UART_UNKNOWN };

static unsigned uart_level(struct cb_agent *a, const struct cb_engine *e) {
    struct cb_slot *s = cb_slot_at(a->window, e->slot);
    CB_HOME(a)->get(a, s);
    const uint64_t *planes = cb_read_planes(s);
    if (s->planes > 1 && planes[1]) return UART_UNKNOWN;
    if (!planes[0]) return UART_ZERO;
    return s->planes > 2 && planes[2] ? UART_WEAK_ONE : UART_ONE;
}

static void uart_listen(struct cb_agent *a, struct cb_engine *e, struct cb_uart *d, bool is_held) {
    d->state = is_held ? CB_UART_HELD : CB_UART_REST;
    d->last = uart_level(a, e);
    e->edges = is_held ? CB_RISING : CB_ANY;
}

/* A line at rest that becomes unknown may begin a frame: it is told in the middle of the start bit. */
static bool is_start(unsigned last, unsigned level) {
    return level == UART_ZERO ? last != UART_ZERO : level == UART_UNKNOWN && (last == UART_ONE || last == UART_WEAK_ONE);
}

static bool is_wrong(const struct cb_uart *d, uint64_t levels) {
    return (levels & d->stops) != d->stops || ((uint64_t)__builtin_popcountll(levels & d->counted) & 1) != d->odd;
}

static void uart_heard(struct cb_agent *a, uint32_t i, struct cb_engine *e, struct cb_uart *d, unsigned last) {
    uint64_t levels = end_frame(a, d)->levels = d->levels;
    uart_listen(a, e, d, (levels & d->stops) != d->stops && last != UART_ONE);
    bool is_awaited = d->wake_mask && (levels & d->wake_mask) == d->wake_levels;
    if (d->done >= d->wake || is_awaited || (d->strict && is_wrong(d, levels))) cb_fire(a, i);
}

static void take_place(struct cb_agent *a, uint32_t i, struct cb_engine *e, struct cb_uart *d) {
    unsigned level = uart_level(a, e);
    if (level == UART_UNKNOWN) {
        d->unknown = d->place + 1;
        d->state = CB_UART_OFF;
        e->armed = 0;
        cb_fire(a, i);
        return;
    }
    if (d->place == 0 && level != UART_ZERO) { /* a glitch */
        uart_listen(a, e, d, false);
        return;
    }
    if (d->place == 0) d->levels = 0;
    d->levels |= (uint64_t)(level != UART_ZERO) << d->place;
    if (++d->place < d->places) wait_for_place(a, i, e, d);
    else uart_heard(a, i, e, d, level);
}

/* ---- engine ---------------------------------------------------------------------------------------------------- */

static void uart_ring(struct cb_agent *a, uint32_t i, struct cb_engine *e) {
    struct cb_uart *d = uart_of(a, e);
    cb_heap_remove(a, i);
    if (!e->armed || a->ending) return;
    if (d->role == CB_UART_SOURCE) place_is_over(a, i, e, d);
    else take_place(a, i, e, d);
}

static void uart_changed(struct cb_agent *a, uint32_t i, struct cb_engine *e) {
    struct cb_uart *d = uart_of(a, e);
    if (d->role == CB_UART_SOURCE) return;
    if (d->state == CB_UART_HELD) {
        uart_listen(a, e, d, false);
        return;
    }
    unsigned last = d->last;
    d->last = uart_level(a, e);
    if (!is_start(last, d->last)) return;
    e->edges = 0;
    begin_frame(a, i, e, d);
    cb_arm(a);
}

static void uart_take_over(struct cb_agent *a, uint32_t i, struct cb_engine *e) {
    struct cb_uart *d = uart_of(a, e);
    if (d->role == CB_UART_SINK) {
        cb_watch(a, i, e);
        cb_slot_at(a->window, e->slot)->edges |= CB_RISING | CB_ANY;
    }
    if (d->state == CB_UART_FRAME && e->armed) return;
    cb_heap_remove(a, i);
    if (!e->armed || d->state != CB_UART_REST) return;
    if (d->role == CB_UART_SINK) uart_listen(a, e, d, false);
    else if (d->done < d->end) send_next(a, i, e, d);
}

const struct cb_engine_type cb_uart_type = {
    .take_over = uart_take_over,
    .ring = uart_ring,
    .changed = uart_changed,
};
