#include "agent/agent.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/engine.h"
#include "agent/texts.h"
#include "agent/view.h"

/* ---- time of the simulator ---------------------------------------------------------------------------------------- */

/* Simulator timers cannot be taken back everywhere. Each new one is earlier than those under way, so they form a
 * stack, and a deadline that is already covered never arms a second one. */
void cb_arm(struct cb_agent *a) {
    uint64_t at = cb_deadline(a);
    if (at == UINT64_MAX || a->in_step || !CB_HOME(a)->arm_timer) return;
    if (a->armed_count && a->armed[a->armed_count - 1] <= at) return;
    if (a->armed_count == a->armed_room) {
        uint64_t room = a->armed_room ? 2 * a->armed_room : 16;
        uint64_t *more = realloc(a->armed, room * sizeof *more);
        if (!more) abort();
        a->armed = more;
        a->armed_room = room;
    }
    a->armed[a->armed_count++] = at;
    CB_HOME(a)->arm_timer(a, at);
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
    free(a->old);
    free(a->armed);
    texts_close(a);
    memset(a, 0, sizeof *a);
}

/* ---- firing ---------------------------------------------------------------------------------------------------- */

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
    CB_HOME(a)->present(a, s);
    for (uint32_t next = s->view; next;) {
        struct cb_slot *view = cb_slot_at(a->window, next);
        if (view_changed(a, view)) enqueue(a, view, view_level(view));
        next = view->view;
    }
}

static uint32_t offset_of(const struct cb_agent *a, const struct cb_slot *s) {
    return (uint32_t)((const char *)s - (const char *)a->window);
}

static void take_back(struct cb_agent *a, struct cb_slot *s, unsigned level) {
    for (uint32_t i = a->change_head; i < a->change_count; i++)
        if (a->change[i].slot == offset_of(a, s)) a->change[i].edges = 0;
    s->level = level;
}

void cb_take_back(struct cb_agent *a, struct cb_slot *s, unsigned level) {
    take_back(a, s, level);
    if (s->view) CB_HOME(a)->present(a, s);
    for (uint32_t next = s->view; next;) {
        struct cb_slot *view = cb_slot_at(a->window, next);
        view_changed(a, view);
        take_back(a, view, view_level(view));
        next = view->view;
    }
}

static inline void deliver(struct cb_agent *a, const struct cb_slot *s, uint32_t edges, uint32_t written) {
    a->edge++;
    for (uint32_t next = s->watch; next;) {
        uint32_t i = next - 1;
        struct cb_engine *e = cb_engine_at(a, i);
        next = e->next;
        if (!e->armed || !(e->edges & edges)) continue;
        if (written && e->kind == CB_EDGE && (int32_t)((uint32_t)e->at - written) > 0) continue;
        cb_engine_type(e->kind)->changed(a, i, e);
    }
    for (uint32_t n = 0; n < a->after_count; n++) {
        uint32_t i = a->after[n];
        struct cb_engine *e = cb_engine_at(a, i);
        cb_engine_type(e->kind)->after(a, i, e);
    }
    a->after_count = 0;
}

void cb_after(struct cb_agent *a, uint32_t i) {
    for (uint32_t n = 0; n < a->after_count; n++)
        if (a->after[n] == i) return;
    if (a->after_count == CB_AFTER) abort(); /* the JVM makes fewer */
    a->after[a->after_count++] = i;
}

bool cb_deliver(struct cb_agent *a) {
    while (!a->over && !a->ending && a->change_head < a->change_count) {
        struct cb_change c = a->change[a->change_head++];
        deliver(a, cb_slot_at(a->window, c.slot), c.edges, c.written);
        if (a->window->fired_count) return true;
    }
    a->change_head = a->change_count = 0;
    a->old_words = 0;
    return false;
}

bool cb_changed_alone(struct cb_agent *a, struct cb_slot *s, unsigned level) {
    uint32_t edges = cb_edges_of(s, level);
    s->level = level;
    if (!(s->edges & edges)) return false;
    deliver(a, s, edges, 0);
    return a->window->fired_count;
}

