/*
 * The main loop of a compiled model. One time step:
 *
 *    TIME_STEP  timers that are due                                   stop BEGIN
 *    CLOCKS     own clocks toggle one by one                          stop CHANGE, before the HDL sees the edge
 *    EVAL       the HDL runs
 *    CHANGES    what the HDL changed is told to the watchers          stop CHANGE, looking back
 *    SETTLE     deposits are applied, then EVAL again; or nothing     stop SETTLED
 *    STEP_END   values are final, waves are written                   stop END
 *    ADVANCE    on to the next timer, clock edge or event of the HDL
 */
#include "model/model_home.h"

#include <stdlib.h>
#include <string.h>

#include "model/model_internal.h"

enum { TURN = 0, DEAD = 1 };

/* What HDL computes from a forced value may need this many evals to come to rest. */
enum { FORCE_ROUNDS = 2 };

static void want_settled(struct cb_agent *a) { ((struct model_home *)a->self)->want_settled = true; }
static void want_end(struct cb_agent *a) { ((struct model_home *)a->self)->want_end = true; }
static void want_next(struct cb_agent *a) { ((struct model_home *)a->self)->want_next = true; }

static uint64_t now(struct cb_agent *a) { return ((struct model_home *)a->self)->now; }

static void let_run(struct model_home *h) {
    if (h->forces) model_lift(h);
    h->model->eval(h->model->self);
}

static void evaluate(struct model_home *h) {
    const struct cb_model *m = h->model;
    h->dirty = false;
    h->evals++;
    if (h->bits + h->vectors > h->ours) model_snapshot(h);
    let_run(h);
    for (int i = 0; h->forces && model_hold(h) && i < FORCE_ROUNDS && !*m->over; i++) let_run(h);
    h->next_event = m->next_event ? m->next_event(m->self) : UINT64_MAX;
}

static void end_of_step(struct model_home *h) {
    if (h->ended == h->now + 1) return;
    h->ended = h->now + 1;
    if (h->model->end_of_step) h->model->end_of_step(h->model->self, h->now);
}

static void rest(struct model_home *h, enum cb_rest how) {
    uint32_t *said = &h->agent.window->rest;
    if (*said == CB_REST_NONE) *said = how;
}

static void finish(struct cb_agent *a) {
    struct model_home *h = a->self;
    if (h->finished) return;
    h->finished = true;
    if (h->dirty && !*h->model->over) evaluate(h);
    end_of_step(h);
    if (*h->model->over) rest(h, CB_REST_DESIGN);
    h->model->finish(h->model->self);
    rest(h, CB_REST_ASKED);
}

/* The loop looks after it: it has yet to bring the time step to its end. */
static void finish_later(struct cb_agent *a) { (void)a; }

static const struct cb_home model_functions = {
    .two_states = true,
    .get = model_get,
    .read = model_get_to,
    .level = model_level,
    .present = model_present,
    .beneath = model_beneath,
    .put = model_put,
    .special_put = model_special_put,
    .drive = model_drive,
    .watch = model_watch,
    .want_settled = want_settled,
    .want_end = want_end,
    .want_next = want_next,
    .now = now,
    .finish = finish_later,
    .object = model_object,
};

struct model_home *model_home_open(struct cb_window *w, const struct cb_model *model) {
    struct model_home *h = calloc(1, sizeof *h);
    if (!h) return NULL;
    h->model = model;
    h->next_event = UINT64_MAX;
    h->stage = SETTLE;
    w->precision = model->precision;
    if (!cb_agent_open(&h->agent, w, &model_functions, h) || !model_index(h)) {
        model_home_close(h);
        return NULL;
    }
    return h;
}

void model_home_close(struct model_home *h) {
    if (h->evals) finish(&h->agent);
    model_forget(h);
    free(h->bit);
    free(h->vector);
    free(h->live);
    free(h->force);
    cb_agent_close(&h->agent);
    free(h);
}

/* Hands over to the JVM; goes on in `next`. */
static int stop(struct model_home *h, enum stage next, enum cb_phase phase, enum cb_reason reason) {
    h->stage = next;
    h->stopped = true;
    h->phase = phase;
    cb_stop(&h->agent, h->now, phase, reason);
    return TURN;
}

static int end(struct model_home *h) {
    finish(&h->agent);
    return DEAD;
}

/* The HDL or a lack of events ended it: one last stop, at which values can still be read. */
static int over(struct model_home *h) {
    rest(h, *h->model->over ? CB_REST_DESIGN : CB_REST_EVENTS);
    if (h->agent.ending) return end(h);
    h->looking_back = false;
    stop(h, ADVANCE, CB_END, CB_REASON_OVER);
    h->agent.over = true;
    return TURN;
}

