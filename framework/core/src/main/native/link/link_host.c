/*
 * The JVM's end of the link: one call per wake-up, whatever the home. Loaded into the JVM; the memory window is mapped by
 * Java, which passes its address.
 */
#include "link/lease.h"

#include <limits.h>
#include <pthread.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Results of cocobean_transfer. */
enum { TURN = 0, DEAD = 1, WAITING = 2 };

enum { CHECK_EVERY = 64, CHECK_NS = 1000000, LOAD_NS = 5000000, SLICE_MS = 100 };

/* Of a pair that spins: how long its turn is, what a transfer may take to be worth two cores, how many checks may find
 * it takes longer, and how long the pair then does without. */
enum { TURN_NS = 4000000, SPIN_NS = 2500, BAD_CHECKS = 3, LEAST_PAUSE_NS = 20000000, LONGEST_PAUSE_NS = 1000000000 };

/* Nobody waits for his turn longer than this. */
enum { PATIENCE_NS = 250000000, QUEUE_NS = 200000 };

struct link {
    struct cb_window *window;
    int (*run)(void *); /* in-process home: runs the model until the next stop */
    void *context;
    uint32_t fixed_mode; /* CB_MODE_* + 1 when the user fixed it */
    uint32_t cores;
    uint32_t calls, checked_calls;
    uint64_t checked_ns; /* when the pair was looked at last */
    struct cb_lease *lease; /* NULL: there is nobody to take turns with */
    uint32_t me;
    uint64_t turn_ns;   /* when its turn to spin began */
    uint64_t next_ns;   /* when it may try to spin again */
    uint64_t pause_ns;  /* how long it does without spinning the next time */
    uint64_t load_ns;   /* when the load was read last */
    bool crowded;       /* what was found then: more threads want to run than there are cores */
    uint32_t bad;       /* checks in a row by which spinning is not worth it */
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

static struct cb_leases *leases;
static pthread_once_t leases_once = PTHREAD_ONCE_INIT;

static void open_leases(void) {
    char path[64];
    snprintf(path, sizeof path, "/dev/shm/cocobean-leases-%u", (unsigned)geteuid());
    leases = cb_leases_open(path);
}

/*
 * Two spinning sides need two cores. When more threads want to run than there are cores, spinners would only steal each
 * other's time. Two things help, and which one is better depends on how long a transfer takes:
 *
 *  - Pairs whose transfers are short take turns at spinning (lease.h): two cores for one pair at a time do more than one
 *    core for each, since a switch between threads costs more than such a transfer.
 *  - Other pairs, and all of them beside strangers, stay on one core and hand it to each other by yielding.
 */
static void set_mode(struct link *l, uint32_t mode) {
    struct cb_window *w = l->window;
    __atomic_store_n(&w->mode, mode, __ATOMIC_RELAXED);
    int cpu = mode == CB_MODE_YIELD ? sched_getcpu() : -1;
    w->cpu = cpu < 0 ? 0 : (uint32_t)cpu + 1;
}

static void begin_turn(struct link *l, uint64_t now) {
    l->turn_ns = l->checked_ns = now;
    l->checked_calls = l->calls;
    l->bad = 0;
    set_mode(l, CB_MODE_SPIN);
}

static void yield_from(struct link *l, uint64_t now) {
    l->next_ns = now + l->pause_ns;
    l->pause_ns = 2 * l->pause_ns < LONGEST_PAUSE_NS ? 2 * l->pause_ns : LONGEST_PAUSE_NS;
    set_mode(l, CB_MODE_YIELD);
}

/* Waits for a turn to spin. */
static void queue_up(struct link *l) {
    uint64_t now = clock_ns(), end = now + PATIENCE_NS;
    for (; now < end; now = clock_ns()) {
        uint32_t bell = cb_lease_bell(l->lease);
        if (cb_lease_take(l->lease, l->me, now)) {
            begin_turn(l, now);
            return;
        }
        cb_lease_wait(l->lease, bell, now, CB_LEASE_NS);
    }
    yield_from(l, now);
}

/* Lets the others have their turns, then asks for the next one. */
static void pass_on(struct link *l, uint64_t now) {
    cb_lease_drop(l->lease, l->me);
    cb_lease_wait(l->lease, cb_lease_bell(l->lease), now, QUEUE_NS);
    queue_up(l);
}

static bool is_crowded(struct link *l, uint64_t now) {
    if (now - l->load_ns >= LOAD_NS) {
        l->load_ns = now;
        l->crowded = running() > l->cores;
    }
    return l->crowded;
}

static void review_spinning(struct link *l, uint64_t now, uint64_t took_ns) {
    bool wanted = cb_lease_is_wanted(l->lease, now);
    bool alone = !wanted && !is_crowded(l, now);
    l->bad = alone || took_ns <= SPIN_NS ? 0 : l->bad + 1;
    if (took_ns <= SPIN_NS) l->pause_ns = LEAST_PAUSE_NS;
    if (l->bad >= BAD_CHECKS) {
        cb_lease_drop(l->lease, l->me);
        yield_from(l, now);
    } else if (wanted && now - l->turn_ns >= TURN_NS) {
        pass_on(l, now);
    } else if (!cb_lease_take(l->lease, l->me, now)) {
        queue_up(l); /* it had run out, and someone else came */
    }
}

/* Who yields does not disturb those who spin. */
static void review_yielding(struct link *l, uint64_t now) {
    bool others = cb_lease_is_others(l->lease, l->me, now);
    if (now >= l->next_ns || (!others && !is_crowded(l, now))) {
        queue_up(l);
        return;
    }
    if (others) cb_lease_wait(l->lease, cb_lease_bell(l->lease), now, CB_LEASE_NS);
    set_mode(l, CB_MODE_YIELD);
}

/* Where turns cannot be taken, everybody looks at the load alone. */
static uint32_t mode_alone(struct link *l, uint64_t now) {
    if (l->fixed_mode) return l->fixed_mode - 1;
    return l->cores < 2 || is_crowded(l, now) ? CB_MODE_YIELD : CB_MODE_SPIN;
}

static void review(struct link *l) {
    uint64_t now = clock_ns();
    if (now - l->checked_ns < CHECK_NS) return;
    uint64_t took_ns = (now - l->checked_ns) / (l->calls - l->checked_calls);
    l->checked_ns = now;
    l->checked_calls = l->calls;
    if (!l->lease) set_mode(l, mode_alone(l, now));
    else if (l->window->mode == CB_MODE_SPIN) review_spinning(l, now, took_ns);
    else review_yielding(l, now);
}

static int await(struct link *l, int timeout_ms) {
    struct cb_window *w = l->window;
    if (!cb_await(w, CB_TURN_JVM, timeout_ms)) return TURN;
    return __atomic_load_n(&w->peer_dead, __ATOMIC_ACQUIRE) ? DEAD : WAITING;
}

void *cocobean_open_process(void *window, int fixed_mode) {
    struct link *l = calloc(1, sizeof *l);
    if (!l) return NULL;
    l->window = window;
    l->fixed_mode = (uint32_t)(fixed_mode + 1);
    l->cores = cores();
    l->pause_ns = LEAST_PAUSE_NS;
    pthread_once(&leases_once, open_leases);
    if (leases && !l->fixed_mode && l->cores > 1) {
        l->me = cb_lease_number(leases);
        l->lease = &leases->lease[l->me % (l->cores / 2 < CB_LEASES ? l->cores / 2 : CB_LEASES)];
    }
    set_mode(l, l->fixed_mode ? l->fixed_mode - 1 : CB_MODE_YIELD);
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

void cocobean_close(void *link) {
    struct link *l = link;
    if (l->lease) cb_lease_drop(l->lease, l->me);
    free(l);
}

/* Gives the turn to the simulator and takes it back at the next stop. */
int cocobean_transfer(void *link) {
    struct link *l = link;
    if (l->run) return l->run(l->context);
    if (++l->calls % CHECK_EVERY == 0) review(l);
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
