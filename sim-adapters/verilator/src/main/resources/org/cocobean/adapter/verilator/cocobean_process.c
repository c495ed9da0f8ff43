/*
 * The process home: loads the model library into a process of its own and takes turns with the JVM over a mapped window.
 *
 *    simulation MODEL.so [--waves=FILE] ARGUMENT...
 */
#include <dlfcn.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

struct cb_window;
struct cb_window *process_link_open(void);
int process_link_hand_over(struct cb_window *);
void process_link_farewell(struct cb_window *);

typedef int open_function(void *, const char *, int, const char *const *, int, const char *, void **);
typedef int run_function(void *);
typedef void close_function(void *);

static void *function(void *library, const char *name) {
    void *found = library ? dlsym(library, name) : NULL;
    if (!found) fprintf(stderr, "cocobean: cannot load the model: %s\n", dlerror());
    return found;
}

int main(int argc, char **argv) {
    if (argc < 2) {
        fprintf(stderr, "usage: %s MODEL.so [--waves=FILE] ARGUMENT...\n", argv[0]);
        return 2;
    }
    int first = 2;
    const char *waves = NULL;
    if (argc > 2 && strncmp(argv[2], "--waves=", 8) == 0) waves = argv[first++] + 8;
    struct cb_window *window = process_link_open();
    if (!window) return 2;
    void *library = dlopen(argv[1], RTLD_NOW | RTLD_LOCAL);
    open_function *open = (open_function *)(uintptr_t)function(library, "cocobean_model_open");
    run_function *run = (run_function *)(uintptr_t)function(library, "cocobean_model_run");
    close_function *close = (close_function *)(uintptr_t)function(library, "cocobean_model_close");
    if (!open || !run || !close) return 3;
    void *context = NULL;
    const char *const *arguments = (const char *const *)(argv + first);
    if (open(window, "", argc - first, arguments, STDOUT_FILENO, waves, &context)) return 3;
    while (run(context) == 0) process_link_hand_over(window);
    close(context);
    process_link_farewell(window);
    return 0;
}