bool cb_step(struct cb_agent *a, uint64_t now) {
    if (a->over || !a->armed_count || a->armed[a->armed_count - 1] > now) return false;
    while (a->armed_count && a->armed[a->armed_count - 1] <= now) a->armed_count--;
    a->in_step = true;
    return true;
}

static bool has_deposits(const struct cb_agent *a) { return a->window->write_count || a->texts; }

void cb_deposit(struct cb_agent *a, struct cb_slot *s) {
    struct cb_window *w = a->window;
    if (s->pending == CB_PENDING_NONE && w->write_count == CB_SLOTS) {
        cb_say(w, true, "more signals were written at one moment than the agent can keep (65536): a write is lost");
        return;
    }
    if (s->pending == CB_PENDING_NONE) w->write[w->write_count++] = (uint32_t)((char *)s - (char *)w);
    s->pending = CB_PENDING_ALL;
}

/* ---- who comes to wait while changes are delivered ---------------------------------------------------------------- */

static bool is_awaited(const struct cb_agent *a) {
    const struct cb_window *w = a->window;
    for (uint32_t i = 0; i < w->write_count; i++) {
        const struct cb_slot *s = cb_slot_at(a->window, w->write[i]);
        if (s->watch || s->view) return true;
    }
    return false;
}

/* Beside the offset of a slot: its planes are old no more; above that what its value was before a write to an array, mixed. */
#define GONE (1ull << 32)
#define OFFSET_AND_GONE (GONE | UINT32_MAX)

static size_t planes_words(const struct cb_slot *s) { return (size_t)s->planes * s->words; }

static void keep_old(struct cb_agent *a, struct cb_slot *s) {
    size_t end = a->old_words + 1 + planes_words(s);
    if (end > a->old_room) {
        a->old_room = 2 * end;
        uint64_t *more = realloc(a->old, a->old_room * sizeof *more);
        if (!more) abort();
        a->old = more;
    }
    CB_HOME(a)->present(a, s);
    a->old[a->old_words] = offset_of(a, s);
    memcpy(a->old + a->old_words + 1, cb_read_planes(s), planes_words(s) * sizeof *a->old);
    a->old_words = end;
}

/* Signals that change together are both seen, also by who waits for the second, as the first one ever, when the first has
 * changed: so where a deposit may wake someone, the values before it are kept until that has been told, or a clock toggles, or
 * the time step is over. */
static void keep_all_old(struct cb_agent *a) {
    const struct cb_window *w = a->window;
    if (!a->change_count) a->old_words = 0;
    if (w->write_count < 2 || !is_awaited(a)) return;
    a->old_time = CB_HOME(a)->now(a);
    for (uint32_t i = 0; i < w->write_count; i++) keep_old(a, cb_slot_at(a->window, w->write[i]));
}

static uint64_t *find_old(const struct cb_agent *a, const struct cb_slot *s) {
    for (size_t at = 0; at < a->old_words; at += 1 + planes_words(cb_slot_at(a->window, (uint32_t)a->old[at])))
        if ((a->old[at] & OFFSET_AND_GONE) == offset_of(a, s)) return a->old + at;
    return NULL;
}

const uint64_t *cb_old_planes(struct cb_agent *a, const struct cb_slot *s) {
    if (!a->change_count || !a->old_words || a->old_time != CB_HOME(a)->now(a)) return NULL;
    const uint64_t *found = find_old(a, s);
    return found ? found + 1 : NULL;
}

/* What the JVM writes itself is no news to who begins to wait now. */
static void forget_old(struct cb_agent *a, const struct cb_slot *s) {
    uint64_t *found = find_old(a, s);
    if (found) *found |= GONE;
}

static uint64_t mixed(struct cb_agent *a, struct cb_slot *s) {
    uint64_t mix = 0;
    CB_HOME(a)->present(a, s);
    for (size_t i = 0; i < planes_words(s); i++) mix = (mix ^ cb_read_planes(s)[i]) * 0x9e3779b97f4a7c15ull;
    return mix >> 33 << 33;
}

