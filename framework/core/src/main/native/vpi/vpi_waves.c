/*
 * $cocobean_dump(FILE, SCOPE): waves of a design that calls $dumpvars itself, since simulators have one file of waves only and
 * that is the design's. Value change dump (IEEE 1364-2005, clause 18), written when a time step is complete; one that is cut off
 * shows what was written until then.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "vpi/vpi_home.h"

enum { CODE_FROM = '!', CODES = 94, CODE_ROOM = 8 };

struct wave {
    vpiHandle handle;
    uint32_t width; /* 0: a real */
    int32_t left, right;
    char code[CODE_ROOM];
    int is_changed;
};

static char dump_task[] = "$cocobean_dump";
static FILE *file;
static struct wave **wave;
static uint32_t waves, room;
static uint32_t *changed, changed_count;
static int is_requested;

/* ---- values ---------------------------------------------------------------------------------------------------- */

static void write_value(const struct wave *one) {
    s_vpi_value v = {.format = one->width ? vpiBinStrVal : vpiRealVal};
    vpi_get_value(one->handle, &v);
    if (!one->width) fprintf(file, "r%.17g %s\n", v.value.real, one->code);
    else if (one->width == 1) fprintf(file, "%s%s\n", v.value.str, one->code);
    else fprintf(file, "b%s %s\n", v.value.str, one->code);
}

static PLI_INT32 on_step(p_cb_data cb) {
    (void)cb;
    is_requested = 0;
    if (!file) return 0;
    fprintf(file, "#%llu\n", (unsigned long long)vpi_now());
    for (uint32_t i = 0; i < changed_count; i++) {
        write_value(wave[changed[i]]);
        wave[changed[i]]->is_changed = 0;
    }
    changed_count = 0;
    return 0;
}

static void request(void) {
    if (is_requested) return;
    is_requested = 1;
    s_vpi_time t = {.type = vpiSimTime};
    s_cb_data cb = {.reason = cbReadOnlySynch, .cb_rtn = on_step, .time = &t};
    vpi_register_cb(&cb);
}

static PLI_INT32 on_change(p_cb_data cb) {
    uint32_t number = (uint32_t)(uintptr_t)(void *)cb->user_data;
    if (!wave[number]->is_changed) {
        wave[number]->is_changed = 1;
        changed[changed_count++] = number;
    }
    request();
    return 0;
}

static PLI_INT32 on_over(p_cb_data cb) {
    (void)cb;
    if (file) fclose(file);
    file = NULL;
    return 0;
}

/* ---- definitions ----------------------------------------------------------------------------------------------- */

static int is_bits(PLI_INT32 type) {
    switch (type) {
        case vpiNet: case vpiReg: case vpiIntegerVar: case vpiTimeVar: case vpiLongIntVar: case vpiShortIntVar:
        case vpiIntVar: case vpiByteVar: case vpiBitVar: case vpiEnumVar: return 1;
        default: return 0;
    }
}

static int bound(PLI_INT32 side, vpiHandle h, int32_t *out) {
    vpiHandle e = vpi_handle(side, h);
    if (!e) return 0;
    s_vpi_value v = {.format = vpiIntVal};
    vpi_get_value(e, &v);
    *out = v.value.integer;
    return 1;
}

static struct wave *append(vpiHandle h) {
    if (waves == room) {
        room = room ? 2 * room : 256;
        wave = realloc(wave, room * sizeof *wave);
        changed = realloc(changed, room * sizeof *changed);
        if (!wave || !changed) abort();
    }
    struct wave *one = calloc(1, sizeof *one);
    if (!one) abort();
    one->handle = h;
    char *at = one->code;
    for (uint32_t number = waves + 1; number; number = (number - 1) / CODES)
        *at++ = (char)(CODE_FROM + (number - 1) % CODES);
    wave[waves++] = one;
    return one;
}

static int is_known(vpiHandle h, uint32_t from) {
    for (uint32_t i = from; i < waves; i++)
        if (wave[i]->handle == h) return 1;
    return 0;
}

