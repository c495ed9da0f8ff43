/* The JVM's end of a link to a process. */
#include "window/handover.h"

#include <stdlib.h>

#include "check.h"

void *cocobean_open_process(void *window, int fixed_mode);
int cocobean_await(void *link);
void cocobean_close(void *link);

/* The process is started before the link is opened, and may be the faster one. */
static void a_stop_that_comes_before_the_link_is_opened_is_the_first(void) {
    struct cb_window *w = calloc(1, sizeof *w);
    if (!w) abort();
    w->turn = CB_TURN_AGENT;
    cb_give(w, CB_TURN_JVM);
    void *link = cocobean_open_process(w, CB_MODE_YIELD);
    TRUE(link != NULL);
    EQUAL(cocobean_await(link), 0);
    EQUAL(w->turn, CB_TURN_JVM);
    cocobean_close(link);
    free(w);
}

int main(void) {
    RUN(a_stop_that_comes_before_the_link_is_opened_is_the_first);
    return check_report("link_host");
}
