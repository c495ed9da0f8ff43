/* Time in the model home: edges, phases, deposits, the end. */
#include "model_rig.h"

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

static void a_change_is_seen_by_who_first_waits_for_that_signal_when_another_one_of_the_same_moment_was_told(void) {
    begin();
    struct cb_slot *gated = slot(TOY_GATED), *low = jvm_view(&jvm, count, 0, 1), *first = jvm_view(&jvm, registered, 0, 1);
    jvm_clock(&jvm, clk, 5, 5, 5);
    jvm_set(&jvm, en, 1);
    jvm_set(&jvm, in, 1);
    uint32_t edge = jvm_edge(&jvm, gated, CB_RISING, 1);
    stops_at(5, CB_CHANGE, edge);
    uint32_t any = jvm_edge(&jvm, count, CB_ANY, 1);
    stops_at(5, CB_CHANGE, any);
    EQUAL(jvm_get(count), 1);
    uint32_t bit = jvm_edge(&jvm, low, CB_RISING, 1);
    jvm_rearm(&jvm, edge, 1);
    stops_at(15, CB_CHANGE, edge);
    w->engine[bit].armed = 0;
    bit = jvm_edge(&jvm, first, CB_RISING, 1); /* changed at the edge before */
    jvm_rearm(&jvm, edge, 1);
    stops_at(25, CB_CHANGE, edge);
    end();
}

static void so_is_a_deposit(void) {
    begin();
    struct cb_slot *wide = slot(TOY_WIDE), *high = jvm_view(&jvm, wide, 1, 1);
    jvm_set(&jvm, in, 9);
    jvm_set(&jvm, en, 1);
    jvm_set(&jvm, wide, 2);
    jvm_set(&jvm, rst, 0);
    uint32_t any = jvm_edge(&jvm, in, CB_ANY, 1);
    stops_at(0, CB_CHANGE, any);
    uint32_t rise = jvm_edge(&jvm, en, CB_RISING, 1);
    stops_at(0, CB_CHANGE, rise);
    uint32_t bit = jvm_edge(&jvm, high, CB_RISING, 1), none = jvm_edge(&jvm, rst, CB_ANY, 1);
    stops_at(0, CB_CHANGE, bit);
    uint32_t timer = jvm_timer(&jvm, 10);
    stops_at(10, CB_BEGIN, timer);
    EQUAL(w->engine[none].armed, 1);
    end();
}

static void what_was_written_at_the_stop_itself_is_no_news(void) {
    begin();
    jvm_set(&jvm, in, 9);
    jvm_set(&jvm, en, 0);
    uint32_t any = jvm_edge(&jvm, in, CB_ANY, 1);
    stops_at(0, CB_CHANGE, any);
    jvm_put(&jvm, en, CB_PUT_IMMEDIATE, 1);
    jvm_edge(&jvm, en, CB_RISING, 1);
    uint32_t timer = jvm_timer(&jvm, 10);
    stops_at(10, CB_BEGIN, timer);
    end();
}

static void deposits_and_clocks_under_a_force_show_after_the_release(void) {
    begin();
    jvm_set(&jvm, in, 3);
    jvm_clock(&jvm, clk, 5, 5, 5);
    uint32_t rise = jvm_edge(&jvm, clk, CB_RISING, 2), timer = jvm_timer(&jvm, 7);
    stops_at(7, CB_BEGIN, timer);
    jvm_put(&jvm, in, CB_PUT_FORCE, 10);
    jvm_put(&jvm, clk, CB_PUT_FORCE, 0);
    jvm_set(&jvm, in, 11);
    timer = jvm_timer(&jvm, 17);
    stops_at(17, CB_BEGIN, timer);
    EQUAL(jvm_get(in), 10);
    EQUAL(jvm_get(clk), 0);
    jvm_put(&jvm, in, CB_PUT_RELEASE, 0);
    EQUAL(jvm_get(in), 11);
    jvm_put(&jvm, clk, CB_PUT_RELEASE, 0);
    EQUAL(jvm_get(clk), 1);
    stops_at(17, CB_CHANGE, rise);
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
    RUN(the_end_by_the_design_is_a_last_stop);
    RUN(the_last_write_of_a_test_takes_effect);
    RUN(the_last_step_is_complete_when_the_test_ends_at_its_edge);
    RUN(an_end_by_the_design_in_the_last_step_is_told);
    RUN(a_model_that_runs_for_ever_can_be_stopped);
    RUN(nothing_is_evaluated_without_need);
    RUN(a_change_is_seen_by_who_first_waits_for_that_signal_when_another_one_of_the_same_moment_was_told);
    RUN(so_is_a_deposit);
    RUN(what_was_written_at_the_stop_itself_is_no_news);
    RUN(deposits_and_clocks_under_a_force_show_after_the_release);
    return check_report("model_home");
}
