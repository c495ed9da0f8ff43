/*
 * How control changes hands between two processes: one word, `turn`, in shared memory. A side that waits spins while a
 * core is free for it, else sleeps in the kernel on that very word (futex), which also works across containers.
 */
#ifndef COCOBEAN_HANDOVER_H
#define COCOBEAN_HANDOVER_H

#define _GNU_SOURCE
#include <errno.h>
#include <linux/futex.h>
#include <sched.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

#include "window/window.h"

enum { CB_SPINS = 4000, CB_YIELDS = 20 };

static inline void cb_pause(void) {
#if defined(__x86_64__) || defined(__i386__)
    __builtin_ia32_pause();
#elif defined(__aarch64__)
    __asm__ volatile("isb");
#endif
}

static inline void cb_wake(struct cb_window *w) {
    syscall(SYS_futex, &w->turn, FUTEX_WAKE, 8, NULL, NULL, 0);
}

static inline void cb_give(struct cb_window *w, uint32_t to) {
    uint32_t *sleeps = to == CB_TURN_AGENT ? &w->agent_sleeps : &w->jvm_sleeps;
    __atomic_store_n(&w->turn, to, __ATOMIC_SEQ_CST);
    if (__atomic_load_n(sleeps, __ATOMIC_SEQ_CST)) {
        __atomic_store_n(sleeps, 0, __ATOMIC_RELAXED);
        cb_wake(w);
    }
}

static inline int cb_is_turn(struct cb_window *w, uint32_t mine) {
    return __atomic_load_n(&w->turn, __ATOMIC_ACQUIRE) == mine;
}

/* Waits until it is `mine` turn; 0: it is, 1: timeout_ms passed or something woke us early. */
static inline int cb_await(struct cb_window *w, uint32_t mine, int timeout_ms) {
    uint32_t mode = __atomic_load_n(&w->mode, __ATOMIC_RELAXED);
    if (mode == CB_MODE_SPIN) {
        for (int i = 0; i < CB_SPINS; i++) {
            if (cb_is_turn(w, mine)) return 0;
            cb_pause();
        }
    } else if (mode == CB_MODE_YIELD) {
        for (int i = 0; i < CB_YIELDS; i++) {
            if (cb_is_turn(w, mine)) return 0;
            sched_yield();
        }
    }
    uint32_t *sleeps = mine == CB_TURN_AGENT ? &w->agent_sleeps : &w->jvm_sleeps;
    struct timespec t = {timeout_ms / 1000, (timeout_ms % 1000) * 1000000L};
    for (;;) {
        __atomic_store_n(sleeps, 1, __ATOMIC_SEQ_CST);
        if (cb_is_turn(w, mine)) break;
        if (syscall(SYS_futex, &w->turn, FUTEX_WAIT, 1 - mine, &t, NULL, 0) == 0 || errno == EAGAIN) {
            if (cb_is_turn(w, mine)) break;
            if (mine == CB_TURN_JVM && __atomic_load_n(&w->peer_dead, __ATOMIC_ACQUIRE)) return 1;
        } else if (errno == ETIMEDOUT) {
            __atomic_store_n(sleeps, 0, __ATOMIC_RELAXED);
            return cb_is_turn(w, mine) ? 0 : 1;
        }
    }
    __atomic_store_n(sleeps, 0, __ATOMIC_RELAXED);
    return 0;
}

#endif
