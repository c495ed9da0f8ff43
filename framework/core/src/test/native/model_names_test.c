/* Names of a model with very many signals. */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "check.h"
#include "jvm.h"
#include "toy_model.h"

enum { SIGNALS = 100000, SCOPES = 2, FIRST = SCOPES + 1, OBJECTS = FIRST + SCOPES * SIGNALS };

static struct cb_object object[OBJECTS];
static char name[SIGNALS][16];
static uint8_t value[OBJECTS];

static void evaluate(void *self) { (void)self; }
static void set_time(void *self, uint64_t now) { (void)self, (void)now; }
static void finish(void *self) { (void)self; }

/* Signal i of scope s. */
static uint32_t number(uint32_t s, uint32_t i) { return FIRST + SCOPES * i + s - 1; }

static void fill(void) {
    object[1] = (struct cb_object){.name = "top", .kind = CB_KIND_SCOPE};
    object[2] = (struct cb_object){.name = "sub", .parent = 1, .kind = CB_KIND_SCOPE};
    for (uint32_t i = 0; i < SIGNALS; i++) {
        snprintf(name[i], sizeof name[i], "signal_%u", i);
        for (uint32_t s = 1; s <= SCOPES; s++) {
            uint32_t at = number(s, i);
            object[at] = (struct cb_object){.name = name[i], .parent = s, .kind = CB_KIND_LOGIC, .width = 8, .data = &value[at]};
        }
    }
}

/* 20 us each are allowed; a search through the scope would need hundreds. */
static void each_of_100000_names_is_found_in_its_scope_at_once(void) {
    static const volatile bool over = false;
    fill();
    struct cb_model model = {.eval = evaluate, .set_time = set_time, .finish = finish, .over = &over,
                             .object = object, .objects = OBJECTS, .precision = -12};
    struct cb_window *w = jvm_window();
    struct model_home *home = model_home_open(w, &model);
    struct jvm jvm;
    jvm_open(&jvm, w, model_home_run, home);
    EQUAL(model_home_run(home), 0);
    clock_t began = clock();
    uint32_t wrong = 0;
    for (uint32_t i = 0; i < SIGNALS; i++)
        for (uint32_t s = 1; s <= SCOPES; s++)
            wrong += jvm_resolve(&jvm, s, name[i]) != CB_OK || jvm_info(&jvm)->handle != number(s, i);
    EQUAL(wrong, 0);
    TRUE((double)(clock() - began) / CLOCKS_PER_SEC < SCOPES * SIGNALS * 20e-6);
    EQUAL(jvm_resolve(&jvm, 0, "signal_1"), CB_NOT_FOUND);
    EQUAL(jvm_resolve(&jvm, 1, "signal_100000"), CB_NOT_FOUND);
    EQUAL(jvm_resolve(&jvm, 1, "Signal_1"), CB_NOT_FOUND);
    EQUAL(jvm_resolve(&jvm, number(1, 0), "signal_1"), CB_NOT_FOUND);
    model_home_close(home);
    free(w);
}

int main(void) {
    RUN(each_of_100000_names_is_found_in_its_scope_at_once);
    return check_report("model_names");
}
