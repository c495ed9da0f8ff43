/* The model home driven as the JVM drives it, on the toy design; expected values follow the timing contract. */
#include <stdlib.h>

#include "check.h"
#include "jvm.h"
#include "toy_model.h"

static struct toy toy;
static struct model_home *home;
static struct jvm jvm;
static struct cb_window *w;
static struct cb_slot *clk, *rst, *en, *in, *count, *registered, *comb;

static struct cb_slot *slot(enum toy_object o) {
    return jvm_slot(&jvm, o, toy.object[o].kind, toy.object[o].width);
}

static void begin(void) {
    toy_init(&toy, -1);
    w = jvm_window();
    home = model_home_open(w, &toy.model);
    jvm_open(&jvm, w, model_home_run, home);
    clk = slot(TOY_CLK);
    rst = slot(TOY_RST);
    en = slot(TOY_EN);
    in = slot(TOY_IN);
    count = slot(TOY_COUNT);
    registered = slot(TOY_REGISTERED);
    comb = slot(TOY_COMB);
    EQUAL(model_home_run(home), 0);
    EQUAL(w->reason, CB_REASON_START);
    EQUAL(w->phase, CB_SETTLED);
    EQUAL(w->now, 0);
    EQUAL(w->precision, -12);
}

static void end(void) {
    EQUAL(jvm_command(&jvm, CB_CMD_FINISH), 1);
    EQUAL(jvm_resume(&jvm), 1);
    model_home_close(home);
    free(w);
}

static void stops_at(uint64_t now, enum cb_phase phase, uint32_t fired) {
    EQUAL(jvm_resume(&jvm), 0);
    EQUAL(w->now, now);
    EQUAL(w->phase, phase);
    EQUAL(w->reason, CB_REASON_FIRED);
    EQUAL(w->fired_count, 1);
    EQUAL(w->fired[0], fired);
}

static void clock_edges_show_registers_still_old(void) {
    begin();
    jvm_clock(&jvm, clk, 5, 5, 5);
    jvm_set(&jvm, en, 1);
    uint32_t edge = jvm_edge(&jvm, clk, CB_RISING, 1);
    for (uint64_t i = 0; i < 5; i++) {
        stops_at(5 + 10 * i, CB_CHANGE, edge);
        EQUAL(jvm_get(clk), 1);
        EQUAL(jvm_get(count), i);
        jvm_rearm(&jvm, edge, 1);
    }
    end();
}

static void a_write_at_an_edge_is_not_seen_by_that_edge(void) {
    begin();
    jvm_clock(&jvm, clk, 5, 5, 5);
    uint32_t edge = jvm_edge(&jvm, clk, CB_RISING, 1);
    stops_at(5, CB_CHANGE, edge);
    jvm_set(&jvm, in, 42);
    w->want = CB_WANT_END;
    stops_at(5, CB_END, CB_FIRED_END);
    EQUAL(jvm_get(in), 42);
    EQUAL(jvm_get(comb), 42);
    EQUAL(jvm_get(registered), 0);
    jvm_rearm(&jvm, edge, 1);
    stops_at(15, CB_CHANGE, edge);
    w->want = CB_WANT_END;
    stops_at(15, CB_END, CB_FIRED_END);
    EQUAL(jvm_get(registered), 42);
    end();
}

static void a_timer_stops_before_the_hdl_and_its_writes_count_in_this_step(void) {
    begin();
    jvm_clock(&jvm, clk, 5, 5, 5);
    uint32_t timer = jvm_timer(&jvm, 5);
    stops_at(5, CB_BEGIN, timer);
    EQUAL(jvm_get(clk), 0);
    jvm_set(&jvm, in, 7);
    w->want = CB_WANT_SETTLED;
    stops_at(5, CB_SETTLED, CB_FIRED_SETTLED);
    EQUAL(jvm_get(clk), 1);
    EQUAL(jvm_get(registered), 7);
    end();
}

static void settled_comes_after_queued_writes_and_again_on_request(void) {
    begin();
    w->want = CB_WANT_SETTLED;
    jvm_set(&jvm, in, 5);
    stops_at(0, CB_SETTLED, CB_FIRED_SETTLED);
    EQUAL(jvm_get(comb), 5);
    jvm_set(&jvm, in, 1);
    w->want = CB_WANT_SETTLED | CB_WANT_END;
    stops_at(0, CB_SETTLED, CB_FIRED_SETTLED);
    EQUAL(jvm_get(comb), 1);
    stops_at(0, CB_END, CB_FIRED_END);
    EQUAL(toy.steps, 1);
    end();
}

