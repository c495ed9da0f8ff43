/* Who may spin: taking, prolonging, passing on and running out of leases. */
#include "link/lease.h"

#include <pthread.h>
#include <stdlib.h>

#include "check.h"

static const uint64_t NOW = 1000000000000ull;
enum { ONE = 1, TWO = 2 };

static void a_free_lease_is_anybodys_and_then_one_holders(void) {
    struct cb_lease l = {0};
    TRUE(!cb_lease_is_others(&l, ONE, NOW));
    TRUE(cb_lease_take(&l, ONE, NOW));
    TRUE(cb_lease_is_others(&l, TWO, NOW));
    TRUE(!cb_lease_take(&l, TWO, NOW + 1));
    TRUE(!cb_lease_is_others(&l, ONE, NOW));
    TRUE(cb_lease_take(&l, ONE, NOW + CB_LEASE_NS / 2));
    TRUE(!cb_lease_take(&l, TWO, NOW + CB_LEASE_NS + 1));
}

static void a_lease_runs_out_by_itself(void) {
    struct cb_lease l = {0};
    TRUE(cb_lease_take(&l, ONE, NOW));
    TRUE(cb_lease_take(&l, TWO, NOW + CB_LEASE_NS + 1));
    TRUE(!cb_lease_take(&l, ONE, NOW + CB_LEASE_NS + 2));
    cb_lease_drop(&l, ONE); /* not its own any more */
    TRUE(cb_lease_is_others(&l, ONE, NOW + CB_LEASE_NS + 3));
}

static void only_the_holder_gives_it_back(void) {
    struct cb_lease l = {0};
    TRUE(cb_lease_take(&l, ONE, NOW));
    uint32_t bell = cb_lease_bell(&l);
    cb_lease_drop(&l, TWO);
    EQUAL(cb_lease_bell(&l), bell);
    cb_lease_drop(&l, ONE);
    EQUAL(cb_lease_bell(&l), bell + 1);
    TRUE(cb_lease_take(&l, TWO, NOW + 1));
}

static void numbers_begin_again_but_not_at_zero(void) {
    struct cb_leases all = {.next = 0xfffd};
    EQUAL(cb_lease_number(&all), 0xfffe);
    EQUAL(cb_lease_number(&all), 0xffff);
    EQUAL(cb_lease_number(&all), 1);
}

static void *listen(void *lease) {
    struct cb_lease *l = lease;
    cb_lease_wait(l, 0, NOW, 900000000);
    EQUAL(cb_lease_bell(l), 1);
    return NULL;
}

static void who_waits_is_known_and_woken(void) {
    struct cb_lease l = {0};
    TRUE(!cb_lease_is_wanted(&l, NOW));
    TRUE(cb_lease_take(&l, ONE, NOW));
    pthread_t thread;
    EQUAL(pthread_create(&thread, NULL, listen, &l), 0);
    while (!cb_lease_is_wanted(&l, NOW)) sched_yield();
    cb_lease_drop(&l, ONE);
    EQUAL(pthread_join(thread, NULL), 0);
    TRUE(cb_lease_is_wanted(&l, NOW + 1));
    TRUE(!cb_lease_is_wanted(&l, NOW + 900000001));
}

static void the_page_is_shared_and_only_its_owners(void) {
    char path[] = P_tmpdir "/cocobean-lease-test-XXXXXX";
    int fd = mkstemp(path);
    TRUE(fd >= 0);
    close(fd);
    struct cb_leases *a = cb_leases_open(path), *b = cb_leases_open(path);
    TRUE(a && b && a != b);
    TRUE(cb_lease_take(&a->lease[3], ONE, NOW));
    TRUE(!cb_lease_take(&b->lease[3], TWO, NOW));
    munmap(a, sizeof *a);
    munmap(b, sizeof *b);
    unlink(path);
    EQUAL(symlink("/etc/passwd", path), 0);
    TRUE(cb_leases_open(path) == NULL);
    unlink(path);
    TRUE(cb_leases_open("/no/such/directory/page") == NULL);
}

int main(void) {
    EQUAL(sizeof(struct cb_lease), 64);
    EQUAL(offsetof(struct cb_leases, lease), 64);
    RUN(a_free_lease_is_anybodys_and_then_one_holders);
    RUN(a_lease_runs_out_by_itself);
    RUN(only_the_holder_gives_it_back);
    RUN(numbers_begin_again_but_not_at_zero);
    RUN(who_waits_is_known_and_woken);
    RUN(the_page_is_shared_and_only_its_owners);
    return check_report("lease");
}
