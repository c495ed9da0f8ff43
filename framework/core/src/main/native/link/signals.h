/*
 * Some simulators catch the signals that are meant to end them, and then end as if by themselves, with an exit code that
 * tells nothing. With this they end as they would have, and then really by that signal, so that who waits for them knows.
 */
#ifndef COCOBEAN_SIGNALS_H
#define COCOBEAN_SIGNALS_H

#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>

static struct sigaction simulators_own[NSIG];
static volatile sig_atomic_t ended_by;

static void end_by(int signal_number) {
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, signal_number);
    signal(signal_number, SIG_DFL);
    pthread_sigmask(SIG_UNBLOCK, &set, NULL);
    raise(signal_number);
}

static void at_exit(void) {
    if (!ended_by) return;
    fflush(NULL);
    end_by(ended_by);
}

/* A fault of the simulator's own code is its affair (a null access of the VHDL); one that was sent is not. */
static void on_signal(int n, siginfo_t *info, void *context) {
    if (n == SIGSEGV || n == SIGBUS) {
        if (info->si_code <= 0) end_by(n);
    } else {
        ended_by = n;
    }
    const struct sigaction *own = &simulators_own[n];
    if (own->sa_flags & SA_SIGINFO)
        own->sa_sigaction(n, info, context);
    else
        own->sa_handler(n);
}

/* To be called once, when the simulator has taken all signals that it wants. */
static void watch_signals(void) {
    static const int all[] = {SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGSEGV, SIGBUS};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        struct sigaction *own = &simulators_own[all[i]];
        if (sigaction(all[i], NULL, own)) continue;
        if (!(own->sa_flags & SA_SIGINFO) && (own->sa_handler == SIG_DFL || own->sa_handler == SIG_IGN)) continue;
        struct sigaction ours = *own;
        ours.sa_flags |= SA_SIGINFO;
        ours.sa_sigaction = on_signal;
        sigaction(all[i], &ours, NULL);
    }
    atexit(at_exit);
}

#endif