/* Which slots a write to an array changes shows only in what they were before. */
static uint32_t write_array(struct cb_agent *a) {
    size_t step;
    for (size_t at = 0; at < a->old_words; at += step) {
        struct cb_slot *s = cb_slot_at(a->window, (uint32_t)a->old[at]);
        step = 1 + planes_words(s);
        a->old[at] = (a->old[at] & OFFSET_AND_GONE) | mixed(a, s);
    }
    uint32_t status = CB_HOME(a)->object(a, CB_CMD_MEM_WRITE);
    for (size_t at = 0; at < a->old_words; at += step) {
        struct cb_slot *s = cb_slot_at(a->window, (uint32_t)a->old[at]);
        step = 1 + planes_words(s);
        if (mixed(a, s) != a->old[at] >> 33 << 33) a->old[at] |= GONE;
    }
    return status;
}

static unsigned level_in(const struct cb_slot *s, const uint64_t *planes) {
    return s->width != 1 || (s->planes > 1 && planes[s->words]) ? 2 : (unsigned)planes[0];
}

/* The home watches it from now on: tells of a deposit that came before that. */
static void catch_up(struct cb_agent *a, struct cb_slot *s) {
    const uint64_t *old = cb_old_planes(a, s);
    if (!old) return;
    CB_HOME(a)->present(a, s);
    if (memcmp(old, cb_read_planes(s), planes_words(s) * sizeof *old) == 0) return;
    s->level = level_in(s, old);
    cb_changed(a, s, level_in(s, cb_read_planes(s)));
}

void cb_watch_signal(struct cb_agent *a, struct cb_slot *s) {
    CB_HOME(a)->watch(a, s);
    catch_up(a, s);
}

static void flush(struct cb_agent *a) {
    struct cb_window *w = a->window;
    keep_all_old(a);
    a->quiet++;
    for (uint32_t i = 0; i < w->write_count; i++) {
        struct cb_slot *s = cb_slot_at(w, w->write[i]);
        if (s->pending == CB_PENDING_BITS) view_merge(a, s);
        s->pending = CB_PENDING_NONE;
        CB_HOME(a)->put(a, s);
    }
    w->write_count = 0;
    texts_flush(a);
    a->quiet--;
}

bool cb_due(struct cb_agent *a, uint64_t now) {
    while (cb_deadline(a) <= now) {
        uint32_t i = a->heap[0].engine;
        struct cb_engine *e = cb_engine_at(a, i);
        const struct cb_engine_type *type = cb_engine_type(e->kind);
        if (!type->ring) break;
        type->ring(a, i, e);
    }
    if (a->window->fired_count) return true; /* the JVM sees what was before, and what it writes comes last */
    if (has_deposits(a)) flush(a);
    return false;
}

bool cb_toggle(struct cb_agent *a, uint64_t now) {
    if (a->over || cb_deadline(a) > now) return false;
    uint32_t i = a->heap[0].engine;
    struct cb_engine *e = cb_engine_at(a, i);
    const struct cb_engine_type *type = cb_engine_type(e->kind);
    if (!type->drive) return false; /* a timer armed for the past: rings at the next step */
    a->old_words = 0;
    type->drive(a, i, e);
    return true;
}

void cb_step_done(struct cb_agent *a) {
    a->in_step = false;
    if (!a->over && !a->ending) cb_arm(a);
}

bool cb_settled(struct cb_agent *a) {
    struct cb_window *w = a->window;
    if (a->over) return false;
    if (has_deposits(a)) {
        flush(a);
        if (a->settling_count || w->want & CB_WANT_SETTLED) CB_HOME(a)->want_settled(a);
        return false;
    }
    for (uint32_t i = 0; i < a->settling_count; i++) {
        struct cb_engine *e = cb_engine_at(a, a->settling[i]);
        if (e->flags & CB_SETTLING) cb_fire(a, a->settling[i]);
        e->flags &= ~(uint32_t)CB_SETTLING;
    }
    a->settling_count = 0;
    if (w->want & CB_WANT_SETTLED) {
        w->want &= ~(uint32_t)CB_WANT_SETTLED;
        cb_fire(a, CB_FIRED_SETTLED);
    }
    return w->fired_count > 0;
}

