/* What the model home shows at an edge of a clock that the HDL makes. */
#include <stdlib.h>

#include "check.h"
#include "jvm.h"
#include "model/model_home.h"

/* assign gclk = clk & en;  always @(posedge gclk) begin q <= !q; mem[1] <= mem[1] + 1; count <= count + 1; end */
static struct {
    uint8_t clk, en, idle, q, gclk, was, mem[4], count;
    bool over;
} design;

static void eval(void *self) {
    (void)self;
    design.gclk = design.clk & design.en;
    if (design.gclk && !design.was) design.q = !design.q, design.mem[1]++, design.count++;
    design.was = design.gclk;
}
static void set_time(void *self, uint64_t now) {
    (void)self;
    (void)now;
}
static void finish(void *self) { (void)self; }

enum { TOP = 1, CLK, EN, IDLE, Q, GCLK, MEM, COUNT, OBJECTS };
static const int32_t bounds[] = {0, 3};
static const struct cb_object objects[OBJECTS] = {
    [TOP] = {.name = "top", .kind = CB_KIND_SCOPE},
    [CLK] = {.name = "clk", .parent = TOP, .kind = CB_KIND_LOGIC, .flags = CB_INFO_INPUT, .width = 1, .data = &design.clk},
    [EN] = {.name = "en", .parent = TOP, .kind = CB_KIND_LOGIC, .flags = CB_INFO_INPUT, .width = 1, .data = &design.en},
    [IDLE] = {.name = "idle", .parent = TOP, .kind = CB_KIND_LOGIC, .flags = CB_INFO_INPUT, .width = 1, .data = &design.idle},
    [Q] = {.name = "q", .parent = TOP, .kind = CB_KIND_LOGIC, .width = 1, .data = &design.q},
    [GCLK] = {.name = "gclk", .parent = TOP, .kind = CB_KIND_LOGIC, .flags = CB_OBJECT_NET, .width = 1, .data = &design.gclk},
    [COUNT] = {.name = "count", .parent = TOP, .kind = CB_KIND_LOGIC, .width = 8, .data = &design.count},
    [MEM] = {.name = "mem", .parent = TOP, .kind = CB_KIND_LOGIC, .width = 8, .dims = 1, .bounds = bounds, .data = design.mem},
};
static const struct cb_model model = {.eval = eval,
                                      .set_time = set_time,
                                      .finish = finish,
                                      .over = &design.over,
                                      .object = objects,
                                      .objects = OBJECTS,
                                      .precision = -12};

static struct cb_window *w;
static struct model_home *home;
static struct jvm jvm;
static struct cb_slot *clk, *en, *q, *gclk;

static void begin(void) {
    memset(&design, 0, sizeof design);
    w = jvm_window();
    home = model_home_open(w, &model);
    jvm_open(&jvm, w, model_home_run, home);
    clk = jvm_slot(&jvm, CLK, CB_KIND_LOGIC, 1);
    q = jvm_slot(&jvm, Q, CB_KIND_LOGIC, 1);
    gclk = jvm_slot(&jvm, GCLK, CB_KIND_LOGIC, 1);
    EQUAL(model_home_run(home), 0);
    jvm_command(&jvm, CB_CMD_SAMPLE);
    jvm_clock(&jvm, clk, 5, 5, 5);
    en = jvm_slot(&jvm, EN, CB_KIND_LOGIC, 1);
    jvm_set(&jvm, en, 1);
}

static void end(void) {
    model_home_close(home);
    free(w);
}

static void another_bit_shows_what_it_was_whether_it_is_watched_or_not(void) {
    for (int was_watched = 0; was_watched < 2; was_watched++) {
        begin();
        uint32_t wait = was_watched ? jvm_edge(&jvm, q, CB_ANY, 1) : 0;
        jvm_timer(&jvm, 1);
        EQUAL(jvm_resume(&jvm), 0);
        if (was_watched) w->engine[wait].armed = 0;
        uint32_t edge = jvm_edge(&jvm, gclk, CB_RISING, 1);
        EQUAL(jvm_resume(&jvm), 0);
        EQUAL(w->now, 5);
        EQUAL(w->fired[0], edge);
        EQUAL(jvm_get(gclk), 1);
        EQUAL(jvm_get(q), 0);
        end();
    }
}

static void an_immediate_write_of_the_value_that_is_there_shows(void) {
    begin();
    jvm_edge(&jvm, gclk, CB_RISING, 1);
    EQUAL(jvm_resume(&jvm), 0);
    EQUAL(design.q, 1);
    EQUAL(jvm_get(q), 0);
    EQUAL(jvm_put(&jvm, q, CB_PUT_IMMEDIATE, 1), CB_OK);
    EQUAL(jvm_get(q), 1);
    end();
}

static void a_freeze_holds_what_is_shown(void) {
    begin();
    uint32_t change = jvm_edge(&jvm, q, CB_ANY, 1);
    w->engine[change].armed = 0;
    uint32_t edge = jvm_edge(&jvm, gclk, CB_RISING, 1);
    EQUAL(jvm_resume(&jvm), 0);
    EQUAL(jvm_get(q), 0);
    EQUAL(jvm_put(&jvm, q, CB_PUT_FREEZE, 0), CB_OK);
    EQUAL(jvm_get(q), 0);
    jvm_rearm(&jvm, change, 1);
    jvm_rearm(&jvm, edge, 1);
    EQUAL(jvm_resume(&jvm), 0);
    EQUAL(w->now, 15);
    EQUAL(w->fired[0], edge);
    EQUAL(jvm_get(q), 0);
    end();
}

