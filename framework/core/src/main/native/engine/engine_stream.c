/*
 * STREAM: drives, takes, watches or checks a stream at each rising edge of its clock, beside the simulator. At an edge it
 * is a flip-flop: it reads what was there before, and what it writes shows when the time step has settled. What the
 * endpoints of Java do (StreamSource, StreamSink, StreamMonitor, StreamChecker) it does in the same cycle.
 */
#include <string.h>

#include "engine/engine.h"


static struct cb_stream *stream_at(struct cb_agent *a, const struct cb_engine *e) {
    return (struct cb_stream *)(void *)((char *)a->window + e->cond_slot);
}

static struct cb_step_item *steps_of(struct cb_stream *d) {
    return (struct cb_step_item *)(void *)(d->slot + ((d->signals + 1) & ~1u));
}

static uint64_t *ring_of(struct cb_stream *d) { return (uint64_t *)(void *)(steps_of(d) + d->steps_room); }

static uint64_t *entry_at(struct cb_stream *d, uint64_t count) {
    return ring_of(d) + (size_t)(count & (d->ring_room - 1)) * d->entry;
}

/* What several engines read at one edge is read once. */
static struct cb_slot *look(struct cb_agent *a, uint32_t slot) {
    struct cb_slot *s = cb_slot_at(a->window, slot);
    if (s->looked != a->edge) {
        s->looked = a->edge;
        CB_HOME(a)->get(a, s);
    }
    return s;
}

static inline unsigned level_of(struct cb_agent *a, uint32_t slot) {
    if (CB_HOME(a)->level) return CB_HOME(a)->level(a, cb_slot_at(a->window, slot));
    const struct cb_slot *s = look(a, slot);
    return s->planes > 1 && s->data[s->words] ? CB_LEVEL_UNKNOWN : (unsigned)s->data[0];
}

static size_t words_of(const struct cb_slot *s) { return (size_t)s->planes * s->words; }

/* Kept from being joined with the next one: a load of two words waits until both that were stored just before have left the
 * processor's store buffer. */
static inline uint64_t word_at(const uint64_t *from) {
    uint64_t word = *from;
    __asm__("" : "+r"(word));
    return word;
}

/* Most signals are a word in one or two planes: a call would take longer than the copy. */
static inline void copy(uint64_t *to, const uint64_t *from, size_t words) {
    if (words > 2) {
        memcpy(to, from, words * sizeof *to);
        return;
    }
    to[0] = word_at(from);
    if (words == 2) to[1] = word_at(from + 1);
}

static inline bool is_same(const uint64_t *x, const uint64_t *y, size_t words) {
    if (words > 2) return memcmp(x, y, words * sizeof *x) == 0;
    return word_at(x) == word_at(y) && (words == 1 || word_at(x + 1) == word_at(y + 1));
}

/* Copies all planes; returns how many words they are. */
static inline size_t fetch(struct cb_agent *a, uint32_t slot, uint64_t *to) {
    struct cb_slot *s = cb_slot_at(a->window, slot);
    if (CB_HOME(a)->read) return CB_HOME(a)->read(a, s, to);
    copy(to, look(a, slot)->data, words_of(s));
    return words_of(s);
}

static void deposit(struct cb_agent *a, struct cb_slot *s) {
    cb_deposit(a, s);
    CB_HOME(a)->want_settled(a);
}

static void drive(struct cb_agent *a, struct cb_stream *d, uint32_t slot, unsigned level) {
    if (!slot || d->level == level) return;
    struct cb_slot *s = cb_slot_at(a->window, slot);
    uint64_t *planes = cb_write_planes(s);
    d->level = level;
    planes[0] = level;
    for (size_t i = 1; i < words_of(s); i++) planes[i] = 0;
    deposit(a, s);
}

/* ---- the stall ------------------------------------------------------------------------------------------------- */

static bool may_go(struct cb_stream *d) {
    while (!d->idle && !d->go) {
        if (d->steps_done == d->steps_end) return false; /* the JVM is woken long before */
        struct cb_step_item *next = &steps_of(d)[d->steps_done++ & (d->steps_room - 1)];
        d->idle = next->idle;
        d->go = next->go;
    }
    return !d->idle;
}

static bool wants_steps(const struct cb_stream *d) {
    return d->steps_room && d->steps_end - d->steps_done == d->steps_room / 2;
}

static void went(struct cb_stream *d, bool transferred) {
    if (d->go == CB_STEP_TRANSFER) d->go = transferred ? 0 : d->go;
    else if (d->go && d->go != CB_STEP_FOREVER) d->go--;
}

/* ---- source ---------------------------------------------------------------------------------------------------- */