static void define(vpiHandle h) {
    PLI_INT32 type = vpi_get(vpiType, h);
    if (!is_bits(type) && type != vpiRealVar) return;
    struct wave *one = append(h);
    const char *kind = type == vpiRealVar ? "real" : type == vpiNet ? "wire" : type == vpiIntegerVar ? "integer" : "reg";
    one->width = type == vpiRealVar ? 0 : (uint32_t)vpi_get(vpiSize, h);
    fprintf(file, "$var %s %u %s %s", kind, one->width ? one->width : 64, one->code, vpi_get_str(vpiName, h));
    if (one->width > 1 && bound(vpiLeftRange, h, &one->left) && bound(vpiRightRange, h, &one->right))
        fprintf(file, " [%d:%d]", one->left, one->right);
    fprintf(file, " $end\n");
}

static const PLI_INT32 signals[] = {vpiNet, vpiReg, vpiVariables};

static void define_scope(vpiHandle scope) {
    PLI_INT32 type = vpi_get(vpiType, scope);
    const char *kind = type == vpiModule ? "module" : type == vpiTask ? "task" : type == vpiFunction ? "function"
                       : type == vpiNamedFork ? "fork" : "begin";
    fprintf(file, "$scope %s %s $end\n", kind, vpi_get_str(vpiName, scope));
    uint32_t first = waves;
    for (size_t i = 0; i < sizeof signals / sizeof *signals; i++) {
        vpiHandle all = vpi_iterate(signals[i], scope), one;
        while (all && (one = vpi_scan(all)))
            if (signals[i] != vpiVariables || !is_known(one, first)) define(one);
    }
    vpiHandle all = vpi_iterate(vpiInternalScope, scope), one;
    while (all && (one = vpi_scan(all))) define_scope(one);
    fprintf(file, "$upscope $end\n");
}

static void define_all(vpiHandle scope) {
    static const char *const units[] = {"s", "ms", "us", "ns", "ps", "fs"};
    static const char *const digits[] = {"1", "10", "100"};
    PLI_INT32 precision = vpi_get(vpiTimePrecision, NULL);
    PLI_INT32 unit = precision > 0 ? 0 : (-precision + 2) / 3;
    fprintf(file, "$timescale %s%s $end\n", digits[(precision + 3 * unit) % 3], units[unit < 5 ? unit : 5]);
    define_scope(scope);
    fprintf(file, "$enddefinitions $end\n");
    fflush(file);
}

static PLI_INT32 dump(PLI_BYTE8 *name) {
    (void)name;
    if (file) return 0;
    vpiHandle arguments = vpi_iterate(vpiArgument, vpi_handle(vpiSysTfCall, NULL));
    s_vpi_value path = {.format = vpiStringVal};
    vpi_get_value(vpi_scan(arguments), &path);
    file = fopen(path.value.str, "w");
    if (!file) {
        char line[CB_SAID];
        snprintf(line, sizeof line, "ERROR: cocobean: cannot write waves to %s", path.value.str);
        vpi_printf("%s\n", line);
        if (vpi_home.window) cb_say(vpi_home.window, true, line);
        vpi_free_object(arguments);
        return 0;
    }
    vpiHandle scope = vpi_scan(arguments);
    vpi_free_object(arguments);
    define_all(scope);
    for (uint32_t i = 0; i < waves; i++) {
        s_vpi_time t = {.type = vpiSuppressTime};
        s_vpi_value v = {.format = vpiSuppressVal};
        s_cb_data cb = {.reason = cbValueChange, .cb_rtn = on_change, .obj = wave[i]->handle, .time = &t, .value = &v,
                        .user_data = (void *)(uintptr_t)i};
        vpi_register_cb(&cb);
        wave[i]->is_changed = 1;
        changed[changed_count++] = i;
    }
    s_cb_data over = {.reason = cbEndOfSimulation, .cb_rtn = on_over};
    vpi_register_cb(&over);
    request();
    return 0;
}

void own_waves_register(void) {
    if (!vpi_register_systf || !vpi_printf) return;
    s_vpi_systf_data task = {.type = vpiSysTask, .tfname = dump_task, .calltf = dump, .user_data = dump_task};
    vpi_register_systf(&task);
}