static void a_deposit_makes_an_edge_that_is_seen_before_the_hdl_reacts(void) {
    begin();
    jvm_set(&jvm, in, 9);
    jvm_set(&jvm, clk, 1);
    uint32_t edge = jvm_edge(&jvm, clk, CB_RISING, 1), any = jvm_edge(&jvm, in, CB_ANY, 1);
    EQUAL(jvm_resume(&jvm), 0);
    /* The watchers are told in the order of the writes. */
    EQUAL(w->fired_count, 1);
    EQUAL(w->fired[0], any);
    EQUAL(w->phase, CB_CHANGE);
    EQUAL(jvm_get(comb), 0);
    stops_at(0, CB_CHANGE, edge);
    EQUAL(jvm_get(registered), 0);
    w->want = CB_WANT_END;
    stops_at(0, CB_END, CB_FIRED_END);
    EQUAL(jvm_get(registered), 9);
    end();
}

static void two_edges_of_one_time_step_are_both_seen(void) {
    begin();
    jvm_clock(&jvm, clk, 10, 10, 10);
    jvm_clock(&jvm, en, 10, 10, 10);
    uint32_t a = jvm_edge(&jvm, clk, CB_RISING, 1), b = jvm_edge(&jvm, en, CB_RISING, 1);
    for (uint64_t t = 10; t <= 30; t += 20) {
        stops_at(t, CB_CHANGE, a);
        EQUAL(jvm_get(en), 0);
        stops_at(t, CB_CHANGE, b);
        EQUAL(jvm_get(clk), 1);
        jvm_rearm(&jvm, a, 1);
        jvm_rearm(&jvm, b, 1);
    }
    end();
}

static void an_edge_the_hdl_makes_shows_other_signals_from_before_it(void) {
    begin();
    struct cb_slot *gated = slot(TOY_GATED), *gated_count = slot(TOY_GATED_COUNT);
    jvm_command(&jvm, CB_CMD_SAMPLE);
    jvm_clock(&jvm, clk, 5, 5, 5);
    jvm_set(&jvm, en, 1);
    jvm_set(&jvm, in, 3);
    /* count is watched too, and changes in the same eval: at the edge it must still be old */
    uint32_t any = jvm_edge(&jvm, count, CB_ANY, 2), edge = jvm_edge(&jvm, gated, CB_RISING, 1);
    stops_at(5, CB_CHANGE, edge);
    EQUAL(jvm_get(gated), 1);
    EQUAL(jvm_get(clk), 1);
    EQUAL(jvm_get(count), 0);
    EQUAL(jvm_get(gated_count), 0);
    EQUAL(jvm_get(registered), 0);
    w->want = CB_WANT_END;
    stops_at(5, CB_END, CB_FIRED_END);
    EQUAL(jvm_get(count), 1);
    EQUAL(jvm_get(gated_count), 1);
    EQUAL(jvm_get(registered), 3);
    stops_at(15, CB_CHANGE, any);
    EQUAL(jvm_get(count), 2);
    end();
}

static void an_immediate_write_shows_at_once_even_at_an_edge_of_the_hdl(void) {
    begin();
    struct cb_slot *gated = slot(TOY_GATED);
    jvm_clock(&jvm, clk, 5, 5, 5);
    jvm_set(&jvm, en, 1);
    uint32_t edge = jvm_edge(&jvm, gated, CB_RISING, 1);
    stops_at(5, CB_CHANGE, edge);
    EQUAL(jvm_put(&jvm, in, CB_PUT_IMMEDIATE, 200), CB_OK);
    EQUAL(w->reason, CB_REASON_REPLY);
    EQUAL(jvm_get(in), 200);
    EQUAL(jvm_get(comb), 0);
    w->want = CB_WANT_SETTLED;
    stops_at(5, CB_SETTLED, CB_FIRED_SETTLED);
    EQUAL(jvm_get(comb), 200);
    end();
}

