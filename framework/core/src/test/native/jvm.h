/* Plays the JVM's part in native tests and measurements: writes the window as org.cocobean.internal.link does. */
#ifndef COCOBEAN_JVM_H
#define COCOBEAN_JVM_H

#include <stdlib.h>
#include <string.h>

#include "window/window.h"

struct jvm {
    struct cb_window *window;
    int (*run)(void *);
    void *context;
    uint32_t next_slot, next_engine;
};

static inline struct cb_window *jvm_window(void) {
    struct cb_window *w = calloc(1, sizeof *w);
    if (!w) abort();
    w->magic = CB_MAGIC;
    w->version = CB_VERSION;
    return w;
}

static inline void jvm_open(struct jvm *j, struct cb_window *w, int (*run)(void *), void *context) {
    *j = (struct jvm){w, run, context, (uint32_t)offsetof(struct cb_window, slots), 0};
}

/* A slot for a signal; sampled at every stop. */
static inline struct cb_slot *jvm_slot(struct jvm *j, uint32_t handle, uint32_t kind, uint32_t width) {
    struct cb_slot *s = cb_slot_at(j->window, j->next_slot);
    s->handle = handle;
    s->kind = kind;
    s->width = width;
    s->words = (width + 63) / 64;
    s->planes = kind == CB_KIND_REAL ? 1 : 2;
    j->window->sample[j->window->sample_count++] = j->next_slot;
    j->next_slot += (uint32_t)(sizeof *s + (2 * s->planes + 1) * s->words * 8);
    return s;
}

/* Some bits of a slot, for edges and conditions. */
static inline struct cb_slot *jvm_view(struct jvm *j, const struct cb_slot *base, uint32_t low, uint32_t width) {
    struct cb_slot *s = jvm_slot(j, base->handle, base->kind, width);
    j->window->sample_count--;
    s->base = (uint32_t)((const char *)base - (const char *)j->window);
    s->low = low;
    return s;
}

static inline uint32_t jvm_offset(const struct jvm *j, const struct cb_slot *s) {
    return (uint32_t)((const char *)s - (const char *)j->window);
}

static inline void jvm_arm(struct jvm *j, uint32_t engine) { j->window->arm[j->window->arm_count++] = engine; }

static inline uint32_t jvm_edge(struct jvm *j, const struct cb_slot *s, unsigned edges, uint64_t count) {
    uint32_t i = j->next_engine++;
    struct cb_engine *e = &j->window->engine[i];
    *e = (struct cb_engine){.kind = CB_EDGE, .armed = 1, .edges = (uint8_t)edges, .slot = jvm_offset(j, s), .left = count};
    jvm_arm(j, i);
    return i;
}

/* Waits with an engine that is known to the agent already: nothing to announce. */
static inline void jvm_rearm(struct jvm *j, uint32_t i, uint64_t count) {
    j->window->engine[i].left = count;
    j->window->engine[i].armed = 1;
}

static inline uint32_t jvm_timer(struct jvm *j, uint64_t at) {
    uint32_t i = j->next_engine++;
    j->window->engine[i] = (struct cb_engine){.kind = CB_TIMER, .armed = 1, .at = at};
    jvm_arm(j, i);
    return i;
}

static inline uint32_t jvm_clock(struct jvm *j, const struct cb_slot *s, uint64_t first, uint64_t high, uint64_t low) {
    uint32_t i = j->next_engine++;
    j->window->engine[i] =
        (struct cb_engine){.kind = CB_CLOCK, .armed = 1, .slot = jvm_offset(j, s), .at = first, .left = high, .seen = low};
    jvm_arm(j, i);
    return i;
}

static inline void jvm_disarm(struct jvm *j, uint32_t i) {
    j->window->engine[i].armed = 0;
    jvm_arm(j, i);
}

/* Queues a deposit. */
static inline void jvm_set(struct jvm *j, struct cb_slot *s, uint64_t value) {
    cb_write_planes(s)[0] = value;
    if (s->pending) return;
    s->pending = 1;
    j->window->write[j->window->write_count++] = jvm_offset(j, s);
}

static inline int jvm_command(struct jvm *j, enum cb_command command) {
    j->window->command = command;
    return j->run(j->context);
}

static inline int jvm_resume(struct jvm *j) { return jvm_command(j, CB_CMD_RESUME); }

static inline uint32_t jvm_put(struct jvm *j, struct cb_slot *s, enum cb_put how, uint64_t value) {
    cb_write_planes(s)[0] = value;
    j->window->arg[0] = jvm_offset(j, s);
    j->window->arg[1] = how;
    jvm_command(j, CB_CMD_PUT);
    return j->window->status;
}

static inline uint32_t jvm_object(struct jvm *j, enum cb_command command, int64_t a, int64_t b, int64_t c, int64_t d) {
    int64_t arg[] = {a, b, c, d};
    memcpy(j->window->arg, arg, sizeof arg);
    jvm_command(j, command);
    return j->window->status;
}

static inline uint32_t jvm_resolve(struct jvm *j, uint32_t parent, const char *name) {
    j->window->payload_length = (uint32_t)strlen(name);
    memcpy(j->window->payload, name, strlen(name));
    return jvm_object(j, CB_CMD_RESOLVE, parent, 0, 0, 0);
}

static inline const struct cb_info *jvm_info(const struct jvm *j) {
    return (const struct cb_info *)(const void *)j->window->payload;
}

static inline uint64_t jvm_get(struct cb_slot *s) { return cb_read_planes(s)[0]; }

#endif