static void offer(struct cb_agent *a, struct cb_stream *d) {
    const uint64_t *from = entry_at(d, d->done) + CB_ENTRY_HEAD;
    for (uint32_t i = 0; i < d->signals; i++) {
        struct cb_slot *s = cb_slot_at(a->window, d->slot[i]);
        size_t words = words_of(s);
        if (d->fresh || !is_same(cb_write_planes(s), from, words)) {
            copy(cb_write_planes(s), from, words);
            deposit(a, s);
        }
        from += words;
    }
    d->fresh = 0;
    d->since = CB_HOME(a)->now(a);
}

/* Goes on at this moment: after a transfer or a stall, or when there was nothing to do. */
static void go_on(struct cb_agent *a, struct cb_engine *e, struct cb_stream *d) {
    bool is_source = d->role == CB_STREAM_SOURCE;
    uint32_t driven = is_source ? d->valid : d->ready;
    e->armed = 1;
    if (d->role == CB_STREAM_MONITOR || d->role == CB_STREAM_CHECK) {
        d->state = CB_STREAM_GO;
    } else if (d->done >= d->end) {
        d->state = CB_STREAM_REST;
        e->armed = 0;
        drive(a, d, driven, 0);
    } else if (!may_go(d)) {
        d->state = CB_STREAM_STALL;
        drive(a, d, driven, 0);
    } else {
        d->state = CB_STREAM_GO;
        if (is_source) offer(a, d);
        drive(a, d, driven, 1);
    }
}

static bool has_unknown(struct cb_agent *a, const struct cb_stream *d) {
    uint64_t unknown = 0;
    for (uint32_t i = 0; i < d->signals; i++) {
        const struct cb_slot *s = look(a, d->slot[i]);
        for (uint32_t word = 0; s->planes > 1 && word < s->words; word++) unknown |= s->data[s->words + word];
    }
    return unknown != 0;
}

static void fetch_payload(struct cb_agent *a, const struct cb_stream *d, uint64_t *to) {
    for (uint32_t i = 0; i < d->signals; i++) to += fetch(a, d->slot[i], to);
}

/* Keeps what is transferred now; true: some of it is neither 0 nor 1. */
static bool take(struct cb_agent *a, struct cb_stream *d, uint64_t now) {
    uint64_t *to = entry_at(d, d->done);
    to[CB_ENTRY_START] = d->since;
    to[CB_ENTRY_END] = now;
    fetch_payload(a, d, to + CB_ENTRY_HEAD);
    return !CB_HOME(a)->two_states && has_unknown(a, d);
}

static bool is_last(struct cb_agent *a, const struct cb_stream *d) {
    return d->last && level_of(a, d->slot[d->last - 1]) == CB_LEVEL_HIGH;
}

/* True when something was transferred at this edge; `tell` when the JVM must know of it at once. */
static inline bool transfer(struct cb_agent *a, struct cb_stream *d, bool *tell) {
    if (d->role == CB_STREAM_SOURCE) {
        if (d->ready && level_of(a, d->ready) != CB_LEVEL_HIGH) return false;
        uint64_t *sent = entry_at(d, d->done);
        sent[CB_ENTRY_START] = d->since;
        sent[CB_ENTRY_END] = CB_HOME(a)->now(a);
    } else {
        if (level_of(a, d->valid) != CB_LEVEL_HIGH) return false;
        uint64_t now = CB_HOME(a)->now(a);
        if (!d->waits) d->since = now;
        d->waits = d->role == CB_STREAM_MONITOR && d->ready && level_of(a, d->ready) != CB_LEVEL_HIGH;
        if (d->waits) return false;
        *tell |= take(a, d, now);
        if (is_last(a, d)) *tell |= ++d->packets >= d->wake_packets;
    }
    d->done++;
    return true;
}

static bool stands_still(struct cb_stream *d) {
    if (d->state != CB_STREAM_STALL) return false;
    if (d->idle && d->idle != CB_STEP_FOREVER) d->idle--;
    return d->idle > 0;
}

/* It goes without end, and after the next transfer there is neither something to tell nor nothing more to do. */
static inline bool flows(const struct cb_stream *d) {
    return d->state == CB_STREAM_GO && d->go == CB_STEP_FOREVER && d->done + 1 < d->end && d->done + 1 < d->wake && !d->server
        && !wants_steps(d);
}

static __attribute__((noinline)) void move(struct cb_agent *a, uint32_t i, struct cb_engine *e, struct cb_stream *d) {
    bool tell = false, moved = false;
    if (flows(d) && transfer(a, d, &tell)) { /* most of what a long transfer consists of: the same as below */
        if (d->role == CB_STREAM_SOURCE) offer(a, d);
        d->quiet = 0;
        if (tell) cb_fire(a, i);
        return;
    }
    if (!stands_still(d)) {
        bool goes = d->state == CB_STREAM_GO;
        moved = goes && transfer(a, d, &tell);
        if (moved || (goes && d->role == CB_STREAM_SINK)) went(d, moved);
        if (moved || !goes || !d->go) go_on(a, e, d);
        tell |= (d->state == CB_STREAM_REST && !d->server) || (moved && d->done >= d->wake);
        if (moved && d->server) cb_after(a, d->server - 1);
    }
    d->quiet = moved || d->quiet == d->patience ? 0 : d->quiet + 1;
    if (tell || (d->patience && d->quiet == d->patience) || wants_steps(d)) cb_fire(a, i);
}

