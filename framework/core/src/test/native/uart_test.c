/* The native engine of serial lines: which levels it drives when, what it hears, and when it tells the JVM. */
#include "agent_rig.h"

enum { BIT = 10, ROOM = 4, PLACES = 10 };

static struct cb_slot *line;
static struct cb_uart *uart;
static uint32_t engine, fired;

/* What the line was driven to, and when. */
static struct {
    uint64_t at, level;
} seen[64];
static unsigned changes;

static void open(enum cb_uart_role role) {
    begin();
    line = bit();
    cb_read_planes(line)[0] = 1;
    jvm.next_slot = (jvm.next_slot + 63) & ~63u;
    uart = (struct cb_uart *)(void *)((char *)w + jvm.next_slot);
    *uart = (struct cb_uart){
        .role = role, .state = CB_UART_REST, .places = PLACES, .ring_room = ROOM, .wake = UINT64_MAX, .stops = 1 << 9};
    for (uint32_t i = 0; i < PLACES; i++) uart->at[i] = role == CB_UART_SOURCE ? BIT * (i + 1) : BIT * i + BIT / 2;
    engine = jvm.next_engine++;
    w->engine[engine] = (struct cb_engine){.kind = CB_UART,
                                           .armed = 1,
                                           .edges = CB_FALLING,
                                           .slot = jvm_offset(&jvm, line),
                                           .cond_slot = jvm.next_slot};
    fired = changes = 0;
    jvm_arm(&jvm, engine);
    resume(CB_SETTLED);
    line->level = 1; /* what a home knows when it begins to watch */
}

/* The line changes now. */
static void become(uint64_t level) {
    cb_read_planes(line)[0] = level;
    cb_read_planes(line)[1] = 0;
    cb_changed(&agent, line, (unsigned)level);
    if (cb_next_change(&agent)) resume(CB_CHANGE);
}

/* All moments until then, and that one. */
static void run(uint64_t end) {
    while (cb_deadline(&agent) <= end) {
        uint64_t at = w->now = cb_deadline(&agent), before = cb_read_planes(line)[0];
        TRUE(cb_step(&agent, at));
        if (cb_due(&agent, at)) {
            fired += w->fired_count;
            EQUAL(cb_read_planes(line)[0], before); /* the JVM sees what was before */
            resume(CB_BEGIN);
        }
        if (cb_read_planes(line)[0] != before) {
            seen[changes].at = at;
            seen[changes++].level = cb_read_planes(line)[0];
        }
        cb_step_done(&agent);
    }
    w->now = end;
}

static uint64_t levels_of(unsigned data) { return 1 << 9 | data << 1; }

static void add(unsigned data) {
    uart->item[uart->end++ % ROOM].levels = levels_of(data);
    jvm_arm(&jvm, engine);
}

/* A frame on the line, whose bits are as long as that. */
static void frame(uint64_t levels, uint64_t bit_time) {
    uint64_t start = w->now;
    for (unsigned i = 0; i < PLACES; i++) {
        become(levels >> i & 1);
        run(start + bit_time * (i + 1) - 1);
        w->now = start + bit_time * (i + 1);
    }
    become(1);
}

static void a_source_holds_each_level_for_its_time(void) {
    open(CB_UART_SOURCE);
    w->now = 7;
    uart->wake = 1;
    add(0x35); /* 0 10101100 1 */
    resume(CB_BEGIN);
    EQUAL(cb_read_planes(line)[0], 0);
    run(1000);
    static const uint64_t at[] = {17, 27, 37, 47, 57, 77, 97};
    EQUAL(changes, 7);
    for (unsigned i = 0; i < 7; i++) {
        EQUAL(seen[i].at, at[i]);
        EQUAL(seen[i].level, (i + 1) % 2);
    }
    EQUAL(uart->item[0].start, 7);
    EQUAL(uart->item[0].end, 107);
    EQUAL(fired, 1);
    EQUAL(cb_deadline(&agent), UINT64_MAX);
    end();
}

static void frames_follow_each_other_without_a_gap(void) {
    open(CB_UART_SOURCE);
    uart->wake = 3;
    for (unsigned i = 0; i < 3; i++) add(0xff);
    resume(CB_BEGIN);
    run(150);
    EQUAL(uart->done, 1);
    run(1000);
    EQUAL(uart->done, 3);
    EQUAL(uart->item[2].start, 200);
    EQUAL(uart->item[2].end, 300);
    EQUAL(fired, 1);
    end();
}

