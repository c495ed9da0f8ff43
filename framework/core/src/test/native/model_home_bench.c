/* The counter loop without a JVM: write en, wait for the rising edge, read count. */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "jvm.h"
#include "toy_model.h"

int main(void) {
    struct toy toy;
    toy_init(&toy, -1);
    struct cb_window *w = jvm_window();
    struct model_home *home = model_home_open(w, &toy.model);
    struct jvm jvm;
    jvm_open(&jvm, w, model_home_run, home);
    struct cb_slot *clk = jvm_slot(&jvm, TOY_CLK, CB_KIND_LOGIC, 1), *en = jvm_slot(&jvm, TOY_EN, CB_KIND_LOGIC, 1),
                   *count = jvm_slot(&jvm, TOY_COUNT, CB_KIND_LOGIC, 8);
    jvm_resume(&jvm);
    jvm_clock(&jvm, clk, 5, 5, 5);
    uint32_t edge = jvm_edge(&jvm, clk, CB_RISING, 1);
    enum { CYCLES = 10000000 };
    struct timespec start, stop;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &start);
    uint8_t expected = 0;
    for (int i = 0; i < CYCLES; i++) {
        jvm_set(&jvm, en, 1);
        jvm_rearm(&jvm, edge, 1);
        jvm_resume(&jvm);
        if (jvm_get(count) != expected) {
            fprintf(stderr, "cycle %d: count is %u, expected %u\n", i, (unsigned)jvm_get(count), expected);
            return 1;
        }
        expected++;
    }
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &stop);
    double ns = (double)(stop.tv_sec - start.tv_sec) * 1e9 + (double)(stop.tv_nsec - start.tv_nsec);
    printf("%.1f ns a cycle, %.1f million cycles a second\n", ns / CYCLES, CYCLES / ns * 1e3);
    return 0;
}
