/* The native engines: timers, clocks, edges and their conditions. */
#include "agent_rig.h"

static void timers_fire_by_time_then_by_the_order_of_arming(void) {
    begin();
    uint32_t late = jvm_timer(&jvm, 30), a = jvm_timer(&jvm, 10), b = jvm_timer(&jvm, 20), c = jvm_timer(&jvm, 10);
    resume(CB_SETTLED);
    EQUAL(cb_deadline(&agent), 10);
    EQUAL(notes.timer, 10);
    EQUAL(notes.timers, 1);
    TRUE(cb_step(&agent, 10));
    TRUE(cb_due(&agent, 10));
    EQUAL(w->fired_count, 2);
    EQUAL(w->fired[0], a);
    EQUAL(w->fired[1], c);
    EQUAL(w->engine[a].armed, 0);
    cb_step_done(&agent);
    EQUAL(notes.timer, 20);
    resume(CB_BEGIN);
    TRUE(cb_step(&agent, 20));
    TRUE(cb_due(&agent, 20));
    EQUAL(w->fired[0], b);
    cb_step_done(&agent);
    EQUAL(cb_deadline(&agent), 30);
    jvm_disarm(&jvm, late);
    resume(CB_BEGIN);
    EQUAL(cb_deadline(&agent), UINT64_MAX);
    end();
}

static void a_thousand_timers_come_out_sorted(void) {
    begin();
    uint64_t random = 12345, count[64] = {0}, fired = 0, last = 0;
    for (int i = 0; i < 1000; i++) {
        random = random * 6364136223846793005ull + 1442695040888963407ull;
        uint64_t at = 1 + (random >> 58);
        count[at - 1]++;
        jvm_timer(&jvm, at);
    }
    resume(CB_SETTLED);
    for (uint32_t i = 0; i < 1000; i += 3) jvm_disarm(&jvm, i), count[w->engine[i].at - 1]--;
    resume(CB_SETTLED);
    while (cb_deadline(&agent) != UINT64_MAX) {
        uint64_t now = cb_deadline(&agent);
        TRUE(now > last);
        last = now;
        cb_step(&agent, now);
        TRUE(cb_due(&agent, now));
        EQUAL(w->fired_count, count[now - 1]);
        fired += w->fired_count;
        cb_step_done(&agent);
        resume(CB_BEGIN);
    }
    EQUAL(fired, 666);
    end();
}

/* What the JVM does with a timer that waits already: it is announced once, and its moment changes while the agent keeps it. */
static void is_rearmed(uint32_t i, uint64_t at) {
    bool announced = false;
    for (uint32_t n = 0; n < w->arm_count; n++) announced |= w->arm[n] == i;
    w->engine[i].at = at;
    w->engine[i].armed = 1;
    if (!announced) jvm_arm(&jvm, i);
}

static uint64_t up_to(uint64_t n) {
    static uint64_t random = 12345;
    random = random * 6364136223846793005ull + 1442695040888963407ull;
    return 1 + (random >> 33) % n;
}

static uint64_t earliest(uint32_t engines) {
    uint64_t min = UINT64_MAX;
    for (uint32_t i = 0; i < engines; i++)
        if (w->engine[i].armed && w->engine[i].at < min) min = w->engine[i].at;
    return min;
}

static void several_timers_that_get_new_moments_at_one_stop_ring_at_these(void) {
    for (int run = 0; run < 200; run++) {
        begin();
        uint32_t timers = 4 + (uint32_t)up_to(12);
        for (uint32_t i = 0; i < timers; i++) jvm_timer(&jvm, up_to(50));
        uint32_t clock = jvm_clock(&jvm, bit(), up_to(50), 3, 7);
        resume(CB_SETTLED);
        for (int step = 0; step < 40; step++) {
            uint64_t now = earliest(timers + 1);
            EQUAL(cb_deadline(&agent), now);
            if (cb_deadline(&agent) != now) break;
            cb_step(&agent, now);
            cb_due(&agent, now);
            for (uint32_t n = 0; n < w->fired_count; n++) EQUAL(w->engine[w->fired[n]].at, now);
            for (int n = 0; n < 3; n++) is_rearmed((uint32_t)up_to(timers) - 1, now + up_to(50));
            if (step % 8 == 0) is_rearmed(clock, now + up_to(50));
            w->now = now;
            resume(CB_BEGIN);
            while (cb_toggle(&agent, now)) cb_next_change(&agent);
            cb_step_done(&agent);
        }
        end();
    }
}