static void events_of_the_design_itself_advance_time(void) {
    begin();
    struct cb_slot *run = slot(TOY_RUN), *osc = slot(TOY_OSC);
    jvm_set(&jvm, run, 1);
    uint32_t edge = jvm_edge(&jvm, osc, CB_RISING, 1), timer = jvm_timer(&jvm, 20);
    stops_at(7, CB_CHANGE, edge);
    EQUAL(jvm_get(osc), 1);
    stops_at(20, CB_BEGIN, timer);
    EQUAL(jvm_get(osc), 0);
    w->want = CB_WANT_NEXT;
    stops_at(21, CB_BEGIN, CB_FIRED_NEXT);
    EQUAL(jvm_get(osc), 0);
    end();
}

static void conditions_are_counted_at_the_edge(void) {
    begin();
    jvm_clock(&jvm, clk, 5, 5, 5);
    jvm_set(&jvm, en, 1);
    uint32_t edge = jvm_edge(&jvm, clk, CB_RISING, 2);
    struct cb_engine *e = &w->engine[edge];
    e->op = CB_GE;
    e->cond_slot = jvm_offset(&jvm, count);
    e->cond_mask = 0xff;
    e->cond_value = 4;
    stops_at(55, CB_CHANGE, edge);
    EQUAL(jvm_get(count), 5);
    EQUAL(e->seen, 6);
    end();
}

static void a_clock_started_for_now_toggles_in_this_very_step(void) {
    begin();
    uint32_t edge = jvm_edge(&jvm, clk, CB_RISING, 1);
    jvm_clock(&jvm, clk, 0, 5, 5);
    stops_at(0, CB_CHANGE, edge);
    EQUAL(jvm_get(clk), 1);
    w->want = CB_WANT_NEXT;
    stops_at(5, CB_BEGIN, CB_FIRED_NEXT);
    end();
}

static void stopped_clocks_and_cancelled_timers_leave_nothing(void) {
    begin();
    uint32_t clock = jvm_clock(&jvm, clk, 5, 5, 5), timer = jvm_timer(&jvm, 50), last = jvm_timer(&jvm, 100);
    uint32_t edge = jvm_edge(&jvm, clk, CB_RISING, 1);
    stops_at(5, CB_CHANGE, edge);
    jvm_disarm(&jvm, clock);
    jvm_disarm(&jvm, timer);
    jvm_rearm(&jvm, edge, 1);
    stops_at(100, CB_BEGIN, last);
    EQUAL(jvm_resume(&jvm), 0);
    EQUAL(w->reason, CB_REASON_OVER);
    EQUAL(w->now, 100);
    EQUAL(jvm_command(&jvm, CB_CMD_SAMPLE), 0);
    end();
}

static void forces_hold_and_release(void) {
    begin();
    EQUAL(jvm_put(&jvm, comb, CB_PUT_FORCE, 5), CB_OK);
    EQUAL(comb->forced, 1);
    jvm_set(&jvm, in, 4);
    w->want = CB_WANT_END;
    stops_at(0, CB_END, CB_FIRED_END);
    EQUAL(jvm_get(comb), 5);
    uint32_t timer = jvm_timer(&jvm, 10);
    stops_at(10, CB_BEGIN, timer);
    EQUAL(jvm_put(&jvm, comb, CB_PUT_RELEASE, 0), CB_OK);
    EQUAL(comb->forced, 0);
    EQUAL(jvm_get(comb), 4);
    jvm_set(&jvm, in, 3);
    w->want = CB_WANT_SETTLED;
    stops_at(10, CB_SETTLED, CB_FIRED_SETTLED);
    EQUAL(jvm_get(comb), 3);
    end();
}

static void readers_of_a_forced_register_see_the_force(void) {
    begin();
    struct cb_slot *twice = slot(TOY_TWICE);
    jvm_clock(&jvm, clk, 5, 5, 5);
    jvm_set(&jvm, en, 1);
    EQUAL(jvm_put(&jvm, count, CB_PUT_FORCE, 50), CB_OK);
    uint32_t any = jvm_edge(&jvm, count, CB_ANY, 1), edge = jvm_edge(&jvm, clk, CB_RISING, 3);
    jvm_set(&jvm, count, 99); /* a deposit does not get through a force */
    stops_at(25, CB_CHANGE, edge);
    EQUAL(jvm_get(count), 50);
    EQUAL(jvm_get(twice), 100);
    EQUAL(w->engine[any].seen, 0);
    EQUAL(jvm_put(&jvm, count, CB_PUT_RELEASE, 0), CB_OK);
    EQUAL(jvm_get(count), 50); /* a variable keeps its value until the HDL assigns it */
    stops_at(25, CB_CHANGE, any);
    EQUAL(jvm_get(count), 51);
    jvm_set(&jvm, count, 46);
    w->want = CB_WANT_SETTLED;
    stops_at(25, CB_SETTLED, CB_FIRED_SETTLED);
    EQUAL(jvm_get(count), 46);
    EQUAL(jvm_get(twice), 92);
    end();
}

