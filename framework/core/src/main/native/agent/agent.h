/*
 * The agent's core: a state machine that turns what happens in a simulator into the events the JVM waits for. It never
 * blocks and knows no simulator; a *home* (vpi_home.c, model_home.c) feeds it and owns the control flow.
 */
#ifndef COCOBEAN_AGENT_H
#define COCOBEAN_AGENT_H

#include <stdbool.h>

#include "window/window.h"

struct cb_agent;

/* What the agent needs from the simulator it lives in. Every function but arm_timer must be set. */
struct cb_home {
    bool two_states; /* every bit is 0 or 1, all planes but the first are zero */
    void (*get)(struct cb_agent *, struct cb_slot *);                       /* fill the read planes */
    /* The same into other planes, so many words; and the value if that is 0 or 1, else something greater. NULL: reading costs
     * more than to remember what was read. */
    size_t (*read)(struct cb_agent *, struct cb_slot *, uint64_t *planes);
    unsigned (*level)(struct cb_agent *, struct cb_slot *);
    void (*present)(struct cb_agent *, struct cb_slot *); /* the same, with changes that are not delivered yet */
    const uint64_t *(*beneath)(struct cb_agent *, struct cb_slot *); /* planes as they would be without the force that holds */
    void (*put)(struct cb_agent *, struct cb_slot *);                       /* deposit the write planes */
    uint32_t (*special_put)(struct cb_agent *, struct cb_slot *, enum cb_put); /* -> cb_status */
    void (*drive)(struct cb_agent *, struct cb_slot *, unsigned level);     /* deposit 0 or 1 (clocks) */
    void (*watch)(struct cb_agent *, struct cb_slot *);    /* from now on call cb_changed for this slot */
    void (*want_settled)(struct cb_agent *);               /* visit the settled point of this time step */
    void (*want_end)(struct cb_agent *);                   /* visit the end of this time step */
    void (*want_next)(struct cb_agent *);                  /* visit the beginning of the next time step */
    void (*arm_timer)(struct cb_agent *, uint64_t at);     /* visit the beginning of time `at`; NULL: the home owns
                                                              time, heeds cb_deadline and needs no cb_step */
    uint64_t (*now)(struct cb_agent *);                    /* the present time */
    void (*finish)(struct cb_agent *);                     /* end the simulation when this time step is complete */
    uint32_t (*object)(struct cb_agent *, enum cb_command); /* RESOLVE, CHILDREN, ELEMENT, MEM_*, TEXT -> cb_status */
};

/* A unit with one home only says which, and calls it directly (model.c). */
#ifndef CB_HOME
#define CB_HOME(agent) ((agent)->home)
#endif

enum { CB_AFTER = 64 }; /* engines that may come after one change */

struct cb_change {
    uint32_t slot, edges;
    uint32_t written; /* > 0: the JVM's own write at this stop; engines armed after it do not see it */
};

/* An engine's moment as it was when the engine was put into the heap: the JVM may write another one at any stop. */
struct cb_moment {
    uint64_t at, order;
    uint32_t engine;
};

struct cb_agent {
    struct cb_window *window;
    const struct cb_home *home;
    void *self; /* the home's own state */

    struct cb_moment *heap; /* by (time, timers before clocks, order) */
    uint32_t heap_size;
    uint64_t deadline;                  /* time of the first of them, UINT64_MAX: none */
    uint64_t order;                     /* of arming, breaks ties between timers */
    struct cb_change *change;           /* changes seen but not yet delivered */
    uint32_t change_head, change_count, change_room;
    uint32_t *settling, settling_count; /* engines that fire when this step has settled */
    uint64_t *armed, armed_count, armed_room; /* simulator timers under way, earliest last */
    uint64_t *old;  /* of slots that were written while a change is not yet delivered: offset, then the planes they had */
    size_t old_words, old_room;
    uint64_t old_time; /* when they were written */
    uint32_t edge;  /* counts changes as they are delivered: what is read at one stands until the next */
    uint32_t after[CB_AFTER], after_count; /* engines that come after all that watch the present change */
    unsigned quiet; /* > 0 while changes are only noted, not delivered */
    bool in_step;   /* timers and clocks of the present time are being handled */
    struct cb_text *texts; /* strings that wait to be written */
    uint32_t writing; /* the JVM writes past the queue: sequence of the stop at which it does */
    bool ending;    /* the JVM is done: the time step runs to its end, without stops */
    bool over;      /* the simulation has ended by itself */
};