/* ---- checks ---------------------------------------------------------------------------------------------------- */

static bool is_kept(struct cb_agent *a, struct cb_stream *d) {
    const uint64_t *from = ring_of(d);
    for (uint32_t i = 0; i < d->signals; i++) {
        const struct cb_slot *s = look(a, d->slot[i]);
        if (!is_same(from, s->data, words_of(s))) return false;
        from += words_of(s);
    }
    return true;
}

/* An unknown level is told once, until it has been known again. */
static uint32_t unknown(struct cb_agent *a, struct cb_stream *d, uint32_t slot, uint32_t check) {
    if (!(d->checks & check)) return 0;
    uint32_t before = d->known & check;
    d->known &= ~check;
    if (level_of(a, slot) != CB_LEVEL_UNKNOWN) return 0;
    d->known |= check;
    return before ? 0 : check;
}

static __attribute__((noinline)) void check(struct cb_agent *a, uint32_t i, struct cb_stream *d) {
    const uint32_t known = CB_BROKEN_VALID_KNOWN | CB_BROKEN_READY_KNOWN;
    uint32_t broken = 0;
    if (d->checks & known) broken = unknown(a, d, d->valid, CB_BROKEN_VALID_KNOWN) | unknown(a, d, d->ready, CB_BROKEN_READY_KNOWN);
    if (d->checks & ~known) {
        bool valid = level_of(a, d->valid) == CB_LEVEL_HIGH, waited = d->waits;
        d->waits = valid && d->ready && level_of(a, d->ready) != CB_LEVEL_HIGH;
        if (waited && !valid) {
            broken |= d->checks & CB_BROKEN_VALID_STABLE;
        } else if (waited && !is_kept(a, d)) {
            broken |= d->checks & CB_BROKEN_PAYLOAD_STABLE;
            memcpy(ring_of(d) + d->entry, ring_of(d), d->entry * sizeof(uint64_t));
            fetch_payload(a, d, ring_of(d));
        }
        if (d->waits && !waited) {
            d->since = CB_HOME(a)->now(a);
            d->waited = 0;
            fetch_payload(a, d, ring_of(d));
        }
        if (d->waits && ++d->waited == d->most) broken |= d->checks & CB_BROKEN_MAX_WAIT;
    }
    d->broken = broken;
    if (broken) cb_fire(a, i);
}

/* ---- engine ---------------------------------------------------------------------------------------------------- */

static void stream_changed(struct cb_agent *a, uint32_t i, struct cb_engine *e) {
    struct cb_stream *d = stream_at(a, e);
    if (d->role == CB_STREAM_CHECK) check(a, i, d);
    else move(a, i, e, d);
}

static bool may_be_unknown(struct cb_agent *a, uint32_t slot) {
    return slot && !CB_HOME(a)->two_states && cb_slot_at(a->window, slot)->planes > 1;
}

static void stream_take_over(struct cb_agent *a, uint32_t i, struct cb_engine *e) {
    struct cb_stream *d = stream_at(a, e);
    cb_watch(a, i, e);
    if (!may_be_unknown(a, d->valid)) d->checks &= ~(uint32_t)CB_BROKEN_VALID_KNOWN;
    if (!may_be_unknown(a, d->ready)) d->checks &= ~(uint32_t)CB_BROKEN_READY_KNOWN;
    if (d->state == CB_STREAM_OFF) e->armed = 0;
    else if (d->state == CB_STREAM_REST) go_on(a, e, d);
}

/* ---- for who takes or gives entries in the JVM's place --------------------------------------------------------- */

struct cb_stream *cb_stream_of(struct cb_agent *a, uint32_t i) { return stream_at(a, cb_engine_at(a, i)); }

uint64_t *cb_stream_entry(struct cb_stream *d, uint64_t count) { return entry_at(d, count); }

void cb_stream_on(struct cb_agent *a, uint32_t i) {
    struct cb_engine *e = cb_engine_at(a, i);
    struct cb_stream *d = stream_at(a, e);
    if (d->state != CB_STREAM_REST || d->done >= d->end) return;
    uint32_t before = d->steps_done;
    go_on(a, e, d);
    if (d->steps_done != before && wants_steps(d)) cb_fire(a, i); /* the next edge may find one more taken */
}

const struct cb_engine_type cb_stream_type = {.take_over = stream_take_over, .changed = stream_changed};
