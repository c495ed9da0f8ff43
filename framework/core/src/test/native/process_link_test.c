/* The simulator's side of the link: the cores it may use, and the signals that end it. */
#include "link/process_link.c"

#include <sys/wait.h>

#include "check.h"

static void hold_the_lifeline(int fd) {
    struct flock lock = {.l_type = F_WRLCK, .l_whence = SEEK_SET, .l_start = 0, .l_len = 1};
    EQUAL(fcntl(fd, F_SETLK, &lock), 0);
}

static void await_turn(struct cb_window *w) {
    while (cb_await(w, CB_TURN_JVM, 1000)) {
    }
}

static cpu_set_t cores_of(pid_t simulator) {
    cpu_set_t set;
    CPU_ZERO(&set);
    EQUAL(sched_getaffinity(simulator, sizeof set, &set), 0);
    return set;
}

/* As under taskset or Slurm. */
static _Noreturn void simulate_on_one_core(int core) {
    cpu_set_t one;
    CPU_ZERO(&one);
    CPU_SET(core, &one);
    if (sched_setaffinity(0, sizeof one, &one)) _exit(1);
    struct cb_window *w = process_link_open();
    if (!w) _exit(2);
    for (;;) process_link_hand_over(w);
}

static void the_simulator_returns_to_the_cores_it_was_given(void) {
    char path[] = P_tmpdir "/cocobean-link-test-XXXXXX";
    int fd = mkstemp(path);
    TRUE(fd >= 0);
    EQUAL(ftruncate(fd, sizeof(struct cb_window)), 0);
    struct cb_window *w = mmap(NULL, sizeof *w, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    TRUE(w != MAP_FAILED);
    w->magic = CB_MAGIC;
    w->version = CB_VERSION;
    w->mode = CB_MODE_SLEEP;
    w->turn = CB_TURN_AGENT;
    hold_the_lifeline(fd);
    setenv("COCOBEAN_WINDOW", path, 1);
    cpu_set_t mine = cores_of(0);
    int core = 0;
    while (!CPU_ISSET(core, &mine)) core++;
    pid_t simulator = fork();
    if (!simulator) simulate_on_one_core(core);
    await_turn(w);
    cpu_set_t before = cores_of(simulator);
    EQUAL(CPU_COUNT(&before), 1);
    for (uint32_t cpu = (uint32_t)core + 1;; cpu = 0) { /* to one core with the JVM, and away again */
        w->cpu = cpu;
        cb_give(w, CB_TURN_AGENT);
        await_turn(w);
        cpu_set_t now = cores_of(simulator);
        TRUE(CPU_EQUAL(&now, &before));
        if (!cpu) break;
    }
    kill(simulator, SIGKILL);
    waitpid(simulator, NULL, 0);
    munmap(w, sizeof *w);
    close(fd);
    unlink(path);
}

static volatile sig_atomic_t caught;

static void catch (int n) { caught = n; }

static void give_up(int n) { _exit(n == SIGSEGV ? 7 : 8); }

/* Ends as vvp does: by itself, some time after the signal. */
static _Noreturn void end_calmly(void) {
    signal(SIGTERM, catch);
    signal(SIGHUP, SIG_IGN);
    watch_signals();
    raise(SIGHUP);
    raise(SIGTERM);
    exit(caught == SIGTERM ? 0 : 9);
}

static _Noreturn void fault(int sent) {
    signal(SIGSEGV, give_up);
    watch_signals();
    if (sent) kill(getpid(), SIGSEGV);
    else *(volatile int *)mmap(NULL, 4096, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) = 1;
    _exit(9);
}

static int status_of(pid_t child) {
    int status = -1;
    waitpid(child, &status, 0);
    return status;
}

static void a_signal_that_the_simulator_caught_ends_it_in_the_end(void) {
    pid_t child = fork();
    if (!child) end_calmly();
    int status = status_of(child);
    TRUE(WIFSIGNALED(status));
    EQUAL(WTERMSIG(status), SIGTERM);
}

static void a_fault_that_was_sent_is_not_the_simulators_own(void) {
    pid_t child = fork();
    if (!child) fault(1);
    int status = status_of(child);
    TRUE(WIFSIGNALED(status));
    EQUAL(WTERMSIG(status), SIGSEGV);
    child = fork();
    if (!child) fault(0);
    status = status_of(child);
    TRUE(WIFEXITED(status));
    EQUAL(WEXITSTATUS(status), 7);
}

int main(void) {
    RUN(the_simulator_returns_to_the_cores_it_was_given);
    RUN(a_signal_that_the_simulator_caught_ends_it_in_the_end);
    RUN(a_fault_that_was_sent_is_not_the_simulators_own);
    return check_report("process link");
}