static void a_frozen_signal_keeps_the_value_it_has(void) {
    begin();
    jvm_clock(&jvm, clk, 5, 5, 5);
    jvm_set(&jvm, en, 1);
    uint32_t edge = jvm_edge(&jvm, clk, CB_RISING, 3);
    stops_at(25, CB_CHANGE, edge);
    EQUAL(jvm_put(&jvm, count, CB_PUT_FREEZE, 0), CB_OK);
    jvm_rearm(&jvm, edge, 2);
    stops_at(45, CB_CHANGE, edge);
    EQUAL(jvm_get(count), 2);
    EQUAL(jvm_put(&jvm, count, CB_PUT_FORCE, 20), CB_OK);
    EQUAL(jvm_get(count), 20);
    end();
}

static void wide_real_and_text_values_travel_whole(void) {
    begin();
    struct cb_slot *wide = slot(TOY_WIDE), *inverted = slot(TOY_INVERTED), *level = slot(TOY_LEVEL);
    cb_write_planes(wide)[1] = 0xfedcba9876543210;
    jvm_set(&jvm, wide, 0x0123456789abcdef);
    double volts = 1.25;
    uint64_t bits;
    memcpy(&bits, &volts, 8);
    jvm_set(&jvm, level, bits);
    w->want = CB_WANT_SETTLED;
    stops_at(0, CB_SETTLED, CB_FIRED_SETTLED);
    EQUAL(cb_read_planes(wide)[0], 0x0123456789abcdef);
    EQUAL(cb_read_planes(inverted)[0], ~0x0123456789abcdefull);
    EQUAL(cb_read_planes(inverted)[1], ~0xfedcba9876543210ull);
    TRUE(toy.level == 1.25);
    EQUAL(jvm_get(level), bits);
    EQUAL(jvm_object(&jvm, CB_CMD_TEXT, TOY_TEXT, CB_TEXT_READ, 0, 0), CB_OK);
    EQUAL(w->payload_length, 3);
    EQUAL(memcmp(w->payload, "toy", 3), 0);
    memcpy(w->payload, "hello", 5);
    w->payload_length = 5;
    EQUAL(jvm_object(&jvm, CB_CMD_TEXT, TOY_TEXT, CB_TEXT_QUEUE, 0, 0), CB_OK);
    memcpy(w->payload, "world!", 6);
    w->payload_length = 6;
    EQUAL(jvm_object(&jvm, CB_CMD_TEXT, TOY_TEXT, CB_TEXT_QUEUE, 0, 0), CB_OK);
    EQUAL(strcmp(toy.text, "toy"), 0); /* as every deposit: later, and the last one wins */
    w->want = CB_WANT_SETTLED;
    stops_at(0, CB_SETTLED, CB_FIRED_SETTLED);
    EQUAL(strcmp(toy.text, "world!"), 0);
    EQUAL(jvm_object(&jvm, CB_CMD_TEXT, TOY_COUNT, CB_TEXT_READ, 0, 0), CB_REFUSED);
    EQUAL(jvm_object(&jvm, CB_CMD_TEXT, TOY_COUNT, CB_TEXT_QUEUE, 0, 0), CB_REFUSED);
    end();
}

static void unknown_bits_become_zero_and_excess_bits_vanish(void) {
    begin();
    cb_write_planes(in)[1] = 0x0f;
    jvm_set(&jvm, in, 0x1ff);
    w->want = CB_WANT_SETTLED;
    stops_at(0, CB_SETTLED, CB_FIRED_SETTLED);
    EQUAL(jvm_get(in), 0xf0);
    EQUAL(cb_read_planes(in)[1], 0);
    end();
}

