/*
 * The JVM's end of the link: one call per wake-up, whatever the home. Loaded into the JVM; the memory window is mapped by
 * Java, which passes its address.
 */
#include "handover.h"

#include <limits.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Results of cocobean_transfer. */
enum { TURN = 0, DEAD = 1, WAITING = 2 };

enum { CHECK_EVERY = 64, CHECK_NS = 5000000, IMPATIENT_NS = 200000, QUIET_CHECKS = 4, SLICE_MS = 100 };
enum { EXPLORE_EVERY = 64, COST_WEIGHT = 4, MODES = 3 };

struct link {
    struct cb_window *window;
    int (*run)(void *); /* in-process home: runs the model until the next stop */
    void *context;
    uint32_t calls, checked_calls;
    uint64_t checked_ns;
    uint32_t fixed_mode; /* CB_MODE_* + 1 when the user fixed it */
    uint32_t cores;
    uint32_t quiet;       /* checks in a row that found a core for each side */
    uint32_t crowded;     /* checks that did not */
    uint64_t cost[MODES]; /* nanoseconds per transfer of late, by mode; 0: never tried */
};

static uint64_t clock_ns(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (uint64_t)t.tv_sec * 1000000000u + (uint64_t)t.tv_nsec;
}

/* How many threads run or want to run on the whole machine, this one included; UINT_MAX when that is not known. */
static unsigned running(void) {
    FILE *f = fopen("/proc/loadavg", "re");
    unsigned n = UINT_MAX;
    if (!f) return n;
    if (fscanf(f, "%*f %*f %*f %u/", &n) != 1) n = UINT_MAX;
    fclose(f);
    return n;
}

/* Cores that this process may use. */
static unsigned cores(void) {
    cpu_set_t set;
    return sched_getaffinity(0, sizeof set, &set) ? (unsigned)sysconf(_SC_NPROCESSORS_ONLN) : (unsigned)CPU_COUNT(&set);
}

/* What a transfer took since the last check. A pause of the test (a breakpoint) must not spoil a mode for long. */
static void learn_cost(struct link *l, uint64_t now) {
    uint32_t calls = l->calls - l->checked_calls;
    uint64_t *cost = &l->cost[l->window->mode];
    if (!calls || !l->checked_ns) return;
    uint64_t sample = (now - l->checked_ns) / calls + 1;
    if (!*cost) *cost = sample;
    else if (sample > COST_WEIGHT * *cost) *cost *= 2;
    else *cost += sample / COST_WEIGHT - *cost / COST_WEIGHT;
}

/* Yielding or sleeping, whichever took less of late; the other one gets a chance now and then. */
static uint32_t crowded_mode(struct link *l) {
    uint32_t best = l->cost[CB_MODE_YIELD] <= l->cost[CB_MODE_SLEEP] ? CB_MODE_YIELD : CB_MODE_SLEEP;
    return ++l->crowded % EXPLORE_EVERY ? best : CB_MODE_YIELD + CB_MODE_SLEEP - best;
}

/*
 * Two spinning sides need two cores. As soon as more threads want to run than there are cores, spinners only steal each
 * other's time: then the simulator follows the test's thread to its core, and a hand-over is a plain switch between two
 * threads of one core. Among simulations of our own that switch is quickest by yielding, beside strangers sometimes by
 * sleeping, so the pair measures both. A spin in vain is the sign to look at the load at once; back to spinning goes a
 * pair only after the machine has had two cores for it several times in a row.
 */
static void choose_mode(struct link *l) {
    struct cb_window *w = l->window;
    uint32_t mode = w->mode;
    if (l->fixed_mode) {
        mode = l->fixed_mode - 1;
    } else {
        unsigned sleeping = mode == CB_MODE_SLEEP; /* of such a pair only one side counts as running */
        bool room = l->cores > 1 && running() <= l->cores - sleeping;
        l->quiet = room ? l->quiet + 1 : 0;
        if (l->quiet >= QUIET_CHECKS) mode = CB_MODE_SPIN;
        else if (!room || mode != CB_MODE_SPIN) mode = crowded_mode(l);
    }
    __atomic_store_n(&w->mode, mode, __ATOMIC_RELAXED);
    int cpu = sched_getcpu();
    w->cpu = mode == CB_MODE_SPIN || cpu < 0 ? 0 : (uint32_t)cpu + 1;
}

static void review(struct link *l, uint64_t every_ns) {
    uint64_t now = clock_ns();
    if (now - l->checked_ns < every_ns) return;
    learn_cost(l, now);
    l->checked_ns = now;
    l->checked_calls = l->calls;
    choose_mode(l);
}

static int await(struct link *l, int timeout_ms) {
    struct cb_window *w = l->window;
    int slept = 0;
    int spinning = w->mode == CB_MODE_SPIN;
    int late = cb_await(w, CB_TURN_JVM, timeout_ms, &slept);
    if (slept && spinning && !l->fixed_mode) review(l, IMPATIENT_NS);
    if (!late) return TURN;
    return __atomic_load_n(&w->peer_dead, __ATOMIC_ACQUIRE) ? DEAD : WAITING;
}

void *cocobean_open_process(void *window, int fixed_mode) {
    struct link *l = calloc(1, sizeof *l);
    if (!l) return NULL;
    l->window = window;
    l->fixed_mode = (uint32_t)(fixed_mode + 1);
    l->cores = cores();
    l->window->turn = CB_TURN_AGENT; /* the agent's first stop is its greeting */
    choose_mode(l);
    return l;
}

void *cocobean_open_model(void *window, void *run, void *context) {
    struct link *l = calloc(1, sizeof *l);
    if (!l) return NULL;
    l->window = window;
    l->run = (int (*)(void *))(uintptr_t)run;
    l->context = context;
    return l;
}

void cocobean_close(void *link) { free(link); }

/* Gives the turn to the simulator and takes it back at the next stop. */
int cocobean_transfer(void *link) {
    struct link *l = link;
    if (l->run) return l->run(l->context);
    if (++l->calls % CHECK_EVERY == 0) review(l, CHECK_NS);
    int last = l->window->command == CB_CMD_FINISH; /* the answer to this one is the end of the process */
    cb_give(l->window, CB_TURN_AGENT);
    return last ? TURN : await(l, SLICE_MS);
}

/* Goes on waiting after WAITING; also waits for the first stop. */
int cocobean_await(void *link) {
    struct link *l = link;
    return l->run ? l->run(l->context) : await(l, SLICE_MS);
}

/* From another thread: the simulator is gone, wake whoever waits for it. */
void cocobean_peer_died(void *window) {
    struct cb_window *w = window;
    __atomic_store_n(&w->peer_dead, 1, __ATOMIC_SEQ_CST);
    cb_wake(w);
}
