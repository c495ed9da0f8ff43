/* Coasting (model_coast.c) against the main loop, which the same model takes where it has waves to write. */
#include "model/model_internal.h"
#include "model_rig.h"

enum { ROOM = 64, STEPS = 16, STOPS = 400, SIGNALS = 10, EDGES = 4 };

struct stop {
    uint64_t now, evals, value[SIGNALS], moved[3];
    uint32_t phase, reason, fired, first, broken;
};

static struct stop journal[2][STOPS];
static struct cb_slot *run, *wide, *inverted, *gated;
static uint64_t random_state;
static uint64_t coasted; /* time in which the main loop has ended no time step, although the clock went on */

static uint32_t draw(uint32_t below) {
    random_state = random_state * 6364136223846793005u + 1442695040888963407u;
    return (uint32_t)(random_state >> 33) % below;
}

static struct cb_step_item *steps(struct cb_stream *d) { return (void *)(d->slot + 2); }

static uint64_t *entry(struct cb_stream *d, uint64_t i) {
    return (uint64_t *)(void *)(steps(d) + d->steps_room) + (i & (ROOM - 1)) * d->entry;
}

static struct cb_stream *stream(enum cb_stream_role role, struct cb_slot *ready, struct cb_slot *data, struct cb_slot *more) {
    jvm.next_slot = (jvm.next_slot + 7) & ~7u;
    struct cb_stream *d = (void *)((char *)w + jvm.next_slot);
    *d = (struct cb_stream){.role = role, .state = CB_STREAM_REST, .signals = 2, .entry = 8, .ring_room = ROOM};
    d->valid = jvm_offset(&jvm, en);
    d->ready = jvm_offset(&jvm, ready);
    d->steps_room = role == CB_STREAM_CHECK ? 0 : STEPS;
    d->wake = d->wake_packets = UINT64_MAX;
    d->level = 2;
    d->fresh = 1;
    d->slot[0] = jvm_offset(&jvm, data);
    d->slot[1] = jvm_offset(&jvm, more);
    jvm.next_slot += (uint32_t)(sizeof *d + 8 + STEPS * sizeof(struct cb_step_item) + ROOM * 8 * sizeof(uint64_t));
    uint32_t i = jvm.next_engine++;
    w->engine[i] = (struct cb_engine){.kind = CB_STREAM, .armed = 1, .edges = CB_RISING, .slot = jvm_offset(&jvm, clk)};
    w->engine[i].cond_slot = (uint32_t)((char *)d - (char *)w);
    jvm_arm(&jvm, i);
    return d;
}

/* Some stalls, and a long way without any; at last none, which in the main loop is a way that is too long to end. */
static void add_steps(struct cb_stream *d, bool has_waves) {
    for (uint32_t many = STEPS / 2 + draw(2); d->steps_end - d->steps_done < many;) {
        uint32_t go = draw(3) ? 1 + draw(20) : draw(2) ? CB_STEP_TRANSFER : 200;
        if (draw(40) == 0) go = has_waves ? 1u << 30 : CB_STEP_FOREVER;
        steps(d)[d->steps_end++ & (STEPS - 1)] = (struct cb_step_item){draw(4), go};
    }
}

static void push(struct cb_stream *d) {
    while (d->end - d->done < ROOM / 2) {
        uint64_t *to = entry(d, d->end++) + CB_ENTRY_HEAD;
        to[0] = draw(4) ? draw(256) : 1;
        to[2] = random_state;
        to[3] = draw(2) ? 7 : random_state >> 3;
    }
}

static void write_down(struct stop *s, struct cb_stream *const d[3], uint32_t check) {
    struct cb_slot *const all[SIGNALS] = {clk, rst, en, in, count, registered, comb, run, wide, inverted};
    *s = (struct stop){.now = w->now, .evals = toy.evals, .phase = w->phase, .reason = w->reason, .fired = w->fired_count};
    for (int i = 0; i < SIGNALS; i++) s->value[i] = cb_read_planes(all[i])[0] ^ cb_read_planes(all[i])[all[i]->words - 1] << 1;
    for (uint32_t i = 0; i < w->fired_count; i++) {
        s->first = s->first * 31 + w->fired[i] + 1;
        if (w->fired[i] == check) s->broken = d[2]->broken;
    }
    for (int i = 0; i < 3; i++) s->moved[i] = d[i]->done;
    for (uint64_t n = d[1]->done > ROOM ? d[1]->done - ROOM : 0; n < d[1]->done; n++)
        for (uint32_t word = 0; word < d[1]->entry; word++) s->moved[2] = s->moved[2] * 31 + entry(d[1], n)[word];
}

