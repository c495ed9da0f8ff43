/* The agent's core: deposits, phases, samples, the end and the errors. */
#include "agent_rig.h"
#include "engine/engine.h"

static void queued_writes_go_out_in_order_before_anyone_sees_the_settled_step(void) {
    begin();
    struct cb_slot *s = bit(), *t = bit();
    jvm_set(&jvm, s, 1);
    jvm_set(&jvm, t, 2);
    jvm_set(&jvm, s, 3); /* last write wins */
    w->want = CB_WANT_SETTLED;
    resume(CB_CHANGE);
    EQUAL(notes.puts, 0);
    TRUE(!cb_settled(&agent));
    EQUAL(notes.puts, 2);
    EQUAL(notes.last_put[0], 3);
    EQUAL(notes.last_put[1], 2);
    EQUAL(s->pending, 0);
    EQUAL(w->write_count, 0);
    TRUE(cb_settled(&agent));
    EQUAL(w->fired[0], CB_FIRED_SETTLED);
    EQUAL(w->want, 0);
    jvm_set(&jvm, s, 5);
    resume(CB_SETTLED); /* applied at once */
    EQUAL(notes.puts, 3);
    jvm_set(&jvm, s, 6);
    resume(CB_BEGIN);
    EQUAL(notes.puts, 4);
    end();
}

static void phases_are_visited_only_for_those_who_wait(void) {
    begin();
    TRUE(!cb_ended(&agent));
    TRUE(!cb_next_step(&agent));
    w->want = CB_WANT_END | CB_WANT_NEXT;
    resume(CB_CHANGE);
    EQUAL(notes.end, 1);
    EQUAL(notes.next, 1);
    EQUAL(notes.settled, 0);
    TRUE(cb_ended(&agent));
    EQUAL(w->fired[0], CB_FIRED_END);
    resume(CB_END);
    TRUE(cb_next_step(&agent));
    EQUAL(w->fired[0], CB_FIRED_NEXT);
    EQUAL(w->want, 0);
    end();
}

static void every_stop_samples_the_list_and_numbers_it(void) {
    begin();
    struct cb_slot *s = bit();
    bit();
    cb_stop(&agent, 77, CB_CHANGE, CB_REASON_FIRED);
    EQUAL(notes.gets, 2);
    EQUAL(w->now, 77);
    EQUAL(w->sequence, 1);
    EQUAL(s->sequence, 1);
    TRUE(!execute(CB_CMD_SAMPLE));
    EQUAL(s->sequence, 2);
    EQUAL(w->reason, CB_REASON_REPLY);
    w->arg[0] = jvm_offset(&jvm, s);
    w->arg[1] = CB_PUT_RELEASE;
    TRUE(!execute(CB_CMD_PUT));
    EQUAL(w->status, CB_REFUSED);
    TRUE(!execute(CB_CMD_RESOLVE));
    EQUAL(w->status, CB_NOT_FOUND);
    end();
}

static void the_last_step_runs_to_its_end_without_stops(void) {
    begin();
    struct cb_slot *s = bit(), *clk = bit();
    jvm_timer(&jvm, 10);
    jvm_clock(&jvm, clk, 10, 5, 5);
    jvm_edge(&jvm, s, CB_RISING, 1);
    resume(CB_SETTLED);
    TRUE(cb_step(&agent, 10));
    TRUE(cb_due(&agent, 10));
    cb_stop(&agent, 10, CB_BEGIN, CB_REASON_FIRED);
    jvm_timer(&jvm, 10);
    jvm_set(&jvm, s, 1);
    TRUE(execute(CB_CMD_FINISH));
    EQUAL(notes.puts, 1);
    EQUAL(notes.finishes, 1);
    TRUE(cb_toggle(&agent, 10));
    EQUAL(notes.level, 1);
    cb_changed(&agent, s, 1);
    TRUE(!cb_next_change(&agent));
    TRUE(!cb_toggle(&agent, 10));
    notes.timers = 0;
    cb_step_done(&agent);
    EQUAL(notes.timers, 0);
    TRUE(!cb_settled(&agent));
    TRUE(!cb_ended(&agent));
    end();
}

static void the_last_writes_are_not_seen_by_the_edge_at_which_they_are_made(void) {
    begin();
    struct cb_slot *s = bit(), *clk = bit();
    jvm_edge(&jvm, clk, CB_RISING, 1);
    resume(CB_SETTLED);
    cb_changed(&agent, clk, 1);
    TRUE(cb_next_change(&agent));
    cb_stop(&agent, 0, CB_CHANGE, CB_REASON_FIRED);
    jvm_set(&jvm, s, 1);
    TRUE(execute(CB_CMD_FINISH));
    EQUAL(notes.puts, 0);
    TRUE(!cb_settled(&agent));
    EQUAL(notes.puts, 1);
    end();
}

static void errors_are_counted_and_the_first_one_is_told(void) {
    begin();
    cb_say(w, false, "the end");
    EQUAL(w->errors, 0);
    EQUAL(w->said_length, 7);
    w->said_length = 0;
    cb_say(w, true, "the first");
    cb_say(w, true, "the second");
    EQUAL(w->errors, 2);
    EQUAL(w->said_length, 9);
    TRUE(!memcmp(w->said, "the first", 9));
    w->said_length = 0;
    char much[2 * CB_SAID];
    memset(much, 'x', sizeof much);
    much[sizeof much - 1] = 0;
    cb_say(w, true, much);
    EQUAL(w->said_length, CB_SAID);
    end();
}

static void a_deposit_without_room_is_an_error_and_writes_nothing_else(void) {
    begin();
    struct cb_slot *s = bit();
    w->write_count = CB_SLOTS;
    uint32_t after = w->sample[0];
    cb_deposit(&agent, s);
    EQUAL(w->errors, 1);
    EQUAL(w->write_count, CB_SLOTS);
    EQUAL(w->sample[0], after);
    EQUAL(s->pending, CB_PENDING_NONE);
    w->write_count = 0;
    end();
}

int main(void) {
    RUN(queued_writes_go_out_in_order_before_anyone_sees_the_settled_step);
    RUN(phases_are_visited_only_for_those_who_wait);
    RUN(every_stop_samples_the_list_and_numbers_it);
    RUN(the_last_step_runs_to_its_end_without_stops);
    RUN(the_last_writes_are_not_seen_by_the_edge_at_which_they_are_made);
    RUN(errors_are_counted_and_the_first_one_is_told);
    RUN(a_deposit_without_room_is_an_error_and_writes_nothing_else);
    return check_report("agent");
}
