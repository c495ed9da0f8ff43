/* The native engine of streams: what it drives, takes and checks in which cycle. */
#include "stream_rig.h"

enum { ROOM = 8, STEPS = 4 };

static struct cb_slot *valid, *ready, *data;

static void open(void) {
    begin_clocked();
    valid = bit();
    ready = bit();
    data = jvm_slot(&jvm, 2, CB_KIND_LOGIC, 8);
}

/* A stream of one payload signal, as the JVM lays it out. */
static struct cb_stream *stream(enum cb_stream_role role, bool has_ready) {
    struct cb_stream *d = (void *)((char *)w + jvm.next_slot);
    *d = (struct cb_stream){.role = role,
                            .state = CB_STREAM_REST,
                            .valid = jvm_offset(&jvm, valid),
                            .ready = has_ready ? jvm_offset(&jvm, ready) : 0,
                            .signals = 1,
                            .entry = 4,
                            .ring_room = ROOM,
                            .steps_room = STEPS,
                            .wake = UINT64_MAX,
                            .wake_packets = UINT64_MAX,
                            .level = 2,
                            .fresh = 1};
    d->slot[0] = jvm_offset(&jvm, data);
    jvm.next_slot += (uint32_t)(sizeof *d + 8 + STEPS * sizeof(struct cb_step_item) + ROOM * 4 * sizeof(uint64_t));
    return d;
}

static struct cb_step_item *steps(struct cb_stream *d) { return (void *)(d->slot + 2); }

static uint64_t *entry(struct cb_stream *d, uint64_t i) {
    return (uint64_t *)(void *)(steps(d) + STEPS) + (i & (ROOM - 1)) * 4;
}

static void step(struct cb_stream *d, uint32_t idle, uint32_t go) {
    steps(d)[d->steps_end++ & (STEPS - 1)] = (struct cb_step_item){idle, go};
}

static void push(struct cb_stream *d, uint64_t bits) {
    uint64_t *to = entry(d, d->end++);
    to[2] = bits;
    to[3] = 0;
}

static uint32_t arm_stream(struct cb_stream *d) {
    uint32_t i = jvm.next_engine++;
    w->engine[i] = (struct cb_engine){.kind = CB_STREAM,
                                      .armed = 1,
                                      .edges = CB_RISING,
                                      .slot = jvm_offset(&jvm, clk),
                                      .cond_slot = (uint32_t)((char *)d - (char *)w)};
    jvm_arm(&jvm, i);
    return i;
}

static void a_source_offers_until_it_is_taken_and_then_rests(void) {
    open();
    struct cb_stream *d = stream(CB_STREAM_SOURCE, true);
    step(d, 0, CB_STEP_FOREVER);
    push(d, 0x11);
    push(d, 0x22);
    uint32_t i = arm_stream(d);
    settle();
    EQUAL(jvm_get(valid), 1);
    EQUAL(jvm_get(data), 0x11);
    EQUAL(cycle(), 0);
    EQUAL(d->done, 0);
    EQUAL(jvm_get(data), 0x11);
    become(ready, 1, 0);
    EQUAL(cycle(), 0);
    EQUAL(d->done, 1);
    EQUAL(jvm_get(valid), 1);
    EQUAL(jvm_get(data), 0x22);
    EQUAL(cycle(), 1); /* all is sent */
    EQUAL(d->done, 2);
    EQUAL(jvm_get(valid), 0);
    EQUAL(w->engine[i].armed, 0);
    push(d, 0x33);
    w->engine[i].armed = 1;
    jvm_arm(&jvm, i);
    settle();
    EQUAL(jvm_get(valid), 1);
    EQUAL(jvm_get(data), 0x33);
    end();
}

static void a_ready_that_is_unknown_takes_nothing(void) {
    open();
    struct cb_stream *d = stream(CB_STREAM_SOURCE, true);
    step(d, 0, CB_STEP_FOREVER);
    push(d, 0x11);
    arm_stream(d);
    settle();
    become(ready, 0, 1);
    cycle();
    become(ready, 1, 1);
    cycle();
    EQUAL(d->done, 0);
    end();
}

