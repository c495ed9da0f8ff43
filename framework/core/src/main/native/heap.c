/* Engines that wait for a moment, the next one first. */
#include "engine.h"

static bool before(const struct cb_agent *a, uint32_t x, uint32_t y) {
    const struct cb_engine *p = cb_engine_at(a, x), *q = cb_engine_at(a, y);
    if (p->at != q->at) return p->at < q->at;
    bool p_rings = cb_engine_type(p->kind)->ring, q_rings = cb_engine_type(q->kind)->ring;
    if (p_rings != q_rings) return p_rings; /* timers come before clocks */
    return p_rings ? p->seen < q->seen : x < y;
}

static void place(struct cb_agent *a, uint32_t at, uint32_t i) {
    a->heap[at] = i;
    cb_engine_at(a, i)->heap = at + 1;
}

static void first_changed(struct cb_agent *a) {
    a->deadline = a->heap_size ? cb_engine_at(a, a->heap[0])->at : UINT64_MAX;
}

static void sift(struct cb_agent *a, uint32_t at) {
    uint32_t i = a->heap[at];
    while (at > 0 && before(a, i, a->heap[(at - 1) / 2])) {
        place(a, at, a->heap[(at - 1) / 2]);
        at = (at - 1) / 2;
    }
    for (;;) {
        uint32_t child = 2 * at + 1;
        if (child >= a->heap_size) break;
        if (child + 1 < a->heap_size && before(a, a->heap[child + 1], a->heap[child])) child++;
        if (!before(a, a->heap[child], i)) break;
        place(a, at, a->heap[child]);
        at = child;
    }
    place(a, at, i);
}

void cb_heap_remove(struct cb_agent *a, uint32_t i) {
    uint32_t at = cb_engine_at(a, i)->heap;
    if (at == 0) return;
    cb_engine_at(a, i)->heap = 0;
    uint32_t last = a->heap[--a->heap_size];
    if (last != i) {
        place(a, at - 1, last);
        sift(a, at - 1);
    }
    first_changed(a);
}

void cb_heap_insert(struct cb_agent *a, uint32_t i) {
    place(a, a->heap_size++, i);
    sift(a, a->heap_size - 1);
    first_changed(a);
}

void cb_heap_first_moved(struct cb_agent *a) {
    if (a->heap_size > 1) sift(a, 0);
    first_changed(a);
}