/* Begins the next time step; false: nothing will ever happen again. */
static bool advance(struct model_home *h) {
    uint64_t next = cb_deadline(&h->agent);
    if (h->next_event < next) next = h->next_event;
    if (next == UINT64_MAX) return false;
    if (next > h->now) {
        h->now = next;
        h->advanced = true;
        h->model->set_time(h->model->self, next);
    }
    return true;
}

/* Timers and waits for this time step; true: stop. */
static bool begin(struct model_home *h) {
    bool next = h->advanced && h->want_next && cb_next_step(&h->agent);
    h->want_next &= !h->advanced;
    h->advanced = false;
    return (cb_deadline(&h->agent) <= h->now && cb_due(&h->agent, h->now)) || next;
}

/* Lets the HDL run when there is a reason to. */
static void run_hdl(struct model_home *h) {
    if (!h->dirty && h->next_event > h->now) return;
    evaluate(h);
    model_note_changes(h);
    h->looking_back = true;
}

/* Brings the time to rest. */
static enum outcome settle(struct model_home *h) {
    struct cb_agent *a = &h->agent;
    for (;;) {
        if (cb_next_change(a)) return CHANGED;
        if (h->dirty || h->next_event <= h->now) return MORE;
        if (cb_deadline(a) <= h->now) return MORE; /* a clock or timer was started for this very time */
        if (!h->want_settled) return QUIET;
        h->want_settled = false;
        if (cb_settled(a)) return FIRED;
    }
}

/* A switch for each time step, then straight on: one for each stage costs more than all the rest. */
static int go(struct model_home *h) {
    struct cb_agent *a = &h->agent;
    for (;;) switch (h->stage) {
            case TIME_STEP:
                if (begin(h)) return stop(h, CLOCKS, CB_BEGIN, CB_REASON_FIRED);
                /* fall through */
            case CLOCKS:
                do
                    if (cb_next_change(a)) return stop(h, CLOCKS, CB_CHANGE, CB_REASON_FIRED);
                while (cb_toggle(a, h->now));
                run_hdl(h);
                if (*h->model->over) return over(h);
                /* fall through */
            case CHANGES:
                if (cb_next_change(a)) return stop(h, CHANGES, CB_CHANGE, CB_REASON_FIRED);
                h->looking_back = false;
                /* fall through */
            case SETTLE:
                switch (settle(h)) {
                    case CHANGED: return stop(h, SETTLE, CB_CHANGE, CB_REASON_FIRED);
                    case FIRED: return stop(h, SETTLE, CB_SETTLED, CB_REASON_FIRED);
                    case QUIET: break;
                    default: h->stage = TIME_STEP; continue;
                }
                end_of_step(h);
                if (h->want_end) {
                    h->want_end = false;
                    if (cb_ended(a)) return stop(h, ADVANCE, CB_END, CB_REASON_FIRED);
                }
                /* fall through */
            case ADVANCE:
                if (a->ending) return end(h);
                if (__atomic_load_n(&a->window->peer_dead, __ATOMIC_RELAXED)) return DEAD;
                switch (model_coast(h)) {
                    case CHANGED: return stop(h, CLOCKS, CB_CHANGE, CB_REASON_FIRED);
                    case OVER: return over(h);
                    case MORE: h->stage = SETTLE; continue;
                    default: h->stage = TIME_STEP;
                }
                if (!advance(h)) return over(h);
        }
}

/* The test begins where time 0 has settled: initial blocks have run, values mean something, writes are legal. */
static int start(struct model_home *h) {
    h->model->set_time(h->model->self, 0);
    evaluate(h);
    return *h->model->over ? over(h) : stop(h, SETTLE, CB_SETTLED, CB_REASON_START);
}

int model_home_run(void *home) {
    struct model_home *h = home;
    struct cb_agent *a = &h->agent;
    if (!h->stopped) return h->evals ? DEAD : start(h);
    if (!cb_execute(a)) return TURN;
    h->stopped = false;
    if (a->over) return end(h);
    cb_resumed(a, h->phase);
    if (cb_next_change(a)) return stop(h, h->stage, CB_CHANGE, CB_REASON_FIRED);
    return go(h);
}

int model_home_abandon(struct model_home *h) {
    if (h->finished) return DEAD;
    h->finished = true; /* it must not be evaluated again */
    return over(h);
}