static void a_cancelled_timer_leaves_one_stale_ring_at_most(void) {
    begin();
    uint32_t a = jvm_timer(&jvm, 10);
    jvm_timer(&jvm, 40);
    resume(CB_SETTLED);
    EQUAL(notes.timers, 1);
    jvm_disarm(&jvm, a);
    resume(CB_SETTLED);
    EQUAL(notes.timers, 1); /* the ring at 10 comes before 40 and will arm it */
    TRUE(cb_step(&agent, 10));
    TRUE(!cb_due(&agent, 10));
    TRUE(!cb_toggle(&agent, 10));
    cb_step_done(&agent);
    EQUAL(notes.timers, 2);
    EQUAL(notes.timer, 40);
    TRUE(!cb_step(&agent, 20)); /* nothing was armed for 20 */
    end();
}

static void timers_come_before_clocks_and_clocks_toggle_one_by_one(void) {
    begin();
    struct cb_slot *x = bit(), *y = bit();
    uint32_t cx = jvm_clock(&jvm, x, 5, 3, 7), cy = jvm_clock(&jvm, y, 5, 5, 5), t = jvm_timer(&jvm, 5);
    uint32_t edge = jvm_edge(&jvm, x, CB_RISING, 1);
    resume(CB_SETTLED);
    EQUAL(notes.watches, 1);
    TRUE(cb_step(&agent, 5));
    TRUE(cb_due(&agent, 5));
    EQUAL(w->fired[0], t);
    EQUAL(notes.drives, 0);
    resume(CB_BEGIN);
    TRUE(cb_toggle(&agent, 5));
    EQUAL(notes.drives, 1);
    TRUE(cb_next_change(&agent));
    EQUAL(w->fired[0], edge);
    resume(CB_CHANGE);
    TRUE(cb_toggle(&agent, 5));
    EQUAL(notes.drives, 2);
    TRUE(!cb_next_change(&agent));
    TRUE(!cb_toggle(&agent, 5));
    cb_step_done(&agent);
    EQUAL(w->engine[cx].at, 8); /* high for 3 */
    EQUAL(w->engine[cy].at, 10);
    TRUE(cb_step(&agent, 8));
    TRUE(cb_toggle(&agent, 8));
    EQUAL(notes.level, 0);
    EQUAL(w->engine[cx].at, 15); /* low for 7 */
    end();
}

static void a_clock_stops_with_an_error_where_time_ends(void) {
    begin();
    struct cb_slot *x = bit();
    uint64_t last = INT64_MAX;
    uint32_t clock = jvm_clock(&jvm, x, last - 1, 1, 9);
    resume(CB_SETTLED);
    TRUE(cb_step(&agent, last - 1));
    TRUE(cb_toggle(&agent, last - 1));
    EQUAL(w->engine[clock].at, last);
    EQUAL(w->errors, 0);
    cb_step_done(&agent);
    TRUE(cb_step(&agent, last));
    TRUE(cb_toggle(&agent, last));
    EQUAL(notes.drives, 2);
    EQUAL(w->errors, 1);
    EQUAL(w->engine[clock].armed, 0);
    TRUE(!cb_toggle(&agent, last));
    end();
}

static void edges_are_told_apart(void) {
    begin();
    struct cb_slot *s = bit();
    uint32_t rise = jvm_edge(&jvm, s, CB_RISING, 3), fall = jvm_edge(&jvm, s, CB_FALLING, 3),
             any = jvm_edge(&jvm, s, CB_ANY, 6), both = jvm_edge(&jvm, s, CB_RISING | CB_FALLING, 4);
    resume(CB_SETTLED);
    const unsigned levels[] = {1, 0, 2, 1, 0, 0, 2};
    for (size_t i = 0; i < sizeof levels / sizeof *levels; i++) cb_changed(&agent, s, levels[i]);
    /* 0-1 rise, 1-0 fall, 0-X, X-1 rise, 1-0 fall, 0-0 a change without an edge, 0-X */
    TRUE(cb_next_change(&agent));
    EQUAL(w->fired_count, 1);
    EQUAL(w->fired[0], both);
    resume(CB_CHANGE);
    TRUE(cb_next_change(&agent));
    EQUAL(w->fired[0], any);
    resume(CB_CHANGE);
    TRUE(!cb_next_change(&agent));
    EQUAL(w->engine[rise].left, 1);
    EQUAL(w->engine[fall].left, 1);
    EQUAL(w->engine[any].seen, 6);
    end();
}