static void an_immediate_write_of_some_bits_leaves_the_others_what_they_are_by_now(void) {
    begin();
    struct cb_slot *count = jvm_slot(&jvm, COUNT, CB_KIND_LOGIC, 8);
    jvm_command(&jvm, CB_CMD_SAMPLE);
    jvm_edge(&jvm, gclk, CB_RISING, 1);
    EQUAL(jvm_resume(&jvm), 0);
    EQUAL(jvm_get(count), 0);
    w->arg[2] = 4;
    w->arg[3] = 4;
    EQUAL(jvm_put(&jvm, count, CB_PUT_IMMEDIATE, 0x5a), CB_OK);
    EQUAL(design.count, 0x51);
    end();
}

static void a_freeze_takes_the_change_of_its_bits_back_too(void) {
    begin();
    struct cb_slot *count = jvm_slot(&jvm, COUNT, CB_KIND_LOGIC, 8), *low = jvm_view(&jvm, count, 0, 4);
    uint32_t edge = jvm_edge(&jvm, gclk, CB_RISING, 1);
    uint32_t change = jvm_edge(&jvm, low, CB_ANY, 1);
    EQUAL(jvm_resume(&jvm), 0);
    EQUAL(w->fired[0], edge);
    EQUAL(jvm_put(&jvm, count, CB_PUT_FREEZE, 0), CB_OK);
    jvm_rearm(&jvm, edge, 1);
    EQUAL(jvm_resume(&jvm), 0);
    EQUAL(w->now, 15);
    EQUAL(w->fired_count, 1);
    EQUAL(w->fired[0], edge);
    EQUAL(w->engine[change].armed, 1);
    end();
}

/* Its deposit at time 0 stood beside one that somebody waits for, and is no news at 5. */
static void a_signal_that_is_awaited_late_did_not_change_now(void) {
    begin();
    struct cb_slot *idle = jvm_slot(&jvm, IDLE, CB_KIND_LOGIC, 1);
    jvm_edge(&jvm, idle, CB_ANY, 1);
    jvm_set(&jvm, idle, 0);
    uint32_t edge = jvm_edge(&jvm, gclk, CB_RISING, 1);
    EQUAL(jvm_resume(&jvm), 0);
    EQUAL(w->now, 5);
    EQUAL(w->fired[0], edge);
    jvm_edge(&jvm, en, CB_ANY, 1);
    uint32_t timer = jvm_timer(&jvm, 8);
    EQUAL(jvm_resume(&jvm), 0);
    EQUAL(w->now, 8);
    EQUAL(w->fired[0], timer);
    end();
}

static void a_write_to_an_array_leaves_what_others_were_known(void) {
    begin();
    struct cb_slot *idle = jvm_slot(&jvm, IDLE, CB_KIND_LOGIC, 1);
    uint32_t change = jvm_edge(&jvm, idle, CB_ANY, 1);
    jvm_set(&jvm, idle, 1);
    EQUAL(jvm_resume(&jvm), 0);
    EQUAL(w->now, 0);
    EQUAL(w->fired[0], change);
    EQUAL(jvm_object(&jvm, CB_CMD_MEM_WRITE, MEM, 1, 1, 0), CB_OK);
    uint32_t late = jvm_edge(&jvm, en, CB_ANY, 1);
    jvm_timer(&jvm, 3);
    EQUAL(jvm_resume(&jvm), 0);
    EQUAL(w->now, 0);
    EQUAL(w->fired[0], late);
    end();
}

static uint64_t second_word(void) {
    EQUAL(jvm_object(&jvm, CB_CMD_MEM_READ, MEM, 1, 1, 0), CB_OK);
    return *(const uint64_t *)(const void *)w->payload;
}

static void elements_that_are_known_show_what_they_were_in_bulk_reads_too(void) {
    begin();
    EQUAL(jvm_object(&jvm, CB_CMD_ELEMENT, MEM, 1, 0, 0), CB_OK);
    jvm_edge(&jvm, gclk, CB_RISING, 1);
    EQUAL(jvm_resume(&jvm), 0);
    EQUAL(design.mem[1], 1);
    EQUAL(second_word(), 0);
    w->want = CB_WANT_END;
    EQUAL(jvm_resume(&jvm), 0);
    EQUAL(second_word(), 1);
    end();
}

int main(void) {
    RUN(another_bit_shows_what_it_was_whether_it_is_watched_or_not);
    RUN(an_immediate_write_of_the_value_that_is_there_shows);
    RUN(a_freeze_holds_what_is_shown);
    RUN(an_immediate_write_of_some_bits_leaves_the_others_what_they_are_by_now);
    RUN(a_freeze_takes_the_change_of_its_bits_back_too);
    RUN(a_signal_that_is_awaited_late_did_not_change_now);
    RUN(a_write_to_an_array_leaves_what_others_were_known);
    RUN(elements_that_are_known_show_what_they_were_in_bulk_reads_too);
    return check_report("model_edge");
}