static void names_lead_to_objects(void) {
    begin();
    EQUAL(jvm_resolve(&jvm, 0, "toy"), CB_OK);
    EQUAL(jvm_info(&jvm)->handle, TOY);
    EQUAL(jvm_info(&jvm)->kind, CB_KIND_SCOPE);
    EQUAL(jvm_resolve(&jvm, TOY, "count"), CB_OK);
    EQUAL(jvm_info(&jvm)->handle, TOY_COUNT);
    EQUAL(jvm_info(&jvm)->kind, CB_KIND_LOGIC);
    EQUAL(jvm_info(&jvm)->width, 8);
    EQUAL(jvm_info(&jvm)->left, 7);
    EQUAL(jvm_info(&jvm)->right, 0);
    EQUAL(jvm_info(&jvm)->planes, 2);
    EQUAL(jvm_info(&jvm)->flags, CB_INFO_OUTPUT | CB_INFO_VECTOR);
    EQUAL(jvm_resolve(&jvm, TOY, "coun"), CB_NOT_FOUND);
    EQUAL(jvm_resolve(&jvm, TOY, "counts"), CB_NOT_FOUND);
    EQUAL(jvm_resolve(&jvm, 99999, "count"), CB_NOT_FOUND);
    EQUAL(jvm_resolve(&jvm, TOY, "hidden_one"), CB_HIDDEN);
    EQUAL(jvm_resolve(&jvm, TOY_SUB, "gated_count"), CB_OK);
    EQUAL(jvm_object(&jvm, CB_CMD_CHILDREN, TOY, 0, 0, 0), CB_OK);
    EQUAL(w->arg[0], TOY_SUB - TOY - 1); /* all but the hidden one */
    EQUAL(jvm_info(&jvm)->handle, TOY_CLK);
    EQUAL(jvm_object(&jvm, CB_CMD_CHILDREN, TOY, TOY_SUB - TOY - 2, 0, 0), CB_OK);
    EQUAL(jvm_info(&jvm)->handle, TOY_SUB);
    EQUAL(w->payload_length, sizeof(struct cb_info) + 8);
    end();
}

static void memories_are_read_and_written_in_bulk_and_by_element(void) {
    begin();
    EQUAL(jvm_resolve(&jvm, TOY, "mem"), CB_OK);
    EQUAL(jvm_info(&jvm)->kind, CB_KIND_ARRAY);
    EQUAL(jvm_info(&jvm)->array_left, 0);
    EQUAL(jvm_info(&jvm)->array_right, 15);
    uint64_t *payload = (uint64_t *)(void *)w->payload;
    for (uint64_t i = 0; i < 4; i++) payload[2 * i] = 10 + i, payload[2 * i + 1] = 0;
    EQUAL(jvm_object(&jvm, CB_CMD_MEM_WRITE, TOY_MEM, 12, 4, 0), CB_OK);
    EQUAL(toy.mem[12], 10);
    EQUAL(toy.mem[15], 13);
    memset(payload, 0xff, 64);
    EQUAL(jvm_object(&jvm, CB_CMD_MEM_READ, TOY_MEM, 12, 2, 0), CB_OK);
    EQUAL(payload[0], 10);
    EQUAL(payload[1], 0);
    EQUAL(payload[2], 11);
    EQUAL(jvm_object(&jvm, CB_CMD_MEM_READ, TOY_MEM, 15, 2, 1), CB_NOT_FOUND);
    EQUAL(jvm_object(&jvm, CB_CMD_MEM_READ, TOY_MEM, 0, 1 << 20, 1), CB_OVERFLOW);
    EQUAL(jvm_object(&jvm, CB_CMD_MEM_READ, TOY_COUNT, 0, 1, 1), CB_REFUSED);
    EQUAL(jvm_object(&jvm, CB_CMD_ELEMENT, TOY_MEM, 16, 0, 0), CB_NOT_FOUND);
    EQUAL(jvm_object(&jvm, CB_CMD_ELEMENT, TOY_MEM, 12, 0, 0), CB_OK);
    uint32_t handle = jvm_info(&jvm)->handle;
    EQUAL(jvm_info(&jvm)->kind, CB_KIND_LOGIC);
    EQUAL(jvm_object(&jvm, CB_CMD_ELEMENT, TOY_MEM, 12, 0, 0), CB_OK);
    EQUAL(jvm_info(&jvm)->handle, handle);
    struct cb_slot *element = jvm_slot(&jvm, handle, CB_KIND_LOGIC, 8);
    uint32_t any = jvm_edge(&jvm, element, CB_ANY, 1), timer = jvm_timer(&jvm, 5);
    stops_at(5, CB_BEGIN, timer);
    EQUAL(jvm_get(element), 10);
    payload[0] = 77;
    payload[1] = 0;
    EQUAL(jvm_object(&jvm, CB_CMD_MEM_WRITE, TOY_MEM, 12, 1, 0), CB_OK);
    stops_at(5, CB_CHANGE, any);
    EQUAL(jvm_get(element), 77);
    end();
}

