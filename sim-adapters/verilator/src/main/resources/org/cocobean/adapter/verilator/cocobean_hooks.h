/*
 * Included before everything else in every C++ file of the model, so that what the Verilator runtime would do to its
 * process, it does to this simulation only.
 */
#ifndef COCOBEAN_HOOKS_H
#define COCOBEAN_HOOKS_H
#ifdef __cplusplus

#include <cstdarg>
#include <cstdio>
#include <mutex>
#include <thread>

/* Output of the HDL goes to the simulation's log. */
void cocobean_print(const char* format, ...) __attribute__((format(printf, 1, 2)));
void cocobean_vprint(const char* format, va_list arguments);
FILE* cocobean_log();
#define VL_PRINTF cocobean_print
#define VL_VPRINTF cocobean_vprint
#undef stdout
#undef stderr
#define stdout cocobean_log()
#define stderr cocobean_log()

/* The end of the HDL is not the end of the process. */
#define VL_USER_FINISH
#define VL_USER_STOP
#define VL_USER_STOP_MAYBE
#define VL_USER_FATAL
void vl_stop_maybe(const char* file, int line, const char* hierarchy, bool maybe);

/* One simulation per copy of the library, so the runtime's per-thread state belongs to the simulation: it stays the same
 * when the simulation changes threads between two stops, and access is faster. Not so when the model has threads itself. */
#ifndef COCOBEAN_THREADS
#define thread_local
#endif

#endif
#endif
