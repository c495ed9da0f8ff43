/* The agent's core alone, with a home that only takes notes; one for each test program. */
#ifndef COCOBEAN_AGENT_RIG_H
#define COCOBEAN_AGENT_RIG_H

#include <stdlib.h>

#include "agent/agent.h"
#include "check.h"
#include "jvm.h"

static struct cb_agent agent;
static struct jvm jvm;
static struct cb_window *w;
static struct {
    unsigned gets, puts, watches, settled, end, next, finishes, timers, drives, level;
    uint64_t timer, put_order, last_put[8];
} notes;

static void get(struct cb_agent *a, struct cb_slot *s) {
    (void)a;
    (void)s;
    notes.gets++;
}
static void put(struct cb_agent *a, struct cb_slot *s) {
    EQUAL(a->quiet > 0, 1);
    notes.last_put[notes.puts++ % 8] = cb_write_planes(s)[0];
    cb_read_planes(s)[0] = cb_write_planes(s)[0];
}
static uint32_t special_put(struct cb_agent *a, struct cb_slot *s, enum cb_put how) {
    (void)a;
    (void)s;
    return how == CB_PUT_RELEASE ? CB_REFUSED : CB_OK;
}
static void drive(struct cb_agent *a, struct cb_slot *s, unsigned level) {
    notes.drives++;
    notes.level = level;
    cb_changed(a, s, level);
}
static void watch(struct cb_agent *a, struct cb_slot *s) {
    (void)a;
    s->level = 0;
    notes.watches++;
}
static const uint64_t *beneath(struct cb_agent *a, struct cb_slot *s) {
    get(a, s);
    return cb_read_planes(s);
}
static void want_settled(struct cb_agent *a) {
    (void)a;
    notes.settled++;
}
static void want_end(struct cb_agent *a) {
    (void)a;
    notes.end++;
}
static void want_next(struct cb_agent *a) {
    (void)a;
    notes.next++;
}
static void arm_timer(struct cb_agent *a, uint64_t at) {
    (void)a;
    notes.timers++;
    notes.timer = at;
}
static uint64_t now(struct cb_agent *a) { return a->window->now; }
static void finish(struct cb_agent *a) {
    EQUAL(a->ending, 1);
    notes.finishes++;
}
static uint32_t object(struct cb_agent *a, enum cb_command c) {
    (void)a;
    return c == CB_CMD_RESOLVE ? CB_NOT_FOUND : CB_REFUSED;
}

static const struct cb_home home = {.get = get,
                                    .present = get,
                                    .beneath = beneath,
                                    .put = put,
                                    .special_put = special_put,
                                    .drive = drive,
                                    .watch = watch,
                                    .want_settled = want_settled,
                                    .want_end = want_end,
                                    .want_next = want_next,
                                    .arm_timer = arm_timer,
                                    .now = now,
                                    .finish = finish,
                                    .object = object};

static void begin(void) {
    memset(&notes, 0, sizeof notes);
    w = jvm_window();
    TRUE(cb_agent_open(&agent, w, &home, NULL));
    jvm_open(&jvm, w, NULL, NULL);
}

static void end(void) {
    cb_agent_close(&agent);
    free(w);
}

static inline bool execute(enum cb_command c) {
    w->command = c;
    return cb_execute(&agent);
}

/* What the JVM does between two stops. */
static inline void resume(enum cb_phase phase) {
    TRUE(execute(CB_CMD_RESUME));
    cb_resumed(&agent, phase);
}

static inline struct cb_slot *bit(void) { return jvm_slot(&jvm, 1, CB_KIND_LOGIC, 1); }

#endif