static void engines_of_one_signal_fire_in_the_order_they_were_made(void) {
    begin();
    struct cb_slot *s = bit();
    uint32_t a = jvm_edge(&jvm, s, CB_RISING, 1), b = jvm_edge(&jvm, s, CB_ANY, 1), c = jvm_edge(&jvm, s, CB_RISING, 1);
    resume(CB_SETTLED);
    EQUAL(notes.watches, 1);
    w->engine[b].armed = 0;
    cb_changed(&agent, s, 1);
    TRUE(cb_next_change(&agent));
    EQUAL(w->fired_count, 2);
    EQUAL(w->fired[0], a);
    EQUAL(w->fired[1], c);
    end();
}

static void only_edges_that_meet_the_condition_count(void) {
    begin();
    struct cb_slot *s = bit(), *v = jvm_slot(&jvm, 2, CB_KIND_LOGIC, 8);
    uint32_t i = jvm_edge(&jvm, s, CB_RISING, 2);
    struct cb_engine *e = &w->engine[i];
    e->cond_slot = jvm_offset(&jvm, v);
    e->cond_mask = 0x0f;
    e->cond_value = 3;
    resume(CB_SETTLED);
    struct {
        enum cb_op op;
        uint64_t value, unknown;
        bool holds;
    } cases[] = {{CB_EQ, 0x73, 0, true},  {CB_EQ, 0x37, 0, false}, {CB_EQ, 3, 1, false},    {CB_EQ, 3, 0x10, true},
                 {CB_NE, 4, 0, true},     {CB_NE, 3, 0, false},    {CB_NE, 4, 1, false},    {CB_LT, 2, 0, true},
                 {CB_LT, 3, 0, false},    {CB_GE, 3, 0, true},     {CB_GE, 0xf2, 0, false}, {CB_ALWAYS, 0, 0xff, true},
                 {CB_SIGNED_LT, 0x7f, 0, true},  {CB_SIGNED_LT, 0x08, 0, true},  {CB_SIGNED_LT, 0x73, 0, false},
                 {CB_SIGNED_GE, 0x7f, 0, false}, {CB_SIGNED_GE, 0x83, 0, true},  {CB_SIGNED_GE, 0x07, 0, true}};
    for (size_t n = 0; n < sizeof cases / sizeof *cases; n++) {
        e->op = (uint8_t)cases[n].op;
        e->left = 2;
        cb_read_planes(v)[0] = cases[n].value;
        cb_read_planes(v)[1] = cases[n].unknown;
        cb_changed(&agent, s, 1);
        cb_changed(&agent, s, 0);
        TRUE(!cb_next_change(&agent));
        EQUAL(e->left, cases[n].holds ? 1 : 2);
    }
    EQUAL(e->seen, sizeof cases / sizeof *cases);
    end();
}

static void an_edge_with_settle_fires_when_the_step_has_settled(void) {
    begin();
    struct cb_slot *s = bit();
    uint32_t i = jvm_edge(&jvm, s, CB_RISING, 1), cancelled = jvm_edge(&jvm, s, CB_RISING, 1);
    w->engine[i].flags = w->engine[cancelled].flags = CB_SETTLE;
    resume(CB_SETTLED);
    cb_changed(&agent, s, 1);
    TRUE(!cb_next_change(&agent));
    EQUAL(notes.settled, 2);
    TRUE(w->engine[i].flags & CB_SETTLING);
    w->engine[cancelled].flags &= ~(uint32_t)CB_SETTLING;
    TRUE(cb_settled(&agent));
    EQUAL(w->fired_count, 1);
    EQUAL(w->fired[0], i);
    resume(CB_SETTLED);
    TRUE(!cb_settled(&agent));
    end();
}

