/* The model home driven as the JVM drives it, on the toy design; expected values follow the timing contract. */
#ifndef COCOBEAN_MODEL_RIG_H
#define COCOBEAN_MODEL_RIG_H

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

static inline void stops_at(uint64_t now, enum cb_phase phase, uint32_t fired) {
    EQUAL(jvm_resume(&jvm), 0);
    EQUAL(w->now, now);
    EQUAL(w->phase, phase);
    EQUAL(w->reason, CB_REASON_FIRED);
    EQUAL(w->fired_count, 1);
    EQUAL(w->fired[0], fired);
}

#endif
