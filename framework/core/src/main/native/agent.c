#include "agent.h"

#include <stdlib.h>
#include <string.h>

#include "texts.h"
#include "view.h"

/* ---- timer heap ------------------------------------------------------------------------------------------------ */

static struct cb_engine *engine(const struct cb_agent *a, uint32_t i) { return &a->window->engine[i]; }

static bool before(const struct cb_agent *a, uint32_t x, uint32_t y) {
    const struct cb_engine *p = engine(a, x), *q = engine(a, y);
    if (p->at != q->at) return p->at < q->at;
    if (p->kind != q->kind) return p->kind < q->kind; /* timers come before clocks */
    return p->kind == CB_TIMER ? p->seen < q->seen : x < y;
}

static void place(struct cb_agent *a, uint32_t at, uint32_t i) {
    a->heap[at] = i;
    engine(a, i)->heap = at + 1;
}

static void first_changed(struct cb_agent *a) {
    a->deadline = a->heap_size ? engine(a, a->heap[0])->at : UINT64_MAX;
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

static void heap_remove(struct cb_agent *a, uint32_t i) {
    uint32_t at = engine(a, i)->heap;
    if (at == 0) return;
    engine(a, i)->heap = 0;
    uint32_t last = a->heap[--a->heap_size];
    if (last != i) {
        place(a, at - 1, last);
        sift(a, at - 1);
    }
    first_changed(a);
}

static void heap_insert(struct cb_agent *a, uint32_t i) {
    place(a, a->heap_size++, i);
    sift(a, a->heap_size - 1);
    first_changed(a);
}

/* Simulator timers cannot be taken back everywhere. Each new one is earlier than those under way, so they form a
 * stack, and a deadline that is already covered never arms a second one. */
static void arm(struct cb_agent *a) {
    uint64_t at = cb_deadline(a);
    if (at == UINT64_MAX || a->in_step || !a->home->arm_timer) return;
    if (a->armed_count && a->armed[a->armed_count - 1] <= at) return;
    if (a->armed_count == a->armed_room) {
        uint64_t room = a->armed_room ? 2 * a->armed_room : 16;
        uint64_t *more = realloc(a->armed, room * sizeof *more);
        if (!more) abort();
        a->armed = more;
        a->armed_room = room;
    }
    a->armed[a->armed_count++] = at;
    a->home->arm_timer(a, at);
}

/* ---- life ------------------------------------------------------------------------------------------------------ */

bool cb_agent_open(struct cb_agent *a, struct cb_window *w, const struct cb_home *home, void *self) {
    memset(a, 0, sizeof *a);
    a->window = w;
    a->home = home;
    a->self = self;
    a->deadline = UINT64_MAX;
    a->heap = malloc(CB_ENGINES * sizeof *a->heap);
    a->settling = malloc(CB_ENGINES * sizeof *a->settling);
    return a->heap && a->settling;
}

void cb_agent_close(struct cb_agent *a) {
    free(a->heap);
    free(a->settling);
    free(a->change);
    free(a->armed);
    texts_close(a);
    memset(a, 0, sizeof *a);
}

/* ---- firing ---------------------------------------------------------------------------------------------------- */

static void fire(struct cb_agent *a, uint32_t i) { a->window->fired[a->window->fired_count++] = i; }

static bool holds(struct cb_agent *a, const struct cb_engine *e) {
    if (e->op == CB_ALWAYS) return true;
    struct cb_slot *s = cb_slot_at(a->window, e->cond_slot);
    if (s->base) view_get(a, s);
    else a->home->get(a, s);
    const uint64_t *planes = cb_read_planes(s);
    if (s->planes > 1 && (planes[s->words] & e->cond_mask)) return false; /* X and Z equal nothing */
    uint64_t v = planes[0] & e->cond_mask;
    switch (e->op) {
        case CB_EQ: return v == e->cond_value;
        case CB_NE: return v != e->cond_value;
        case CB_LT: return v < e->cond_value;
        default: return v >= e->cond_value;
    }
}

static void enqueue(struct cb_agent *a, struct cb_slot *s, unsigned level) {
    uint32_t edges = cb_edges_of(s, level);
    s->level = level;
    if (a->change_count == a->change_room) {
        uint32_t room = a->change_room ? 2 * a->change_room : 64;
        struct cb_change *more = realloc(a->change, room * sizeof *more);
        if (!more) abort();
        a->change = more;
        a->change_room = room;
    }
    a->change[a->change_count++] = (struct cb_change){(uint32_t)((char *)s - (char *)a->window), edges,
                                                     a->writing};
}

void cb_changed(struct cb_agent *a, struct cb_slot *s, unsigned level) {
    enqueue(a, s, level);
    if (!s->view) return;
    a->home->present(a, s);
    for (uint32_t next = s->view; next;) {
        struct cb_slot *view = cb_slot_at(a->window, next);
        if (view_changed(a, view)) enqueue(a, view, view_level(view));
        next = view->view;
    }
}

static void deliver(struct cb_agent *a, struct cb_change c) {
    for (uint32_t next = cb_slot_at(a->window, c.slot)->watch; next;) {
        uint32_t i = next - 1;
        struct cb_engine *e = engine(a, i);
        next = e->next;
        if (!e->armed || !(e->edges & c.edges)) continue;
        if (c.written && (int32_t)((uint32_t)e->at - c.written) > 0) continue;
        e->seen++;
        if (!holds(a, e) || --e->left) continue;
        e->armed = 0;
        if (e->flags & CB_SETTLE) {
            e->flags |= CB_SETTLING;
            a->settling[a->settling_count++] = i;
            a->home->want_settled(a);
        } else {
            fire(a, i);
        }
    }
}

bool cb_deliver(struct cb_agent *a) {
    while (!a->over && !a->ending && a->change_head < a->change_count) {
        deliver(a, a->change[a->change_head++]);
        if (a->window->fired_count) return true;
    }
    a->change_head = a->change_count = 0;
    return false;
}

bool cb_step(struct cb_agent *a, uint64_t now) {
    if (a->over || !a->armed_count || a->armed[a->armed_count - 1] > now) return false;
    while (a->armed_count && a->armed[a->armed_count - 1] <= now) a->armed_count--;
    a->in_step = true;
    return true;
}

bool cb_due(struct cb_agent *a, uint64_t now) {
    while (cb_deadline(a) <= now && engine(a, a->heap[0])->kind == CB_TIMER) {
        uint32_t i = a->heap[0];
        heap_remove(a, i);
        engine(a, i)->armed = 0;
        if (!a->ending) fire(a, i);
    }
    return a->window->fired_count > 0;
}

bool cb_toggle(struct cb_agent *a, uint64_t now) {
    if (a->over || cb_deadline(a) > now) return false;
    uint32_t i = a->heap[0];
    struct cb_engine *e = engine(a, i);
    if (e->kind != CB_CLOCK) return false; /* a timer armed for the past: rings at the next step */
    e->flags ^= CB_IS_HIGH;
    unsigned level = e->flags & CB_IS_HIGH ? 1 : 0;
    e->at += level ? e->left : e->seen;
    if (e->at > INT64_MAX) {
        heap_remove(a, i);
        e->armed = 0;
        cb_say(a->window, true,
               "a clock has reached the last moment that the simulator's step can count to (2^63 steps): let less time"
               " pass, or give the design a coarser `timescale");
    } else if (a->heap_size > 1) {
        sift(a, 0);
    }
    first_changed(a);
    a->quiet++;
    a->home->drive(a, cb_slot_at(a->window, e->slot), level);
    a->quiet--;
    return true;
}

void cb_step_done(struct cb_agent *a) {
    a->in_step = false;
    if (!a->over && !a->ending) arm(a);
}

static bool has_deposits(const struct cb_agent *a) { return a->window->write_count || a->texts; }

static void flush(struct cb_agent *a) {
    struct cb_window *w = a->window;
    a->quiet++;
    for (uint32_t i = 0; i < w->write_count; i++) {
        struct cb_slot *s = cb_slot_at(w, w->write[i]);
        if (s->pending == CB_PENDING_BITS) view_merge(a, s);
        s->pending = CB_PENDING_NONE;
        a->home->put(a, s);
    }
    w->write_count = 0;
    texts_flush(a);
    a->quiet--;
}

bool cb_settled(struct cb_agent *a) {
    struct cb_window *w = a->window;
    if (a->over) return false;
    if (has_deposits(a)) {
        flush(a);
        if (a->settling_count || w->want & CB_WANT_SETTLED) a->home->want_settled(a);
        return false;
    }
    for (uint32_t i = 0; i < a->settling_count; i++) {
        struct cb_engine *e = engine(a, a->settling[i]);
        if (e->flags & CB_SETTLING) fire(a, a->settling[i]);
        e->flags &= ~(uint32_t)CB_SETTLING;
    }
    a->settling_count = 0;
    if (w->want & CB_WANT_SETTLED) {
        w->want &= ~(uint32_t)CB_WANT_SETTLED;
        fire(a, CB_FIRED_SETTLED);
    }
    return w->fired_count > 0;
}

static bool phase_wanted(struct cb_agent *a, uint32_t want, uint32_t pseudo) {
    if (a->over || !(a->window->want & want)) return false;
    a->window->want &= ~want;
    fire(a, pseudo);
    return true;
}

bool cb_ended(struct cb_agent *a) { return phase_wanted(a, CB_WANT_END, CB_FIRED_END); }
bool cb_next_step(struct cb_agent *a) { return phase_wanted(a, CB_WANT_NEXT, CB_FIRED_NEXT); }

/* ---- stop and go ----------------------------------------------------------------------------------------------- */

static void sample(struct cb_agent *a) {
    struct cb_window *w = a->window;
    w->sequence++;
    for (uint32_t i = 0; i < w->sample_count; i++) {
        struct cb_slot *s = cb_slot_at(w, w->sample[i]);
        a->home->get(a, s);
        s->sequence = w->sequence;
    }
}

void cb_stop(struct cb_agent *a, uint64_t now, enum cb_phase phase, enum cb_reason reason) {
    a->window->now = now;
    a->window->phase = phase;
    a->window->reason = reason;
    sample(a);
}

/* Queued deposits go out as soon as the phase allows. */
static void apply_writes(struct cb_agent *a, enum cb_phase phase) {
    if (!has_deposits(a)) return;
    if (phase == CB_BEGIN || phase == CB_SETTLED) flush(a);
    else a->home->want_settled(a);
}

static void end_by_request(struct cb_agent *a) {
    struct cb_window *w = a->window;
    a->ending = true;
    a->settling_count = 0;
    w->want = w->fired_count = 0;
    apply_writes(a, (enum cb_phase)w->phase);
    a->home->finish(a);
}

bool cb_execute(struct cb_agent *a) {
    struct cb_window *w = a->window;
    uint32_t status = CB_OK;
    switch (w->command) {
        case CB_CMD_RESUME: w->fired_count = 0; return true;
        case CB_CMD_FINISH:
            if (!a->over) end_by_request(a);
            return true;
        case CB_CMD_SAMPLE: sample(a); break;
        case CB_CMD_PUT: {
            struct cb_slot *s = cb_slot_at(w, (uint32_t)w->arg[0]);
            a->quiet++;
            a->writing = w->sequence;
            status = a->home->special_put(a, s, (enum cb_put)w->arg[1]);
            a->writing = 0;
            a->quiet--;
            sample(a);
            break;
        }
        case CB_CMD_MEM_WRITE:
            a->writing = w->sequence;
            status = a->home->object(a, CB_CMD_MEM_WRITE);
            a->writing = 0;
            sample(a);
            break;
        case CB_CMD_TEXT:
            status = w->arg[1] == CB_TEXT_QUEUE ? texts_queue(a) : a->home->object(a, CB_CMD_TEXT);
            break;
        default: status = a->home->object(a, (enum cb_command)w->command); break;
    }
    w->status = status;
    w->reason = CB_REASON_REPLY;
    return false;
}

static void take_over(struct cb_agent *a, uint32_t i) {
    struct cb_engine *e = engine(a, i);
    switch (e->kind) {
        case CB_EDGE:
            if (!(e->flags & CB_LINKED)) {
                struct cb_slot *s = cb_slot_at(a->window, e->slot);
                bool first = s->watch == 0;
                e->flags |= CB_LINKED;
                e->next = 0;
                uint32_t *end = &s->watch; /* engines fire in the order in which they were made */
                while (*end) end = &engine(a, *end - 1)->next;
                *end = i + 1;
                if (first && s->base) view_watch(a, s);
                else if (first && !s->view) a->home->watch(a, s);
            }
            break;
        case CB_TIMER: e->seen = a->order++; /* fall through */
        case CB_CLOCK:
            heap_remove(a, i);
            if (e->armed) heap_insert(a, i);
            break;
        default: heap_remove(a, i); break;
    }
}

void cb_resumed(struct cb_agent *a, enum cb_phase phase) {
    struct cb_window *w = a->window;
    if (a->over || a->ending) return;
    for (uint32_t i = 0; i < w->arm_count; i++) take_over(a, w->arm[i]);
    w->arm_count = 0;
    apply_writes(a, phase);
    if (a->settling_count || w->want & CB_WANT_SETTLED) a->home->want_settled(a);
    if (w->want & CB_WANT_END) a->home->want_end(a);
    if (w->want & CB_WANT_NEXT) a->home->want_next(a);
    arm(a);
}

void cb_say(struct cb_window *w, bool is_error, const char *line) {
    if (is_error) w->errors++;
    else if (w->errors) return;
    if (w->said_length) return;
    size_t length = strnlen(line, sizeof w->said);
    memcpy(w->said, line, length);
    w->said_length = (uint32_t)length;
}