static void arrays_of_arrays_go_by_one_index_at_a_time(void) {
    begin();
    EQUAL(jvm_object(&jvm, CB_CMD_ELEMENT, TOY_TABLE, 6, 0, 0), CB_OK);
    uint32_t row = jvm_info(&jvm)->handle;
    EQUAL(jvm_info(&jvm)->kind, CB_KIND_ARRAY);
    EQUAL(jvm_info(&jvm)->array_left, 1);
    EQUAL(jvm_info(&jvm)->array_right, 0);
    EQUAL(jvm_object(&jvm, CB_CMD_ELEMENT, row, 1, 0, 0), CB_OK);
    struct cb_slot *element = jvm_slot(&jvm, jvm_info(&jvm)->handle, CB_KIND_LOGIC, 40);
    jvm_set(&jvm, element, 0xabcdef0123);
    w->want = CB_WANT_SETTLED;
    stops_at(0, CB_SETTLED, CB_FIRED_SETTLED);
    EQUAL(toy.table[2][1], 0xabcdef0123);
    uint64_t *payload = (uint64_t *)(void *)w->payload;
    EQUAL(jvm_object(&jvm, CB_CMD_MEM_READ, row, 0, 2, 0), CB_OK);
    EQUAL(payload[0], 0xabcdef0123);
    EQUAL(payload[2], 0);
    EQUAL(jvm_object(&jvm, CB_CMD_MEM_READ, row, 1, 2, 0), CB_NOT_FOUND);
    EQUAL(jvm_object(&jvm, CB_CMD_MEM_READ, TOY_TABLE, 1, 2, 0), CB_OK); /* [7][0] and [6][1] */
    EQUAL(payload[0], 0);
    EQUAL(payload[2], 0xabcdef0123);
    for (uint64_t i = 0; i < 8; i++) payload[2 * i] = 100 + i, payload[2 * i + 1] = 0;
    uint32_t any = jvm_edge(&jvm, element, CB_ANY, 1);
    jvm_timer(&jvm, 5);
    EQUAL(jvm_resume(&jvm), 0);
    EQUAL(jvm_object(&jvm, CB_CMD_MEM_WRITE, TOY_TABLE, 0, 8, 0), CB_OK);
    stops_at(5, CB_CHANGE, any);
    EQUAL(jvm_get(element), 102);
    EQUAL(toy.table[3][1], 100); /* [7][1] */
    EQUAL(toy.table[0][0], 107); /* [4][0] */
    end();
}

static void constants_refuse_writes(void) {
    begin();
    struct cb_slot *width = slot(TOY_WIDTH);
    EQUAL(jvm_command(&jvm, CB_CMD_SAMPLE), 0);
    EQUAL(jvm_get(width), 8);
    EQUAL(jvm_put(&jvm, width, CB_PUT_IMMEDIATE, 9), CB_REFUSED);
    jvm_set(&jvm, width, 9);
    w->want = CB_WANT_SETTLED;
    stops_at(0, CB_SETTLED, CB_FIRED_SETTLED);
    EQUAL(jvm_get(width), 8);
    end();
}

static void the_end_by_the_design_is_a_last_stop(void) {
    begin();
    struct cb_slot *stop = slot(TOY_STOP);
    jvm_set(&jvm, stop, 1);
    jvm_set(&jvm, in, 8);
    jvm_clock(&jvm, clk, 5, 5, 5);
    jvm_timer(&jvm, 1000);
    EQUAL(jvm_resume(&jvm), 0);
    EQUAL(w->reason, CB_REASON_OVER);
    EQUAL(w->phase, CB_END);
    EQUAL(w->now, 5);
    EQUAL(jvm_get(registered), 8);
    EQUAL(w->rest, CB_REST_DESIGN);
    EQUAL(jvm_resume(&jvm), 1);
    EQUAL(jvm_resume(&jvm), 1);
    model_home_close(home);
    free(w);
}

