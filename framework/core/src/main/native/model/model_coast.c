/*
 * In a long transfer nothing happens but one clock and the engines that hang on it. Whole time steps are then done here, as
 * the main loop would do them (model_home.c), without asking at each stage for what cannot be there.
 */
#include "engine/engine.h"
#include "model/model_internal.h"

/* What is all that may happen, at the end of a time step; NULL where there is anything else: other clocks and timers, waves,
 * delays, watched signals that the HDL drives, forces, phases that were asked for. The JVM alone brings them, except for those
 * that model_coast looks after. */
static struct cb_engine *lone_clock(const struct model_home *h) {
    const struct cb_agent *a = &h->agent;
    if (a->heap_size != 1 || h->model->end_of_step || h->model->next_event || h->inputs != h->bits + h->vectors) return NULL;
    if (h->forces || h->want_settled || a->window->want) return NULL;
    struct cb_engine *e = cb_engine_at(a, a->heap[0].engine);
    return e->kind == CB_CLOCK ? e : NULL;
}

/* The signal of the clock, NULL unless all that watch it do so in one list. */
static struct ref *own_bit(const struct model_home *h, const struct cb_engine *clock) {
    const struct cb_slot *s = cb_slot_at(h->agent.window, clock->slot);
    struct ref *r = (struct ref *)(uintptr_t)s->home;
    return r && r->input && r->width == 1 && r->watchers == 1 && !r->watcher[0]->view ? r : NULL;
}

/* False: the design has ended the simulation. */
static inline bool run_on(struct model_home *h) {
    h->dirty = false;
    h->evals++;
    h->model->eval(h->model->self);
    return !*h->model->over;
}

/* The clock's next edge, before the HDL sees it; true: engines fired. */
static inline bool edge(struct model_home *h, struct cb_engine *clock, struct ref *r) {
    struct cb_agent *a = &h->agent;
    struct cb_slot *s = r->watcher[0];
    h->now = clock->at;
    h->model->set_time(h->model->self, h->now);
    unsigned level = cb_clock_toggle(clock);
    cb_heap_first_moved(a);
    *r->data = *r->told = (uint8_t)level;
    r->snapped = 0;
    h->dirty = true;
    return cb_changed_alone(a, s, level);
}

enum outcome model_coast(struct model_home *h) {
    struct cb_agent *a = &h->agent;
    struct cb_engine *clock = lone_clock(h);
    struct ref *r = clock ? own_bit(h, clock) : NULL;
    if (!r || cb_clock_last(clock)) return QUIET;
    do {
        if (edge(h, clock, r)) return CHANGED;
        if (!run_on(h)) return OVER;
        if (!h->want_settled) continue;
        if (a->settling_count) return MORE;
        h->want_settled = false;
        cb_settled(a);
        if (a->change_count) return MORE;
        if (h->dirty && !run_on(h)) return OVER;
    } while (a->heap_size == 1 && !cb_clock_last(clock) && !__atomic_load_n(&a->window->peer_dead, __ATOMIC_RELAXED));
    return MORE;
}