/* What a test may do between two stops. */
static void act(struct cb_stream *const d[3], const uint32_t edge[EDGES], const uint32_t streams[2], uint32_t second, bool has_waves) {
    if (draw(2)) push(d[0]);
    add_steps(d[0], has_waves);
    add_steps(d[1], has_waves);
    d[1]->end = d[1]->done + ROOM / 2;
    d[1]->wake = d[1]->done + 1 + draw(ROOM / 2);
    d[1]->wake_packets = d[1]->packets + 1 + draw(3);
    d[0]->wake = draw(3) ? UINT64_MAX : d[0]->done + draw(ROOM / 4);
    d[0]->patience = draw(4) ? 0 : 1 + draw(5);
    for (int i = 0; i < 2; i++)
        if (d[i]->state == CB_STREAM_REST) {
            w->engine[streams[i]].armed = 1;
            jvm_arm(&jvm, streams[i]);
        }
    if (draw(3) == 0) jvm_set(&jvm, rst, draw(4) > 0); /* the ready of the source: mostly 1 */
    for (int i = 0; i < EDGES; i++)
        if (!w->engine[edge[i]].armed && (i == 1 || draw(3) == 0)) { /* one of the clock's always is: something fires */
            w->engine[edge[i]].flags = (w->engine[edge[i]].flags & CB_LINKED) | (draw(4) ? 0 : CB_SETTLE);
            jvm_rearm(&jvm, edge[i], 1 + draw(i == 1 ? 200 : 40));
        }
    if (w->phase != CB_END && draw(8) == 0) w->want |= CB_WANT_SETTLED;
    if (w->phase != CB_END && draw(8) == 0) w->want |= CB_WANT_END;
    if (draw(12) == 0) w->want |= CB_WANT_NEXT;
    if (draw(10) == 0) jvm_timer(&jvm, w->now + 1 + draw(400));
    if (draw(10) == 0) {
        struct cb_engine *e = &w->engine[second]; /* another clock comes and goes */
        e->armed = !e->armed;
        e->at = w->now + 1 + draw(9);
        jvm_arm(&jvm, second);
    }
}

static void play(struct stop *stops, uint64_t seed, bool has_waves, bool watches_hdl) {
    random_state = seed;
    begin();
    toy.model.next_event = NULL;
    if (!has_waves) toy.model.end_of_step = NULL;
    run = slot(TOY_RUN);
    wide = slot(TOY_WIDE);
    inverted = slot(TOY_INVERTED);
    gated = slot(TOY_GATED);
    struct cb_slot *last = slot(TOY_STOP);
    jvm_clock(&jvm, clk, 5, 5, 5);
    uint32_t edge[] = {jvm_edge(&jvm, clk, CB_RISING, 3), jvm_edge(&jvm, clk, CB_ANY, 9), jvm_edge(&jvm, rst, CB_ANY, 1),
                       jvm_edge(&jvm, en, CB_ANY, 7)};
    w->engine[edge[0]].op = CB_NE;
    w->engine[edge[0]].cond_slot = jvm_offset(&jvm, comb);
    w->engine[edge[0]].cond_mask = 0x0f;
    if (watches_hdl) jvm_edge(&jvm, gated, CB_RISING, 50);
    uint32_t second = jvm_clock(&jvm, run, 7, 4, 3);
    w->engine[second].armed = 0;
    const uint32_t streams[] = {jvm.next_engine, jvm.next_engine + 1}, check = jvm.next_engine + 2;
    struct cb_stream *const d[] = {stream(CB_STREAM_SOURCE, rst, in, wide), stream(CB_STREAM_SINK, run, comb, inverted),
                                   stream(CB_STREAM_CHECK, rst, in, wide)};
    d[1]->last = 1;
    d[2]->checks = CB_BROKEN_VALID_STABLE | CB_BROKEN_PAYLOAD_STABLE | CB_BROKEN_MAX_WAIT;
    d[2]->most = 30;
    coasted = 0;
    for (int i = 0; i < STOPS; i++) {
        act(d, edge, streams, second, has_waves);
        if (i == STOPS - STEPS) jvm_set(&jvm, last, 1);
        EQUAL(jvm_resume(&jvm), 0);
        if (home->now > home->ended + 5) coasted += home->now - home->ended;
        if (w->reason == CB_REASON_OVER) break;
        write_down(&stops[i], d, check);
    }
    EQUAL(w->reason, CB_REASON_OVER);
    end();
}

static void coasting_is_the_main_loop_without_its_stages(void) {
    uint64_t far = 0;
    for (uint64_t seed = 1; seed <= 40; seed++) {
        bool watches_hdl = seed % 8 == 0;
        play(journal[0], seed, true, watches_hdl);
        EQUAL(coasted, 0);
        play(journal[1], seed, false, watches_hdl);
        far += coasted;
        for (int i = 0; i < STOPS; i++) EQUAL(memcmp(&journal[0][i], &journal[1][i], sizeof **journal), 0);
    }
    TRUE(far > 50000);
}

int main(void) {
    RUN(coasting_is_the_main_loop_without_its_stages);
    return check_report("model_coast");
}
