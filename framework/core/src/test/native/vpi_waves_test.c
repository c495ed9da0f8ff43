/* $cocobean_dump on a simulator that is played here: one module, a function below it, and what a design may hold. */
#include <stdarg.h>
#include <stdlib.h>
#include <unistd.h>

#include "check.h"
#include "vpi/vpi_home.h"

struct object {
    uint32_t is_iterator; /* a vpiHandle points to it */
    PLI_INT32 type;
    const char *name, *bits;
    double real;
    PLI_INT32 size, left, right, number;
    struct object *parent;
};

struct iterator {
    uint32_t is_iterator;
    struct object *next[200];
    unsigned at, count;
};

enum { EXTRAS = 100 };

static struct object top = {.type = vpiModule, .name = "top"};
static struct object inner = {.type = vpiFunction, .name = "f", .parent = &top};
static struct object net = {.type = vpiNet, .name = "n", .bits = "1", .size = 1, .parent = &top};
static struct object reg = {.type = vpiReg, .name = "r", .bits = "10xz", .size = 4, .left = 7, .right = 4, .parent = &top};
static struct object real = {.type = vpiRealVar, .name = "x", .real = 0.5, .parent = &top};
static struct object whole = {.type = vpiIntegerVar, .name = "i", .bits = "0011", .size = 32, .left = 31, .parent = &inner};
static struct object memory = {.type = vpiMemory, .name = "m", .parent = &top};
static struct object extra[EXTRAS];
static struct object bound[4];
static struct object file_name = {.type = vpiConstant};
static unsigned bounds, freed;

static char path[] = P_tmpdir "/cocobean-waves-XXXXXX";
static uint64_t now;
static s_vpi_systf_data task;
static s_cb_data changes[200], step, over;
static unsigned watched, requests;
static char printed[400];

struct vpi_home vpi_home;

uint64_t vpi_now(void) { return now; }
void cb_say(struct cb_window *w, bool is_error, const char *line) {
    TRUE(is_error && strstr(line, "cannot write waves"));
    w->errors++;
}

static vpiHandle handle(void *object) { return object; }
static struct object *of(vpiHandle h) { return (struct object *)(void *)h; }

vpiHandle vpi_register_systf(p_vpi_systf_data data) {
    task = *data;
    return NULL;
}
PLI_INT32 vpi_printf(const PLI_BYTE8 *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(printed, sizeof printed, format, arguments);
    va_end(arguments);
    return 0;
}
vpiHandle vpi_register_cb(p_cb_data cb) {
    if (cb->reason == cbValueChange) changes[watched++] = *cb;
    else if (cb->reason == cbReadOnlySynch) requests++, step = *cb;
    else if (cb->reason == cbEndOfSimulation) over = *cb;
    return NULL;
}
PLI_INT32 vpi_get(PLI_INT32 property, vpiHandle h) {
    if (property == vpiTimePrecision) return -10;
    return property == vpiType ? of(h)->type : of(h)->size;
}
PLI_BYTE8 *vpi_get_str(PLI_INT32 property, vpiHandle h) {
    EQUAL(property, vpiName);
    return (PLI_BYTE8 *)(uintptr_t)of(h)->name;
}
vpiHandle vpi_handle(PLI_INT32 relation, vpiHandle h) {
    if (relation == vpiSysTfCall) return handle(&file_name);
    struct object *side = &bound[bounds++ % 4];
    *side = (struct object){.number = relation == vpiLeftRange ? of(h)->left : of(h)->right};
    return handle(side);
}
void vpi_get_value(vpiHandle h, p_vpi_value v) {
    switch (v->format) {
        case vpiStringVal: v->value.str = path; break;
        case vpiIntVal: v->value.integer = of(h)->number; break;
        case vpiRealVal: v->value.real = of(h)->real; break;
        default: v->value.str = (PLI_BYTE8 *)(uintptr_t)of(h)->bits;
    }
}
static void hold(struct iterator *all, struct object *o) { all->next[all->count++] = o; }
vpiHandle vpi_iterate(PLI_INT32 relation, vpiHandle h) {
    struct iterator *all = calloc(1, sizeof *all);
    if (!all) abort();
    all->is_iterator = 1;
    if (relation == vpiArgument) hold(all, &file_name), hold(all, &top);
    if (h == handle(&top) && relation == vpiNet) hold(all, &net);
    if (h == handle(&top) && relation == vpiReg) hold(all, &reg);
    if (h == handle(&top) && relation == vpiVariables) {
        hold(all, &reg); /* some simulators count them here as well */
        hold(all, &real);
        hold(all, &memory);
        for (unsigned i = 0; i < EXTRAS; i++) hold(all, &extra[i]);
    }
    if (h == handle(&top) && relation == vpiInternalScope) hold(all, &inner);
    if (h == handle(&inner) && relation == vpiVariables) hold(all, &whole);
    if (all->count) return handle(all);
    free(all);
    return NULL;
}
vpiHandle vpi_scan(vpiHandle h) {
    struct iterator *all = (struct iterator *)(void *)h;
    if (all->at < all->count) return handle(all->next[all->at++]);
    free(all);
    return NULL;
}
PLI_INT32 vpi_free_object(vpiHandle h) {
    freed++;
    free(h);
    return 1;
}