static bool phase_wanted(struct cb_agent *a, uint32_t want, uint32_t pseudo) {
    if (a->over || !(a->window->want & want)) return false;
    a->window->want &= ~want;
    cb_fire(a, pseudo);
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
        CB_HOME(a)->get(a, s);
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
    else CB_HOME(a)->want_settled(a);
}

static void end_by_request(struct cb_agent *a) {
    struct cb_window *w = a->window;
    a->ending = true;
    a->settling_count = 0;
    w->want = w->fired_count = 0;
    apply_writes(a, (enum cb_phase)w->phase);
    CB_HOME(a)->finish(a);
}

/* Both, since what carries them to the JVM may carry them apart. */
static void print_mark(const struct cb_window *w) {
    FILE *const streams[] = {stdout, stderr};
    fflush(NULL);
    for (size_t i = 0; i < 2; i++) {
        fprintf(streams[i], "%.*s\n", (int)w->payload_length, (const char *)w->payload);
        fflush(streams[i]);
    }
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
            forget_old(a, s);
            if (w->arg[3]) view_merge_range(a, s, (uint32_t)w->arg[2], (uint32_t)w->arg[3]);
            a->writing = w->sequence;
            status = CB_HOME(a)->special_put(a, s, (enum cb_put)w->arg[1]);
            a->writing = 0;
            a->quiet--;
            sample(a);
            break;
        }
        case CB_CMD_MEM_WRITE:
            a->writing = w->sequence;
            status = write_array(a);
            a->writing = 0;
            sample(a);
            break;
        case CB_CMD_TEXT:
            status = w->arg[1] == CB_TEXT_QUEUE ? texts_queue(a) : CB_HOME(a)->object(a, CB_CMD_TEXT);
            break;
        case CB_CMD_MARK: print_mark(w); break;
        default: status = CB_HOME(a)->object(a, (enum cb_command)w->command); break;
    }
    w->status = status;
    w->reason = CB_REASON_REPLY;
    return false;
}

void cb_watch(struct cb_agent *a, uint32_t i, struct cb_engine *e) {
    if (e->flags & CB_LINKED) return;
    struct cb_slot *s = cb_slot_at(a->window, e->slot);
    bool first = s->watch == 0;
    e->flags |= CB_LINKED;
    e->next = 0;
    s->edges |= e->edges;
    uint32_t *end = &s->watch; /* engines fire in the order in which they were made */
    while (*end) end = &cb_engine_at(a, *end - 1)->next;
    *end = i + 1;
    if (first && s->base) view_watch(a, s);
    else if (first && !s->view) cb_watch_signal(a, s);
}

static void take_over(struct cb_agent *a, uint32_t i) {
    struct cb_engine *e = cb_engine_at(a, i);
    cb_engine_type(e->kind)->take_over(a, i, e);
}

void cb_resumed(struct cb_agent *a, enum cb_phase phase) {
    struct cb_window *w = a->window;
    if (a->over || a->ending) return;
    for (uint32_t i = 0; i < w->arm_count; i++) take_over(a, w->arm[i]);
    w->arm_count = 0;
    apply_writes(a, phase);
    if (a->settling_count || w->want & CB_WANT_SETTLED) CB_HOME(a)->want_settled(a);
    if (w->want & CB_WANT_END) CB_HOME(a)->want_end(a);
    if (w->want & CB_WANT_NEXT) CB_HOME(a)->want_next(a);
    cb_arm(a);
}

void cb_say(struct cb_window *w, bool is_error, const char *line) {
    if (is_error) w->errors++;
    else if (w->errors) return;
    if (w->said_length) return;
    size_t length = strnlen(line, sizeof w->said);
    memcpy(w->said, line, length);
    w->said_length = (uint32_t)length;
}