static void the_last_write_of_a_test_takes_effect(void) {
    begin();
    jvm_set(&jvm, in, 5);
    EQUAL(jvm_command(&jvm, CB_CMD_FINISH), 1);
    EQUAL(toy.comb, 5);
    EQUAL(w->rest, CB_REST_ASKED);
    model_home_close(home);
    free(w);
}

static void the_last_step_is_complete_when_the_test_ends_at_its_edge(void) {
    begin();
    jvm_clock(&jvm, clk, 5, 5, 5);
    jvm_set(&jvm, in, 8);
    uint32_t edge = jvm_edge(&jvm, clk, CB_RISING, 1);
    stops_at(5, CB_CHANGE, edge);
    jvm_set(&jvm, in, 9);
    EQUAL(jvm_command(&jvm, CB_CMD_FINISH), 1);
    EQUAL(toy.registered, 8);
    EQUAL(w->rest, CB_REST_ASKED);
    model_home_close(home);
    free(w);
}

static void an_end_by_the_design_in_the_last_step_is_told(void) {
    begin();
    jvm_clock(&jvm, clk, 5, 5, 5);
    uint32_t edge = jvm_edge(&jvm, clk, CB_RISING, 1);
    jvm_set(&jvm, slot(TOY_STOP), 1);
    stops_at(5, CB_CHANGE, edge);
    EQUAL(jvm_command(&jvm, CB_CMD_FINISH), 1);
    EQUAL(w->rest, CB_REST_DESIGN);
    model_home_close(home);
    free(w);
}

static void a_model_that_runs_for_ever_can_be_stopped(void) {
    begin();
    jvm_clock(&jvm, clk, 5, 5, 5);
    w->peer_dead = 1;
    EQUAL(jvm_resume(&jvm), 1);
    EQUAL(jvm_resume(&jvm), 1);
    model_home_close(home);
    free(w);
}

static void nothing_is_evaluated_without_need(void) {
    begin();
    uint64_t before = toy.evals;
    uint32_t timer = jvm_timer(&jvm, 10);
    stops_at(10, CB_BEGIN, timer);
    jvm_timer(&jvm, 20);
    EQUAL(jvm_resume(&jvm), 0);
    EQUAL(toy.evals, before);
    end();
}

int main(void) {
    RUN(clock_edges_show_registers_still_old);
    RUN(a_write_at_an_edge_is_not_seen_by_that_edge);
    RUN(a_timer_stops_before_the_hdl_and_its_writes_count_in_this_step);
    RUN(settled_comes_after_queued_writes_and_again_on_request);
    RUN(a_deposit_makes_an_edge_that_is_seen_before_the_hdl_reacts);
    RUN(two_edges_of_one_time_step_are_both_seen);
    RUN(an_edge_the_hdl_makes_shows_other_signals_from_before_it);
    RUN(an_immediate_write_shows_at_once_even_at_an_edge_of_the_hdl);
    RUN(events_of_the_design_itself_advance_time);
    RUN(conditions_are_counted_at_the_edge);
    RUN(a_clock_started_for_now_toggles_in_this_very_step);
    RUN(stopped_clocks_and_cancelled_timers_leave_nothing);
    RUN(forces_hold_and_release);
    RUN(readers_of_a_forced_register_see_the_force);
    RUN(a_frozen_signal_keeps_the_value_it_has);
    RUN(wide_real_and_text_values_travel_whole);
    RUN(unknown_bits_become_zero_and_excess_bits_vanish);
    RUN(names_lead_to_objects);
    RUN(memories_are_read_and_written_in_bulk_and_by_element);
    RUN(arrays_of_arrays_go_by_one_index_at_a_time);
    RUN(constants_refuse_writes);
    RUN(the_end_by_the_design_is_a_last_stop);
    RUN(the_last_write_of_a_test_takes_effect);
    RUN(the_last_step_is_complete_when_the_test_ends_at_its_edge);
    RUN(an_end_by_the_design_in_the_last_step_is_told);
    RUN(a_model_that_runs_for_ever_can_be_stopped);
    RUN(nothing_is_evaluated_without_need);
    return check_report("model_home");
}
