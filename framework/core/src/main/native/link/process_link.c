/*
 * The process home's end of the link. The window is a mapped file named by COCOBEAN_WINDOW. The JVM holds a lock on the
 * first byte of that file for as long as it lives; a thread here waits for that lock, so a dead JVM ends the simulator
 * at once, whatever the simulator is doing. Where no memory is shared, COCOBEAN_SOCKET names a socket instead.
 */
#include "window/handover.h"
#include "link/signals.h"
#include "link/socket_link.h"

#include <dlfcn.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>

enum { EXIT_ORPHAN = 111 };

static int window_fd = -1; /* none: the link goes over a socket */
static uint32_t pinned;
static cpu_set_t given; /* the cores that the simulator was started with */

static void *await_jvm_death(void *unused) {
    (void)unused;
    if (window_fd < 0) {
        socket_link_await_end();
        _exit(EXIT_ORPHAN);
    }
    struct flock lock = {.l_type = F_WRLCK, .l_whence = SEEK_SET, .l_start = 0, .l_len = 1};
    while (fcntl(window_fd, F_SETLKW, &lock) == -1)
        if (errno != EINTR && errno != EDEADLK) usleep(100000);
    _exit(EXIT_ORPHAN);
}

/* Newer simulators unload their modules before they exit, while the thread above may still have to run its first line. */
static void stay_loaded(void) {
    Dl_info self;
    if (dladdr((void *)&window_fd, &self)) dlopen(self.dli_fname, RTLD_NOW | RTLD_NOLOAD | RTLD_NODELETE);
}

static struct cb_window *map_window(void) {
    const char *path = getenv("COCOBEAN_WINDOW");
    if (!path || !*path) {
        fprintf(stderr, "cocobean: COCOBEAN_WINDOW is not set, so no test drives this simulation\n");
        return NULL;
    }
    window_fd = open(path, O_RDWR | O_CLOEXEC);
    if (window_fd < 0) {
        fprintf(stderr, "cocobean: cannot open the window %s: %s\n", path, strerror(errno));
        return NULL;
    }
    struct stat st;
    if (fstat(window_fd, &st) || (size_t)st.st_size < sizeof(struct cb_window)) {
        fprintf(stderr, "cocobean: the window %s is too small\n", path);
        return NULL;
    }
    struct cb_window *w = mmap(NULL, sizeof *w, PROT_READ | PROT_WRITE, MAP_SHARED, window_fd, 0);
    if (w == MAP_FAILED) {
        fprintf(stderr, "cocobean: cannot map the window %s: %s\n", path, strerror(errno));
        return NULL;
    }
    return w;
}

struct cb_window *process_link_open(void) {
    const char *address = getenv("COCOBEAN_SOCKET");
    struct cb_window *w = address && *address ? socket_link_open(address) : map_window();
    if (!w) return NULL;
    if (w->magic != CB_MAGIC || w->version != CB_VERSION) {
        fprintf(stderr, "cocobean: the window is not of version %u: agent and framework differ\n", CB_VERSION);
        return NULL;
    }
    w->agent_pid = (uint32_t)getpid();
    if (sched_getaffinity(0, sizeof given, &given)) memset(&given, 0xff, sizeof given);
    stay_loaded();
    pthread_t thread;
    if (pthread_create(&thread, NULL, await_jvm_death, NULL)) {
        fprintf(stderr, "cocobean: cannot start the thread that watches the JVM\n");
        return NULL;
    }
    pthread_detach(thread);
    setvbuf(stdout, NULL, _IOLBF, 1 << 16);
    return w;
}

static void follow(struct cb_window *w) {
    if (pinned == w->cpu) return;
    cpu_set_t set = given;
    if (w->cpu) {
        CPU_ZERO(&set);
        CPU_SET(w->cpu - 1, &set);
    }
    sched_setaffinity(0, sizeof set, &set);
    pinned = w->cpu;
}

/* The last thing the agent does: the JVM sees the window as it is now. */
void process_link_farewell(struct cb_window *w) {
    if (window_fd < 0) socket_link_send(w);
}

/* Gives the turn to the JVM and waits until it comes back. */
int process_link_hand_over(struct cb_window *w) {
    static int watching;
    if (!watching++) watch_signals(); /* the simulation starts, so the simulator's handlers are in place */
    if (window_fd < 0) {
        if (socket_link_hand_over(w)) _exit(EXIT_ORPHAN);
        return 0;
    }
    follow(w);
    cb_give(w, CB_TURN_JVM);
    while (cb_await(w, CB_TURN_AGENT, 1000)) {
    }
    return 0;
}
