/*
 * The tasks by which a design ends the simulation or raises an error. $finish and $stop are replaced: a simulator takes the
 * task that was registered first, and the agent is loaded before all others. Before each $error and $fatal the adapter has
 * put a call of a task of ours, so that errors are counted whatever becomes of what the simulator's own task prints; before
 * each $writemem... one that tries whether its file can be written.
 */
#include <stdio.h>
#include <string.h>

#include "vpi_home.h"

enum task { FINISH, STOP, ERROR, FATAL, WRITE, TASKS };

static char names[TASKS][20] = {"$finish", "$stop", "$cocobean_error", "$cocobean_fatal", "$cocobean_write"};

/* Whether the file that the argument names can be written; what it holds stays. */
static bool can_write(vpiHandle place) {
    vpiHandle arguments = vpi_iterate(vpiArgument, place), name = arguments ? vpi_scan(arguments) : NULL;
    if (arguments && name) vpi_free_object(arguments);
    s_vpi_value path = {.format = vpiStringVal};
    if (name) vpi_get_value(name, &path);
    FILE *file = name && path.value.str ? fopen(path.value.str, "a") : NULL;
    return file && !fclose(file);
}

static PLI_INT32 call(PLI_BYTE8 *name) {
    enum task task = (enum task)((name - names[0]) / (PLI_INT32)sizeof names[0]);
    vpiHandle place = vpi_handle(vpiSysTfCall, NULL);
    if (task == WRITE && can_write(place)) return 0;
    const char *found = vpi_get_str(vpiFile, place), *file = found ? found : "?";
    int number = vpi_get(vpiLineNo, place);
    char line[CB_SAID], said[CB_SAID];
    vpiHandle scope = vpi_handle(vpiScope, place);
    if (task == FINISH || task == STOP) /* older simulators do not print where these stand */
        snprintf(line, sizeof line, "%s:%d: %s called at %llu", file, number, name, (unsigned long long)vpi_now());
    else snprintf(line, sizeof line, "%s: %s:%d: ", task == FATAL ? "FATAL" : "ERROR", file, number);
    snprintf(said, sizeof said, "%.*s\n%llu\n", CB_SAID / 2, line, (unsigned long long)vpi_now());
    const char *path = scope ? vpi_get_str(vpiFullName, scope) : NULL;
    if (path) strncat(said, path, sizeof said - strlen(said) - 1);
    if (vpi_home.window) cb_say(vpi_home.window, task != FINISH, said);
    if (task != ERROR && task != WRITE) vpi_home.ended_by_design = 1;
    if (task == FINISH || task == STOP) {
        vpi_printf("%s\n", line);
        vpi_control(vpiFinish, 0);
    }
    return 0;
}

void own_tasks_register(void) {
    if (!vpi_register_systf || !vpi_printf) return;
    for (int i = 0; i < TASKS; i++) {
        s_vpi_systf_data task = {.type = vpiSysTask, .tfname = names[i], .calltf = call, .user_data = names[i]};
        vpi_register_systf(&task);
    }
}
