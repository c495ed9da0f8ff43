/* The smallest test harness that does: exact values, file and line, all failures counted. */
#ifndef COCOBEAN_CHECK_H
#define COCOBEAN_CHECK_H

#include <stdint.h>
#include <stdio.h>
#include <string.h>

static int checks, failures;
static const char *running;

static inline void check_equal(long long actual, long long expected, const char *what, const char *file, int line) {
    checks++;
    if (actual == expected) return;
    failures++;
    printf("%s:%d: %s: %s is %lld (0x%llx), expected %lld (0x%llx)\n", file, line, running, what, actual,
           (unsigned long long)actual, expected, (unsigned long long)expected);
}

#define EQUAL(actual, expected) \
    check_equal((long long)(actual), (long long)(expected), #actual, __FILE__, __LINE__)
#define TRUE(condition) EQUAL(!!(condition), 1)
#define RUN(test) (running = #test, test())

static inline int check_report(const char *suite) {
    printf("%s: %d checks, %d failures\n", suite, checks, failures);
    return failures != 0;
}

#endif
