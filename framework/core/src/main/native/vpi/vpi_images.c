/*
 * $readmemh, $readmemb and $readmempath in the place of the simulator's own, whose verdicts on bad images differ from one
 * simulator to the next and let most of them pass.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "agent/image.h"
#include "vpi/vpi_home.h"

enum { ARGUMENTS = 4 };

static char hex_task[] = "$readmemh", binary_task[] = "$readmemb", path_task[] = "$readmempath";
static char *list;   /* of images that have to be full */
static char *search; /* directories of $readmempath, with colons between them */

static unsigned arguments(vpiHandle call, vpiHandle *argument) {
    unsigned count = 0;
    vpiHandle all = vpi_iterate(vpiArgument, call), one;
    while (all && (one = vpi_scan(all)))
        if (count++ < ARGUMENTS) argument[count - 1] = one;
    return count;
}

static char *text(vpiHandle h) {
    s_vpi_value v = {.format = vpiStringVal};
    vpi_get_value(h, &v);
    char *copy = strdup(v.value.str ? v.value.str : "");
    if (!copy) abort();
    return copy;
}

static int64_t number(vpiHandle h) {
    s_vpi_value v = {.format = vpiIntVal};
    vpi_get_value(h, &v);
    return v.value.integer;
}

static bool is_memory(vpiHandle h) {
    PLI_INT32 type = vpi_get(vpiType, h);
    return type == vpiMemory || type == vpiRegArray || type == vpiNetArray;
}

struct target {
    vpiHandle memory;
    bool hex;
    char *digits;
    uint32_t room;
};

static void store(void *to, int64_t address, const char *digits, uint32_t count) {
    struct target *t = to;
    if (count >= t->room) {
        free(t->digits);
        t->digits = malloc(t->room = 2 * count + 64);
        if (!t->digits) abort();
    }
    memcpy(t->digits, digits, count);
    t->digits[count] = 0;
    s_vpi_value v = {.format = t->hex ? vpiHexStrVal : vpiBinStrVal, .value.str = t->digits};
    vpi_put_value(vpi_handle_by_index(t->memory, (PLI_INT32)address), &v, NULL, vpiNoDelay);
}

/* Returns the name of the file, or of where it would be. */
static char *found(const char *name) {
    size_t room = strlen(name) + (search ? strlen(search) : 0) + 2;
    char *path = malloc(room);
    if (!path) abort();
    for (const char *at = *name == '/' ? NULL : search; at && *at;) {
        int length = (int)strcspn(at, ":");
        snprintf(path, room, "%.*s/%s", length, at, name);
        if (length && access(path, F_OK) == 0) return path;
        at += length + (at[length] == ':');
    }
    strcpy(path, name);
    return path;
}

static void say(const char *severity, vpiHandle call, const char *task, const char *what, bool is_bad) {
    char line[CB_SAID];
    const char *file = vpi_get_str(vpiFile, call);
    snprintf(line, sizeof line, "%s: %s:%d: %s: %s", severity, file ? file : "?", vpi_get(vpiLineNo, call), task, what);
    vpi_printf("%s\n", line);
    if (!is_bad) return;
    if (vpi_home.window) cb_say(vpi_home.window, true, line);
    vpi_home.ended_by_design = 1;
    vpi_control(vpiFinish, 0);
}

static PLI_INT32 load(PLI_BYTE8 *task) {
    vpiHandle call = vpi_handle(vpiSysTfCall, NULL), argument[ARGUMENTS];
    unsigned count = arguments(call, argument);
    if (count < 2 || count > ARGUMENTS || !is_memory(argument[1])) {
        say("ERROR", call, task, "its arguments are a file, a memory and, where wanted, the first and the last address", true);
        return 0;
    }
    struct target target = {.memory = argument[1], .hex = task == hex_task};
    char *name = text(argument[0]), *file = found(name), why[CB_SAID];
    int64_t left = number(vpi_handle(vpiLeftRange, target.memory));
    int64_t right = number(vpi_handle(vpiRightRange, target.memory));
    struct image_request request = {
        .name = name,
        .file = file,
        .full = list,
        .hex = target.hex,
        .bounded = true,
        .lowest = left < right ? left : right,
        .highest = left < right ? right : left,
        .store = store,
        .to = &target,
    };
    request.width = (uint32_t)vpi_get(vpiSize, vpi_handle_by_index(target.memory, (PLI_INT32)left));
    request.first = count > 2 ? number(argument[2]) : request.lowest;
    request.last = count > 3 ? number(argument[3]) : request.highest;
    switch (image_load(&request, why, sizeof why)) {
        case IMAGE_BAD: say("ERROR", call, task, why, true); break;
        case IMAGE_SHORT: say("WARNING", call, task, why, false); break;
        case IMAGE_GOOD: break;
    }
    free(target.digits);
    free(file);
    free(name);
    return 0;
}

static PLI_INT32 set_search(PLI_BYTE8 *task) {
    vpiHandle call = vpi_handle(vpiSysTfCall, NULL), argument[ARGUMENTS];
    if (arguments(call, argument) != 1) {
        say("ERROR", call, task, "its argument is a list of directories with colons between them", true);
        return 0;
    }
    free(search);
    search = text(argument[0]);
    return 0;
}

void own_images_register(void) {
    if (!vpi_register_systf || !vpi_printf || !vpi_home.window) return;
    list = image_list_copy(vpi_home.window);
    s_vpi_systf_data tasks[] = {
        {.type = vpiSysTask, .tfname = hex_task, .calltf = load, .user_data = hex_task},
        {.type = vpiSysTask, .tfname = binary_task, .calltf = load, .user_data = binary_task},
        {.type = vpiSysTask, .tfname = path_task, .calltf = set_search, .user_data = path_task},
    };
    for (size_t i = 0; i < sizeof tasks / sizeof *tasks; i++) vpi_register_systf(&tasks[i]);
}
