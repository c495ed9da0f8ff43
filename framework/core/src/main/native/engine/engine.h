/*
 * A kind of native engine: what the agent does with such an engine at the moments that concern it. A new kind is one file
 * with its functions, one row in engines.c and its number in window.h.
 */
#ifndef COCOBEAN_ENGINE_H
#define COCOBEAN_ENGINE_H

#include "agent/agent.h"

struct cb_engine_type {
    /* The JVM made, armed or disarmed it at the stop that ends now. */
    void (*take_over)(struct cb_agent *, uint32_t index, struct cb_engine *);
    /* Its moment has come: at the beginning of a time step, before anything happens in it. */
    void (*ring)(struct cb_agent *, uint32_t index, struct cb_engine *);
    /* Its moment has come: after all that ring, before the HDL runs. Goes on to its next moment, the first of the heap. */
    void (*drive)(struct cb_agent *, uint32_t index, struct cb_engine *);
    /* It is armed, and the signal that it watches changed as its `edges` say. */
    void (*changed)(struct cb_agent *, uint32_t index, struct cb_engine *);
    /* It asked for it by cb_after: all engines that watch the signal that changed have been told. */
    void (*after)(struct cb_agent *, uint32_t index, struct cb_engine *);
};

extern const struct cb_engine_type cb_timer_type, cb_edge_type, cb_clock_type, cb_stream_type, cb_ram_type, cb_uart_type;

/* The row of a kind; one without functions for numbers that are no kind. */
const struct cb_engine_type *cb_engine_type(unsigned kind);

static inline struct cb_engine *cb_engine_at(const struct cb_agent *a, uint32_t i) { return &a->window->engine[i]; }

/* The JVM is told at the next stop. */
static inline void cb_fire(struct cb_agent *a, uint32_t i) { a->window->fired[a->window->fired_count++] = i; }

/* agent.c: hangs the engine in the watch list of its slot, once. */
void cb_watch(struct cb_agent *, uint32_t index, struct cb_engine *);

/* agent.c: `after` is called once all that watch the present change have been told, for each engine once. */
void cb_after(struct cb_agent *, uint32_t index);

/* engine_stream.c: the stream of an engine, an entry of its ring, and: it goes on where it rests and has something to do. */
struct cb_stream *cb_stream_of(struct cb_agent *, uint32_t index);
uint64_t *cb_stream_entry(struct cb_stream *, uint64_t count);
void cb_stream_on(struct cb_agent *, uint32_t index);

/* CLOCK: its level from now on; it goes on to its next moment. The last one is that after which there is none. */
static inline unsigned cb_clock_toggle(struct cb_engine *e) {
    e->flags ^= CB_IS_HIGH;
    unsigned level = e->flags & CB_IS_HIGH ? 1 : 0;
    e->at += level ? e->left : e->seen;
    return level;
}

static inline bool cb_clock_last(const struct cb_engine *e) {
    return e->at + (e->flags & CB_IS_HIGH ? e->seen : e->left) > INT64_MAX;
}

/* agent.c: the write planes are deposited when the phase allows; the home is to be asked for the settled point. */
void cb_deposit(struct cb_agent *, struct cb_slot *);

/* agent.c: the home calls at the next moment; for engines that have found one elsewhere than at a stop. */
void cb_arm(struct cb_agent *);

/* heap.c: engines by their moment `at`; then those that ring before those that drive, as timers come before clocks; of those that
 * ring by `seen`, who was armed first, else who was made first. */
void cb_heap_insert(struct cb_agent *, uint32_t index);
void cb_heap_remove(struct cb_agent *, uint32_t index); /* nothing when it is not there */
void cb_heap_first_moved(struct cb_agent *);            /* the first one has a later moment */

#endif
