/*
 * What a simulator prints, seen where it is printed. Preloaded into the simulator; COCOBEAN_OUTPUT says what to look for.
 *
 * errors  Some system tasks report errors on their own account and go on. They print them by a format of their own, `ERROR: %s:%d:`
 *         or `SORRY: %s:%d:`, which no text of a design ever is; so the agent hears of all of them, and of nothing else.
 *
 * lines   The text of a report of VHDL is printed by one call, whatever lines it has. All lines but the first get a mark at their
 *         beginning, and the last one also where the text ends, so that none of them is taken for a message:
 *
 *           a.vhd:8:4:@5ns:(report error): first line
 *           <US>second line
 *           <US>third line<RS>
 *
 *         The JVM takes the marks away (SimLog.java). Where a design prints these characters itself, they become spaces.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define SHOWN __attribute__((visibility("default")))

enum { TEXT = 0x1f, TEXT_ENDS = 0x1e };

typedef size_t write_function(const void *, size_t, size_t, FILE *);
typedef int print_function(char *, size_t, const char *, va_list);
typedef int checked_print_function(char *, size_t, int, size_t, const char *, va_list);

/* Set by the agent. */
SHOWN void (*cocobean_on_error)(const char *line);

static bool marks_lines;

__attribute__((constructor)) static void choose(void) {
    const char *what = getenv("COCOBEAN_OUTPUT");
    marks_lines = what && strcmp(what, "lines") == 0;
}

static void *next(const char *name, void **kept) {
    if (!*kept) *kept = dlsym(RTLD_NEXT, name);
    return *kept;
}

static bool begins(const char *text, const char *with) { return strncmp(text, with, strlen(with)) == 0; }

static void look_at(const char *format, const char *line) {
    if (!cocobean_on_error || (*format != 'E' && *format != 'S')) return;
    if (begins(format, "ERROR: %s:%d:") || begins(format, "ERROR:%s:%d:") || begins(format, "SORRY: %s:%d:"))
        cocobean_on_error(line);
}

SHOWN int vsnprintf(char *text, size_t room, const char *format, va_list arguments) {
    static void *kept;
    int length = ((print_function *)next("vsnprintf", &kept))(text, room, format, arguments);
    if (room) look_at(format, text);
    return length;
}

SHOWN int snprintf(char *text, size_t room, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    int length = vsnprintf(text, room, format, arguments);
    va_end(arguments);
    return length;
}

/* The same two, for programs that were compiled with checks of their buffers. */
SHOWN int __vsnprintf_chk(char *text, size_t room, int flag, size_t size, const char *format, va_list arguments) {
    static void *kept;
    int length = ((checked_print_function *)next("__vsnprintf_chk", &kept))(text, room, flag, size, format, arguments);
    if (room) look_at(format, text);
    return length;
}

SHOWN int __snprintf_chk(char *text, size_t room, int flag, size_t size, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    int length = __vsnprintf_chk(text, room, flag, size, format, arguments);
    va_end(arguments);
    return length;
}

static void write_marked(write_function *plain, const char *text, size_t length, FILE *file) {
    bool has_lines = false;
    for (const char *at = text, *end = text + length; at < end;) {
        size_t run = 0;
        while (at + run < end && at[run] != TEXT && at[run] != TEXT_ENDS && at[run] != '\n') run++;
        plain(at, 1, run, file);
        at += run;
        if (at == end) break;
        if (*at++ == '\n') {
            has_lines = true;
            putc('\n', file);
            putc(TEXT, file);
        } else {
            putc(' ', file);
        }
    }
    if (has_lines) putc(TEXT_ENDS, file);
}

SHOWN size_t fwrite(const void *data, size_t size, size_t count, FILE *file) {
    static void *kept;
    write_function *plain = (write_function *)next("fwrite", &kept);
    size_t length = size * count;
    bool is_text = marks_lines && length > 1 && (file == stdout || file == stderr);
    if (!is_text || (!memchr(data, '\n', length) && !memchr(data, TEXT, length) && !memchr(data, TEXT_ENDS, length)))
        return plain(data, size, count, file);
    write_marked(plain, data, length, file);
    return count;
}
