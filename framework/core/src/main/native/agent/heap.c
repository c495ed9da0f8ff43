/* Engines that wait for a moment, the next one first. */
#include "engine/engine.h"

/* Timers come before clocks. */
static uint64_t order_of(const struct cb_engine *e, uint32_t i) {
    return cb_engine_type(e->kind)->ring ? e->seen : 1ull << 63 | i;
}

static bool before(const struct cb_moment *p, const struct cb_moment *q) {
    return p->at != q->at ? p->at < q->at : p->order < q->order;
}

static void place(struct cb_agent *a, uint32_t at, struct cb_moment m) {
    a->heap[at] = m;
    cb_engine_at(a, m.engine)->heap = at + 1;
}

static void first_changed(struct cb_agent *a) { a->deadline = a->heap_size ? a->heap[0].at : UINT64_MAX; }

static void sift(struct cb_agent *a, uint32_t at) {
    struct cb_moment m = a->heap[at];
    while (at > 0 && before(&m, &a->heap[(at - 1) / 2])) {
        place(a, at, a->heap[(at - 1) / 2]);
        at = (at - 1) / 2;
    }
    for (;;) {
        uint32_t child = 2 * at + 1;
        if (child >= a->heap_size) break;
        if (child + 1 < a->heap_size && before(&a->heap[child + 1], &a->heap[child])) child++;
        if (!before(&a->heap[child], &m)) break;
        place(a, at, a->heap[child]);
        at = child;
    }
    place(a, at, m);
}

void cb_heap_remove(struct cb_agent *a, uint32_t i) {
    uint32_t at = cb_engine_at(a, i)->heap;
    if (at == 0) return;
    cb_engine_at(a, i)->heap = 0;
    struct cb_moment last = a->heap[--a->heap_size];
    if (last.engine != i) {
        place(a, at - 1, last);
        sift(a, at - 1);
    }
    first_changed(a);
}

void cb_heap_insert(struct cb_agent *a, uint32_t i) {
    const struct cb_engine *e = cb_engine_at(a, i);
    place(a, a->heap_size++, (struct cb_moment){e->at, order_of(e, i), i});
    sift(a, a->heap_size - 1);
    first_changed(a);
}

void cb_heap_first_moved(struct cb_agent *a) {
    a->heap[0].at = cb_engine_at(a, a->heap[0].engine)->at;
    if (a->heap_size > 1) sift(a, 0);
    first_changed(a);
}