static void many_changes_at_once_are_all_kept(void) {
    begin();
    struct cb_slot *s = bit();
    uint32_t i = jvm_edge(&jvm, s, CB_RISING, 5000);
    resume(CB_SETTLED);
    for (int n = 0; n < 5000; n++) {
        cb_changed(&agent, s, 1);
        cb_changed(&agent, s, 0);
    }
    TRUE(cb_next_change(&agent));
    EQUAL(w->fired[0], i);
    EQUAL(w->engine[i].seen, 5000);
    end();
}

static void becomes(struct cb_slot *s, uint64_t low, uint64_t high) {
    cb_read_planes(s)[0] = low;
    cb_read_planes(s)[1] = high;
    cb_changed(&agent, s, 2);
}

static void edges_of_some_bits_are_told_apart_from_those_of_the_others(void) {
    begin();
    struct cb_slot *s = jvm_slot(&jvm, 1, CB_KIND_LOGIC, 100);
    struct cb_slot *third = jvm_view(&jvm, s, 3, 1), *across = jvm_view(&jvm, s, 60, 8);
    uint32_t rises = jvm_edge(&jvm, third, CB_RISING, 1), changes = jvm_edge(&jvm, across, CB_ANY, 1);
    uint32_t when = jvm_edge(&jvm, third, CB_ANY, 1);
    struct cb_engine *e = &w->engine[when];
    e->op = CB_EQ;
    e->cond_slot = jvm_offset(&jvm, across);
    e->cond_value = 0xa5;
    e->cond_mask = 0xff;
    cb_read_planes(s)[0] = 8;
    resume(CB_SETTLED);
    EQUAL(notes.watches, 1);
    becomes(s, 8 | 1, 0x10); /* bits 0 and 68 */
    TRUE(!cb_deliver(&agent));
    becomes(s, 0, 0); /* a falling edge */
    TRUE(!cb_deliver(&agent));
    becomes(s, 0x5ull << 60, 0xa);
    TRUE(cb_deliver(&agent));
    EQUAL(w->fired_count, 1);
    EQUAL(w->fired[0], changes);
    resume(CB_CHANGE);
    becomes(s, 0x5ull << 60 | 8, 0xa);
    TRUE(cb_deliver(&agent));
    EQUAL(w->fired_count, 2);
    EQUAL(w->fired[0], rises);
    EQUAL(w->fired[1], when);
    end();
}

static void a_deposit_of_some_bits_leaves_the_others_alone(void) {
    begin();
    struct cb_slot *s = jvm_slot(&jvm, 1, CB_KIND_LOGIC, 8);
    cb_read_planes(s)[0] = 0xf0;
    cb_read_planes(s)[1] = 0x80; /* X */
    jvm_set(&jvm, s, 0x0a);
    s->pending = CB_PENDING_BITS;
    *cb_write_mask(s) = 0x1f;
    resume(CB_SETTLED);
    EQUAL(notes.puts, 1);
    EQUAL(cb_write_planes(s)[0], 0xea);
    EQUAL(cb_write_planes(s)[1], 0x80);
    EQUAL(s->pending, CB_PENDING_NONE);
    end();
}

int main(void) {
    RUN(timers_fire_by_time_then_by_the_order_of_arming);
    RUN(a_thousand_timers_come_out_sorted);
    RUN(several_timers_that_get_new_moments_at_one_stop_ring_at_these);
    RUN(a_cancelled_timer_leaves_one_stale_ring_at_most);
    RUN(timers_come_before_clocks_and_clocks_toggle_one_by_one);
    RUN(a_clock_stops_with_an_error_where_time_ends);
    RUN(edges_are_told_apart);
    RUN(engines_of_one_signal_fire_in_the_order_they_were_made);
    RUN(only_edges_that_meet_the_condition_count);
    RUN(edges_of_some_bits_are_told_apart_from_those_of_the_others);
    RUN(a_deposit_of_some_bits_leaves_the_others_alone);
    RUN(an_edge_with_settle_fires_when_the_step_has_settled);
    RUN(many_changes_at_once_are_all_kept);
    return check_report("engine");
}
