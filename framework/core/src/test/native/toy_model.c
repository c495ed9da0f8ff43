#include "toy_model.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { OSC_PERIOD = 7 };

static void say(const struct toy *t, const char *line) {
    if (t->log >= 0 && write(t->log, line, strlen(line)) < 0) return;
}

/* As a simulator would: clocked blocks see the values from before the edge, what they drive follows afterwards. */
static void eval(void *self) {
    struct toy *t = self;
    t->evals++;
    if (t->now >= t->osc_at) {
        t->osc_at = t->now + OSC_PERIOD;
        if (t->run) t->osc = !t->osc;
    }
    bool edge = t->clk && !t->was_clk;
    t->was_clk = t->clk;
    if (edge) {
        t->registered = t->in;
        if (t->stop) {
            say(t, "toy stops\n- toy.v:12: Verilog $finish\n");
            t->over = true;
        }
    }
    t->gated = t->clk & t->en;
    if (t->gated && !t->was_gated) t->gated_count++;
    t->was_gated = t->gated;
    if (edge) t->count = (uint8_t)(t->rst ? 0 : t->en ? t->count + 1 : t->count);
    t->comb = t->in;
    t->twice = (uint8_t)(t->count * 2);
    for (int i = 0; i < 4; i++) t->inverted[i] = ~t->wide[i];
}

static uint64_t next_event(void *self) {
    const struct toy *t = self;
    return t->run ? t->osc_at : UINT64_MAX;
}

static void set_time(void *self, uint64_t now) {
    struct toy *t = self;
    t->now = now;
    if (!t->run) t->osc_at = now + OSC_PERIOD;
}

static void end_of_step(void *self, uint64_t now) {
    struct toy *t = self;
    (void)now;
    t->steps++;
}

static void finish(void *self) { say(self, "toy: final\n"); }

static size_t text(void *self, void *data, char *buffer, size_t room, bool write) {
    struct toy *t = self;
    (void)data;
    if (write) {
        size_t length = room < sizeof t->text - 1 ? room : sizeof t->text - 1;
        memcpy(t->text, buffer, length);
        t->text[length] = 0;
        return room;
    }
    size_t length = strlen(t->text);
    if (length <= room) memcpy(buffer, t->text, length);
    return length;
}

static const int32_t mem_bounds[] = {0, 15}, table_bounds[] = {7, 4, 1, 0};

static void object(struct toy *t, enum toy_object i, const char *name, uint32_t parent, uint32_t kind, uint32_t flags,
                   uint32_t width, void *data) {
    t->object[i] = (struct cb_object){.name = name, .parent = parent, .kind = kind, .width = width, .data = data};
    t->object[i].flags = flags | (width > 1 ? CB_INFO_VECTOR : 0);
    t->object[i].left = width > 1 ? (int32_t)width - 1 : 0;
}

void toy_init(struct toy *t, int log) {
    memset(t, 0, sizeof *t);
    t->log = log;
    t->width = 8;
    t->rate = 1.5;
    t->osc_at = OSC_PERIOD;
    strcpy(t->text, "toy");
    enum { L = CB_KIND_LOGIC, IN = CB_INFO_INPUT, OUT = CB_INFO_OUTPUT, NET = CB_OBJECT_NET };
    object(t, TOY, "toy", 0, CB_KIND_SCOPE, 0, 0, NULL);
    object(t, TOY_CLK, "clk", TOY, L, IN, 1, &t->clk);
    object(t, TOY_RST, "rst", TOY, L, IN, 1, &t->rst);
    object(t, TOY_EN, "en", TOY, L, IN, 1, &t->en);
    object(t, TOY_IN, "in", TOY, L, IN, 8, &t->in);
    object(t, TOY_STOP, "stop", TOY, L, IN, 1, &t->stop);
    object(t, TOY_RUN, "run", TOY, L, IN, 1, &t->run);
    object(t, TOY_COUNT, "count", TOY, L, OUT, 8, &t->count);
    object(t, TOY_REGISTERED, "registered", TOY, L, OUT, 8, &t->registered);
    object(t, TOY_COMB, "comb", TOY, L, OUT | NET, 8, &t->comb);
    object(t, TOY_TWICE, "twice", TOY, L, OUT | NET, 8, &t->twice);
    object(t, TOY_GATED, "gated", TOY, L, OUT | NET, 1, &t->gated);
    object(t, TOY_OSC, "osc", TOY, L, OUT, 1, &t->osc);
    object(t, TOY_WIDE, "wide", TOY, L, IN, 128, t->wide);
    object(t, TOY_INVERTED, "inverted", TOY, L, OUT | NET, 128, t->inverted);
    object(t, TOY_MEM, "mem", TOY, L, 0, 8, t->mem);
    t->object[TOY_MEM].dims = 1;
    t->object[TOY_MEM].bounds = mem_bounds;
    object(t, TOY_TABLE, "table", TOY, L, 0, 40, t->table);
    t->object[TOY_TABLE].dims = 2;
    t->object[TOY_TABLE].bounds = table_bounds;
    object(t, TOY_LEVEL, "level", TOY, CB_KIND_REAL, 0, 64, &t->level);
    object(t, TOY_TEXT, "text", TOY, CB_KIND_STRING, 0, 0, t->text);
    object(t, TOY_WIDTH, "WIDTH", TOY, CB_KIND_INTEGER, CB_INFO_CONSTANT | CB_INFO_SIGNED, 32, &t->width);
    object(t, TOY_RATE, "RATE", TOY, CB_KIND_REAL, CB_INFO_CONSTANT, 64, &t->rate);
    object(t, TOY_HIDDEN, "hidden_one", TOY, L, CB_OBJECT_HIDDEN, 8, NULL);
    object(t, TOY_SUB, "sub", TOY, CB_KIND_SCOPE, 0, 0, NULL);
    object(t, TOY_GATED_COUNT, "gated_count", TOY_SUB, L, 0, 8, &t->gated_count);
    t->model = (struct cb_model){.self = t,
                                 .eval = eval,
                                 .next_event = next_event,
                                 .set_time = set_time,
                                 .end_of_step = end_of_step,
                                 .finish = finish,
                                 .text = text,
                                 .over = &t->over,
                                 .object = t->object,
                                 .objects = TOY_OBJECTS,
                                 .precision = -12};
}

/* ---- as a library that the JVM loads; see model_home.h ---------------------------------------------------------- */

#define EXPORT __attribute__((visibility("default")))

struct loaded {
    struct toy toy;
    struct model_home *home;
};

EXPORT int cocobean_model_open(void *window, const char *directory, int argc, const char *const *argv, int log,
                               const char *waves, void **context) {
    (void)directory;
    (void)waves;
    struct loaded *l = calloc(1, sizeof *l);
    if (!l) return 1;
    toy_init(&l->toy, dup(log)); /* the JVM closes its own */
    for (int i = 0; i < argc; i++)
        if (strncmp(argv[i], "+greeting=", 10) == 0) {
            say(&l->toy, argv[i] + 10);
            say(&l->toy, "\n");
        }
    l->home = model_home_open(window, &l->toy.model);
    *context = l;
    return l->home ? 0 : 1;
}

EXPORT int cocobean_model_run(void *context) { return model_home_run(((struct loaded *)context)->home); }

EXPORT void cocobean_model_close(void *context) {
    struct loaded *l = context;
    model_home_close(l->home);
    close(l->toy.log);
    free(l);
}