static char *written(void) {
    static char content[1 << 14];
    FILE *f = fopen(path, "r");
    if (!f) abort();
    content[fread(content, 1, sizeof content - 1, f)] = 0;
    fclose(f);
    return content;
}

static void change(unsigned i) { changes[i].cb_rtn(&changes[i]); }

static void waves_that_cannot_be_written_are_an_error(void) {
    vpi_home.window = calloc(1, sizeof *vpi_home.window);
    if (!vpi_home.window) abort();
    char kept[sizeof path];
    memcpy(kept, path, sizeof path);
    memcpy(path, "/nowhere/", 9);
    task.calltf(task.user_data);
    memcpy(path, kept, sizeof path);
    EQUAL(vpi_home.window->errors, 1);
    TRUE(strstr(printed, "cannot write waves to /nowhere/"));
    EQUAL(watched, 0);
    EQUAL(freed, 1);
    free(vpi_home.window);
    vpi_home.window = NULL;
}

static void what_the_design_holds_is_defined_once(void) {
    task.calltf(task.user_data);
    char *vcd = written();
    TRUE(strstr(vcd, "$timescale 100ps $end\n$scope module top $end\n"));
    TRUE(strstr(vcd, "$var wire 1 ! n $end\n$var reg 4 \" r [7:4] $end\n$var real 64 # x $end\n"));
    TRUE(strstr(vcd, "$scope function f $end\n$var integer 32"));
    TRUE(strstr(vcd, "$upscope $end\n$upscope $end\n$enddefinitions $end\n"));
    TRUE(!strstr(vcd, " m $end"));
    EQUAL(watched, 4 + EXTRAS);
    EQUAL(requests, 1);
    EQUAL(freed, 2);
    TRUE(strstr(vcd, " ~ ")); /* the last code of one letter */
    TRUE(strstr(vcd, " !! ")); /* and the first of two */
}

static void all_is_written_at_first_then_what_changed_once(void) {
    step.cb_rtn(&step);
    now = 7;
    net.bits = "0";
    change(0);
    change(0);
    change(2);
    EQUAL(requests, 2);
    step.cb_rtn(&step);
    over.cb_rtn(&over);
    over.cb_rtn(&over);
    char *vcd = written();
    TRUE(strstr(vcd, "#0\n1!\nb10xz \"\nr0.5 #\n"));
    char *last = strstr(vcd, "#7\n");
    TRUE(last != NULL);
    EQUAL(last && !strcmp(last, "#7\n0!\nr0.5 #\n"), 1);
}

static void nothing_is_written_after_the_end(void) {
    change(0);
    step.cb_rtn(&step);
    TRUE(!strstr(written(), "#8"));
}

int main(void) {
    int fd = mkstemp(path);
    if (fd < 0) abort();
    close(fd);
    for (unsigned i = 0; i < EXTRAS; i++)
        extra[i] = (struct object){.type = vpiBitVar, .name = "e", .bits = "0", .size = 1, .parent = &top};
    own_waves_register();
    EQUAL(task.type, vpiSysTask);
    RUN(waves_that_cannot_be_written_are_an_error);
    RUN(what_the_design_holds_is_defined_once);
    RUN(all_is_written_at_first_then_what_changed_once);
    RUN(nothing_is_written_after_the_end);
    unlink(path);
    return check_report("vpi_waves");
}