static void a_stall_holds_offers_back_but_takes_none_away(void) {
    open();
    struct cb_stream *d = stream(CB_STREAM_SOURCE, true);
    step(d, 2, 1);
    step(d, 1, CB_STEP_TRANSFER);
    step(d, 0, CB_STEP_FOREVER);
    push(d, 1);
    push(d, 2);
    push(d, 3);
    arm_stream(d);
    become(ready, 1, 0);
    settle();
    const unsigned offers[] = {0, 1, 0, 1, 1}; /* after each edge */
    EQUAL(jvm_get(valid), 0);
    for (size_t i = 0; i < sizeof offers / sizeof *offers; i++) {
        become(ready, i != 3, 0);
        cycle();
        EQUAL(jvm_get(valid), offers[i]);
    }
    EQUAL(d->done, 1 + 1);
    end();
}

static void a_sink_keeps_what_comes_with_its_time_and_rests_when_full(void) {
    open();
    struct cb_stream *d = stream(CB_STREAM_SINK, true);
    step(d, 0, CB_STEP_FOREVER);
    d->end = 2;
    uint32_t i = arm_stream(d);
    settle();
    EQUAL(jvm_get(ready), 1);
    EQUAL(cycle(), 0);
    become(valid, 1, 0);
    become(data, 0x5a, 0);
    EQUAL(cycle(), 0);
    become(data, 0xa5, 0);
    EQUAL(cycle(), 1);
    EQUAL(jvm_get(ready), 0);
    EQUAL(w->engine[i].armed, 0);
    EQUAL(cycle(), 0);
    EQUAL(d->done, 2);
    EQUAL(entry(d, 0)[1], 20);
    EQUAL(entry(d, 0)[2], 0x5a);
    EQUAL(entry(d, 1)[1], 30);
    EQUAL(entry(d, 1)[2], 0xa5);
    end();
}

static void an_unknown_bit_and_a_last_item_and_a_mark_are_told_at_once(void) {
    open();
    struct cb_stream *d = stream(CB_STREAM_SINK, true);
    step(d, 0, CB_STEP_FOREVER);
    d->end = ROOM;
    d->wake = 3;
    arm_stream(d);
    settle();
    become(valid, 1, 0);
    become(data, 0x80, 0x01);
    EQUAL(cycle(), 1);
    EQUAL(entry(d, 0)[3], 0x01);
    become(data, 0, 0);
    EQUAL(cycle(), 0);
    EQUAL(cycle(), 1); /* the third */
    d->wake = UINT64_MAX;
    d->last = 1;
    d->wake_packets = 2;
    EQUAL(cycle(), 0);
    become(data, 1, 0);
    EQUAL(cycle(), 0); /* the first packet ends */
    EQUAL(d->packets, 1);
    EQUAL(cycle(), 1);
    end();
}

static void quiet_cycles_are_told_when_patience_is_over(void) {
    open();
    struct cb_stream *d = stream(CB_STREAM_SINK, true);
    step(d, 0, CB_STEP_FOREVER);
    d->end = ROOM;
    d->patience = 3;
    arm_stream(d);
    settle();
    EQUAL(cycle() + cycle(), 0);
    become(valid, 1, 0);
    EQUAL(cycle(), 0); /* and the count begins again */
    become(valid, 0, 0);
    EQUAL(cycle() + cycle(), 0);
    EQUAL(cycle(), 1);
    end();
}

static void a_monitor_drives_nothing_and_knows_since_when_it_waited(void) {
    open();
    struct cb_stream *d = stream(CB_STREAM_MONITOR, true);
    d->end = ROOM;
    arm_stream(d);
    settle();
    become(valid, 1, 0);
    become(data, 7, 0);
    cycle();
    cycle();
    EQUAL(d->done, 0);
    become(ready, 1, 0);
    cycle();
    cycle();
    EQUAL(d->done, 2);
    EQUAL(entry(d, 0)[0], 10);
    EQUAL(entry(d, 0)[1], 30);
    EQUAL(entry(d, 1)[0], 40);
    EQUAL(notes.puts, 0);
    end();
}

static struct cb_stream *checker(uint32_t checks) {
    struct cb_stream *d = stream(CB_STREAM_CHECK, true);
    d->checks = checks;
    d->most = 3;
    arm_stream(d);
    settle();
    return d;
}