static void what_is_added_at_the_end_begins_at_once(void) {
    open(CB_UART_SOURCE);
    add(0xff);
    resume(CB_BEGIN);
    uart->wake = 1;
    w->now = 100;
    TRUE(cb_step(&agent, 100));
    TRUE(cb_due(&agent, 100));
    add(0xff);
    resume(CB_BEGIN); /* it was to be 1, and is 0 now: last write wins */
    EQUAL(cb_read_planes(line)[0], 0);
    EQUAL(uart->since, 100);
    end();
}

static void a_sink_takes_the_middle_of_each_bit(void) {
    open(CB_UART_SINK);
    w->now = 3;
    frame(levels_of(0xa6), BIT);
    EQUAL(uart->done, 1);
    EQUAL(uart->item[0].levels, levels_of(0xa6));
    EQUAL(uart->item[0].start, 3);
    EQUAL(uart->item[0].end, 98);
    frame(levels_of(0x59), BIT);
    EQUAL(uart->item[1].levels, levels_of(0x59));
    EQUAL(fired, 0);
    end();
}

static void a_start_bit_that_the_test_writes_past_the_queue_is_heard(void) {
    open(CB_UART_SINK);
    w->now = 3;
    frame(levels_of(0xa6), BIT);
    agent.writing = w->sequence = 1;
    become(0);
    agent.writing = 0;
    EQUAL(uart->state, CB_UART_FRAME);
    end();
}

static void a_glitch_is_no_frame(void) {
    open(CB_UART_SINK);
    become(0);
    run(3);
    become(1);
    run(500);
    EQUAL(uart->done, 0);
    frame(levels_of(1), BIT);
    EQUAL(uart->done, 1);
    end();
}

static void errors_wake_where_they_are_errors(void) {
    open(CB_UART_SINK);
    frame(levels_of(5) & ~(1u << 9), BIT);
    EQUAL(fired, 0);
    uart->strict = 1;
    frame(levels_of(5), BIT);
    EQUAL(fired, 0);
    frame(levels_of(5) & ~(1u << 9), BIT);
    EQUAL(fired, 1);
    uart->counted = 0xff << 1;
    uart->odd = 1;
    frame(levels_of(5), BIT);
    EQUAL(fired, 2);
    frame(levels_of(7), BIT);
    EQUAL(fired, 2);
    EQUAL(uart->done, 5);
    end();
}

static void after_a_frame_without_stop_the_line_must_be_1_again(void) {
    open(CB_UART_SINK);
    become(0);
    run(500);
    EQUAL(uart->done, 1);
    EQUAL(uart->item[0].levels, 0);
    EQUAL(uart->state, CB_UART_HELD);
    become(1);
    EQUAL(uart->state, CB_UART_REST);
    frame(levels_of(0x42), BIT);
    EQUAL(uart->item[1].levels, levels_of(0x42));
    end();
}

static void what_is_neither_0_nor_1_ends_it(void) {
    open(CB_UART_SINK);
    become(0);
    run(20);
    cb_read_planes(line)[1] = 1;
    run(500);
    EQUAL(fired, 1);
    EQUAL(uart->unknown, 3);
    EQUAL(uart->done, 0);
    EQUAL(cb_deadline(&agent), UINT64_MAX);
    end();
}

static void marks_and_awaited_levels_wake(void) {
    open(CB_UART_SINK);
    uart->wake = 2;
    uart->wake_mask = 0xff << 1;
    uart->wake_levels = levels_of('\n') & uart->wake_mask;
    frame(levels_of('a'), BIT);
    EQUAL(fired, 0);
    frame(levels_of('b'), BIT);
    EQUAL(fired, 1);
    uart->wake = 100;
    frame(levels_of('\n'), BIT);
    EQUAL(fired, 2);
    frame(levels_of('c'), BIT);
    EQUAL(fired, 2);
    end();
}

static void who_is_disarmed_is_not_heard_of_again(void) {
    open(CB_UART_SOURCE);
    add(0);
    resume(CB_BEGIN);
    w->engine[engine].armed = 0;
    run(500);
    EQUAL(uart->done, 0);
    EQUAL(fired, 0);
    EQUAL(cb_deadline(&agent), UINT64_MAX);
    end();
}

int main(void) {
    RUN(a_source_holds_each_level_for_its_time);
    RUN(frames_follow_each_other_without_a_gap);
    RUN(what_is_added_at_the_end_begins_at_once);
    RUN(a_sink_takes_the_middle_of_each_bit);
    RUN(a_start_bit_that_the_test_writes_past_the_queue_is_heard);
    RUN(a_glitch_is_no_frame);
    RUN(errors_wake_where_they_are_errors);
    RUN(after_a_frame_without_stop_the_line_must_be_1_again);
    RUN(what_is_neither_0_nor_1_ends_it);
    RUN(marks_and_awaited_levels_wake);
    RUN(who_is_disarmed_is_not_heard_of_again);
    return check_report("uart");
}