/* Returns false when memory runs out. */
bool cb_agent_open(struct cb_agent *, struct cb_window *, const struct cb_home *, void *self);
void cb_agent_close(struct cb_agent *);

/* Changes of the slot that are not delivered yet have not been; its level is this one. */
void cb_take_back(struct cb_agent *, struct cb_slot *, unsigned level);

/* The planes that a slot had before the deposits whose changes are being delivered; NULL: it has none from then. */
const uint64_t *cb_old_planes(struct cb_agent *, const struct cb_slot *);

/* A signal that nothing has watched yet: the home watches it, and what changed just now is told. */
void cb_watch_signal(struct cb_agent *, struct cb_slot *);

/* The home saw the slot's signal change; `level` is 0, 1 or 2 (neither, or a vector). */
void cb_changed(struct cb_agent *, struct cb_slot *, unsigned level);

static inline uint32_t cb_edges_of(const struct cb_slot *s, unsigned level) {
    if (level == s->level) return CB_ANY;
    return level == 1 ? CB_ANY | CB_RISING : level == 0 ? CB_ANY | CB_FALLING : CB_ANY;
}

/* The same for a home that delivers at once: spares the queue where no engine waits for such a change. */
static inline void cb_changed_now(struct cb_agent *a, struct cb_slot *s, unsigned level) {
    uint32_t edges = cb_edges_of(s, level);
    if (!a->change_count && !s->view) {
        if (!(s->edges & edges)) {
            s->level = level;
            return;
        }
        uint32_t i = s->watch;
        while (i && !(a->window->engine[i - 1].armed && a->window->engine[i - 1].edges & edges))
            i = a->window->engine[i - 1].next;
        if (!i) {
            s->level = level;
            return;
        }
    }
    cb_changed(a, s, level);
}

/* The same for a slot without views, while no other change waits: delivers at once. True: an engine fired. */
bool cb_changed_alone(struct cb_agent *, struct cb_slot *, unsigned level);

/* Delivers noted changes until one fires an engine; true: stop in phase CHANGE. */
bool cb_deliver(struct cb_agent *);
static inline bool cb_next_change(struct cb_agent *a) { return a->change_count && cb_deliver(a); }

/* The armed timer rang: false when it was a stale one, else follow with cb_due, cb_toggle..., cb_step_done. */
bool cb_step(struct cb_agent *, uint64_t now);

/* Fires all timers due; true: stop in phase BEGIN, false: look at cb_next_change. */
bool cb_due(struct cb_agent *, uint64_t now);

/* Drives the next clock that toggles now; true: one did, look at cb_next_change and call again. */
bool cb_toggle(struct cb_agent *, uint64_t now);
void cb_step_done(struct cb_agent *);

/* The step has settled: applies queued deposits; true: nothing was queued and someone waits, stop in phase SETTLED. */
bool cb_settled(struct cb_agent *);

/* The step ends; true: stop in phase END. */
bool cb_ended(struct cb_agent *);

/* Another time step begins; true: stop in phase BEGIN. */
bool cb_next_step(struct cb_agent *);

/* Makes the window ready for the JVM: time, phase, fresh samples. */
void cb_stop(struct cb_agent *, uint64_t now, enum cb_phase, enum cb_reason);

/* Executes the JVM's command; true: it was RESUME or FINISH, go on with cb_resumed. */
bool cb_execute(struct cb_agent *);

/* The HDL raised an error, or ended the simulation; `line` is how the simulator's output tells of it. A second line may
 * say when that was, in steps, and a third one in which scope. Works before cb_agent_open. */
void cb_say(struct cb_window *, bool is_error, const char *line);

/* The JVM wants to go on from a stop in this phase: takes over its engines, deposits and wishes. */
void cb_resumed(struct cb_agent *, enum cb_phase);

/* Earliest deadline of all timers and clocks, UINT64_MAX when there is none. */
static inline uint64_t cb_deadline(const struct cb_agent *a) { return a->deadline; }

#endif