static void a_check_tells_each_rule_at_its_edge(void) {
    open();
    struct cb_stream *d = checker(31);
    become(valid, 0, 1);
    EQUAL(cycle(), 1);
    EQUAL(d->broken, CB_BROKEN_VALID_KNOWN);
    EQUAL(cycle(), 0); /* once, until it has been known again */
    become(valid, 1, 0);
    become(ready, 0, 1);
    EQUAL(cycle(), 1);
    EQUAL(d->broken, CB_BROKEN_READY_KNOWN);
    become(ready, 0, 0);
    become(data, 9, 0);
    EQUAL(cycle(), 1);
    EQUAL(d->broken, CB_BROKEN_PAYLOAD_STABLE);
    EQUAL(entry(d, 0)[0], 9); /* what waits now, and what did before */
    EQUAL(entry(d, 1)[0], 0);
    EQUAL(cycle(), 1);
    EQUAL(d->broken, CB_BROKEN_MAX_WAIT);
    EQUAL(cycle(), 0);
    become(valid, 0, 0);
    EQUAL(cycle(), 1);
    EQUAL(d->broken, CB_BROKEN_VALID_STABLE);
    end();
}

static void a_check_that_is_left_out_is_not_told(void) {
    open();
    checker(CB_BROKEN_MAX_WAIT);
    become(valid, 1, 0);
    EQUAL(cycle(), 0);
    become(data, 1, 0);
    EQUAL(cycle(), 0);
    become(valid, 0, 0);
    EQUAL(cycle(), 0);
    become(valid, 0, 1);
    EQUAL(cycle(), 0);
    end();
}

static uint32_t next_random(uint64_t *state) {
    *state = *state * 6364136223846793005ull + 1442695040888963407ull;
    return (uint32_t)(*state >> 33);
}

static void fill_steps(struct cb_stream *d, uint64_t *state) {
    while (d->steps_end - d->steps_done < STEPS) {
        uint32_t idle = next_random(state) % 3;
        step(d, idle, next_random(state) % 4 ? 1 + next_random(state) % 3 : CB_STEP_TRANSFER);
    }
}

static void rearm(struct cb_stream *d, uint32_t i) {
    if (d->state != CB_STREAM_REST || d->done >= d->end) return;
    w->engine[i].armed = 1;
    jvm_arm(&jvm, i);
}

/* Both ends on one set of wires, with rings that wrap over and over. */
static void nothing_is_lost_or_doubled_whatever_both_sides_wait(void) {
    open();
    struct cb_stream *source = stream(CB_STREAM_SOURCE, true), *sink = stream(CB_STREAM_SINK, true);
    uint64_t random = 7, taken = 0;
    fill_steps(source, &random);
    fill_steps(sink, &random);
    push(source, 0);
    sink->end = ROOM;
    uint32_t from = arm_stream(source), to = arm_stream(sink);
    settle();
    for (int i = 0; i < 100000; i++) {
        cycle();
        while (taken < sink->done) {
            EQUAL(entry(sink, taken)[2], taken & 0xff);
            taken++;
        }
        fill_steps(source, &random);
        fill_steps(sink, &random);
        while (source->end - source->done < ROOM && next_random(&random) % 2) push(source, source->end & 0xff);
        sink->end = taken + next_random(&random) % (ROOM + 1);
        rearm(source, from);
        rearm(sink, to);
        settle();
    }
    EQUAL(source->done, sink->done);
    TRUE(taken > 10000);
    end();
}

int main(void) {
    RUN(a_source_offers_until_it_is_taken_and_then_rests);
    RUN(a_ready_that_is_unknown_takes_nothing);
    RUN(a_stall_holds_offers_back_but_takes_none_away);
    RUN(a_sink_keeps_what_comes_with_its_time_and_rests_when_full);
    RUN(an_unknown_bit_and_a_last_item_and_a_mark_are_told_at_once);
    RUN(quiet_cycles_are_told_when_patience_is_over);
    RUN(a_monitor_drives_nothing_and_knows_since_when_it_waited);
    RUN(a_check_tells_each_rule_at_its_edge);
    RUN(a_check_that_is_left_out_is_not_told);
    RUN(nothing_is_lost_or_doubled_whatever_both_sides_wait);
    return check_report("stream");
}
