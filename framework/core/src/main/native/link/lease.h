/*
 * Who may spin. A pair that spins needs two cores to itself, so on a crowded machine the pairs of one user take turns, some
 * milliseconds each, through a page of shared memory that all of the user's JVMs map:
 *
 *    0 next(4)          numbers for those who come
 *   64 lease(8)         until when (ns, the low 16 bits are the holder's number), 0: free     \  one of these for
 *   72 wanted(8)        until when (ns) somebody may be listening to the bell                  > each two cores
 *   80 bell(4)          rings (futex) when a lease ends before its time                       /
 *
 * All of it runs out by itself: nobody waits for a holder, or makes way for somebody, who was killed or is busy elsewhere.
 */
#ifndef COCOBEAN_LEASE_H
#define COCOBEAN_LEASE_H

#include "window/handover.h"

#include <fcntl.h>
#include <stdbool.h>
#include <sys/mman.h>
#include <sys/stat.h>

enum { CB_LEASES = 62, CB_LEASE_NS = 10000000 };
#define CB_LEASE_HOLDER 0xffffULL

struct cb_lease {
    uint64_t lease, wanted;
    uint32_t bell;
    uint8_t pad[44];
};

struct cb_leases {
    uint32_t next;
    uint8_t pad[60];
    struct cb_lease lease[CB_LEASES];
};

/* Maps the page; NULL where that cannot be done, and then everybody looks after himself. */
static inline struct cb_leases *cb_leases_open(const char *path) {
    int fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (fd < 0) return NULL;
    struct stat st;
    void *page = MAP_FAILED;
    if (!fstat(fd, &st) && st.st_uid == geteuid() && !ftruncate(fd, sizeof(struct cb_leases)))
        page = mmap(NULL, sizeof(struct cb_leases), PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    close(fd);
    return page == MAP_FAILED ? NULL : page;
}

/* A number for a holder, never 0. */
static inline uint32_t cb_lease_number(struct cb_leases *all) {
    uint32_t n = __atomic_add_fetch(&all->next, 1, __ATOMIC_RELAXED) & CB_LEASE_HOLDER;
    return n ? n : cb_lease_number(all);
}

static inline bool cb_lease_is_mine(const struct cb_lease *l, uint32_t me) {
    return (__atomic_load_n(&l->lease, __ATOMIC_ACQUIRE) & CB_LEASE_HOLDER) == me;
}

static inline bool cb_lease_is_others(const struct cb_lease *l, uint32_t me, uint64_t now) {
    uint64_t lease = __atomic_load_n(&l->lease, __ATOMIC_ACQUIRE);
    return (lease & CB_LEASE_HOLDER) != me && (lease & ~CB_LEASE_HOLDER) > now;
}

/* Takes or prolongs the lease; false: someone else has it. */
static inline bool cb_lease_take(struct cb_lease *l, uint32_t me, uint64_t now) {
    uint64_t lease = __atomic_load_n(&l->lease, __ATOMIC_ACQUIRE);
    if ((lease & CB_LEASE_HOLDER) != me && (lease & ~CB_LEASE_HOLDER) > now) return false;
    uint64_t mine = ((now + CB_LEASE_NS) & ~CB_LEASE_HOLDER) | me;
    return __atomic_compare_exchange_n(&l->lease, &lease, mine, false, __ATOMIC_ACQ_REL, __ATOMIC_RELAXED);
}

static inline bool cb_lease_is_wanted(const struct cb_lease *l, uint64_t now) {
    return __atomic_load_n(&l->wanted, __ATOMIC_RELAXED) > now;
}

/* Gives the lease back, if it is still ours, and wakes the one who has waited longest. */
static inline void cb_lease_drop(struct cb_lease *l, uint32_t me) {
    uint64_t lease = __atomic_load_n(&l->lease, __ATOMIC_ACQUIRE);
    if ((lease & CB_LEASE_HOLDER) != me) return;
    if (!__atomic_compare_exchange_n(&l->lease, &lease, 0, false, __ATOMIC_ACQ_REL, __ATOMIC_RELAXED)) return;
    __atomic_add_fetch(&l->bell, 1, __ATOMIC_RELEASE);
    syscall(SYS_futex, &l->bell, FUTEX_WAKE, 1, NULL, NULL, 0);
}

static inline uint32_t cb_lease_bell(const struct cb_lease *l) { return __atomic_load_n(&l->bell, __ATOMIC_ACQUIRE); }

/* Waits until the bell is no longer what it was, at most so long. */
static inline void cb_lease_wait(struct cb_lease *l, uint32_t bell, uint64_t now, uint64_t ns) {
    struct timespec t = {0, (long)ns};
    __atomic_store_n(&l->wanted, now + ns, __ATOMIC_RELAXED);
    syscall(SYS_futex, &l->bell, FUTEX_WAIT, bell, &t, NULL, 0);
}

#endif
