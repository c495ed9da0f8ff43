/*
 * The tasks by which a design ends the simulation or raises an error. $finish and $stop are replaced: a simulator takes the
 * task that was registered first, and the agent is loaded before all others. Before each $error and $fatal the adapter has
 * put a call of a task of ours, so that errors are counted whatever becomes of what the simulator's own task prints. What
 * other tasks report on their own account, output.c tells.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "vpi/vpi_home.h"

enum task { FINISH, STOP, ERROR, FATAL, TASKS };

static char names[TASKS][20] = {"$finish", "$stop", "$cocobean_error", "$cocobean_fatal"};

/* Tells the JVM of a line that is printed where the call stands. */
static void say(vpiHandle place, bool is_error, const char *line) {
    char said[CB_SAID];
    vpiHandle scope = place ? vpi_handle(vpiScope, place) : NULL;
    snprintf(said, sizeof said, "%.*s\n%llu\n", CB_SAID / 2, line, (unsigned long long)vpi_now());
    const char *path = scope ? vpi_get_str(vpiFullName, scope) : NULL;
    if (path) strncat(said, path, sizeof said - strlen(said) - 1);
    if (vpi_home.window) cb_say(vpi_home.window, is_error, said);
}

static PLI_INT32 call(PLI_BYTE8 *name) {
    enum task task = (enum task)((name - names[0]) / (PLI_INT32)sizeof names[0]);
    vpiHandle place = vpi_handle(vpiSysTfCall, NULL);
    const char *found = vpi_get_str(vpiFile, place), *file = found ? found : "?";
    int number = vpi_get(vpiLineNo, place);
    char line[CB_SAID];
    if (task == FINISH || task == STOP) /* older simulators do not print where these stand */
        snprintf(line, sizeof line, "%s:%d: %s called at %llu", file, number, name, (unsigned long long)vpi_now());
    else snprintf(line, sizeof line, "%s: %s:%d: ", task == FATAL ? "FATAL" : "ERROR", file, number);
    say(place, task != FINISH, line);
    if (task != ERROR) vpi_home.ended_by_design = 1;
    if (task == FINISH || task == STOP) {
        vpi_printf("%s\n", line);
        vpi_control(vpiFinish, 0);
    }
    return 0;
}

/* A task of the simulator's reports an error; it may go on after it. */
static void on_error(const char *line) { say(vpi_handle(vpiSysTfCall, NULL), true, line); }

/* Where that was asked for and cannot be, no test passes. */
static void hear_of_errors(void) {
    const char *wanted = getenv("COCOBEAN_OUTPUT");
    if (!wanted || strcmp(wanted, "errors") != 0) return;
    void (**told)(const char *) = dlsym(RTLD_DEFAULT, "cocobean_on_error");
    if (told) *told = on_error;
    else if (vpi_home.window)
        cb_say(vpi_home.window, true, "libcocobean_output.so was not preloaded into the simulator, so errors could be missed");
}

void own_tasks_register(void) {
    hear_of_errors();
    if (!vpi_register_systf || !vpi_printf) return;
    for (int i = 0; i < TASKS; i++) {
        s_vpi_systf_data task = {.type = vpiSysTask, .tfname = names[i], .calltf = call, .user_data = names[i]};
        vpi_register_systf(&task);
    }
}
