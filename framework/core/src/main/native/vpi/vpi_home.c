/* The process home over VPI: call-backs in, stops out. */
#include "vpi/vpi_home.h"

#include <string.h>

struct vpi_home vpi_home;

static struct cb_agent *agent(void) { return &vpi_home.agent; }

/* Nobody is to be told of what still happens. */
static int is_done(void) { return agent()->over || agent()->ending || vpi_home.ended_by_design; }

uint64_t vpi_now(void) {
    s_vpi_time t = {.type = vpiSimTime};
    vpi_get_time(NULL, &t);
    return (uint64_t)t.high << 32 | t.low;
}

static void register_phase(PLI_INT32 reason, PLI_INT32 (*routine)(p_cb_data), uint64_t time) {
    s_vpi_time t = {.type = vpiSimTime, .high = (PLI_UINT32)(time >> 32), .low = (PLI_UINT32)time};
    s_cb_data cb = {.reason = reason, .cb_rtn = routine, .time = &t};
    vpi_register_cb(&cb);
}

/* Hands over to the JVM until it wants to go on; repeats while that itself makes changes that someone waits for. */
static void stop_and_go(enum cb_phase phase, enum cb_reason reason) {
    struct cb_agent *a = agent();
    while (!is_done()) {
        cb_stop(a, vpi_now(), phase, reason);
        do process_link_hand_over(vpi_home.window);
        while (!cb_execute(a));
        if (a->ending) return;
        cb_resumed(a, phase);
        if (!cb_next_change(a)) return;
        phase = CB_CHANGE;
        reason = CB_REASON_FIRED;
    }
}

static void changes(void) {
    if (cb_next_change(agent())) stop_and_go(CB_CHANGE, CB_REASON_FIRED);
}

/* From here on all puts made so far show. */
static void puts_show(void) { vpi_home.epoch++; }

static void new_moment(void) {
    puts_show();
    vpi_home.moment++;
}

/* A change that comes of a write past the queue, though later, is still that write's. */
static void note(struct cb_slot *s, unsigned level) {
    struct cb_agent *a = agent();
    struct vpi_object *o = &vpi_home.object[s->handle];
    uint32_t writing = a->writing;
    if (o->written && o->written_moment == vpi_home.moment) a->writing = o->written;
    o->written = 0;
    cb_changed(a, s, level);
    a->writing = writing;
    if (!(vpi_home.flags & CB_FLAG_PUT_IS_FORCE)) puts_show();
    if (!a->quiet) changes();
}

/* Some simulators call back within the put: of the first change of a signal that we drive we know the level. */
static bool knows_level(const struct vpi_object *o) {
    bool known = o == vpi_home.driven;
    if (known) vpi_home.driven = NULL;
    return known;
}

static PLI_INT32 on_change(p_cb_data cb) {
    struct cb_slot *s = (struct cb_slot *)(void *)cb->user_data;
    if (agent()->over || vpi_home.muted == &vpi_home.object[s->handle]) return 0;
    note(s, knows_level(&vpi_home.object[s->handle]) ? vpi_home.driven_level : value_level(agent(), s));
    return 0;
}

/* The same for objects that are watched before anyone waits for them. */
static PLI_INT32 on_early_change(p_cb_data cb) {
    struct vpi_object *o = &vpi_home.object[(uintptr_t)(void *)cb->user_data];
    if (agent()->over || vpi_home.muted == o) return 0;
    o->level = (uint8_t)(knows_level(o) ? vpi_home.driven_level : object_level(o));
    if (o->slot && o->slot->watch) note(o->slot, o->level);
    return 0;
}

static PLI_INT32 on_timer(p_cb_data cb) {
    (void)cb;
    struct cb_agent *a = agent();
    uint64_t now = vpi_now();
    new_moment();
    if (!cb_step(a, now)) return 0;
    if (cb_due(a, now)) stop_and_go(CB_BEGIN, CB_REASON_FIRED);
    else changes();
    while (cb_toggle(a, now)) changes();
    cb_step_done(a);
    return 0;
}

static PLI_INT32 on_cycle(p_cb_data cb) {
    (void)cb;
    return 0;
}

/* Where all has settled nothing more may be to be done, and some simulators then leave the time step without a call. */
static void have_a_cycle(void) {
    if (vpi_home.flags & CB_FLAG_CYCLES_ONLY) register_phase(cbAfterDelay, on_cycle, 0);
}

static PLI_INT32 on_settled(p_cb_data cb) {
    (void)cb;
    uint32_t puts;
    vpi_home.is_settled = 1;
    do {
        new_moment();
        puts = vpi_home.puts;
        vpi_home.requested &= ~(uint32_t)CB_WANT_SETTLED;
        if (cb_settled(agent())) stop_and_go(CB_SETTLED, CB_REASON_FIRED);
        else changes();
        /* Where nothing was put there is nothing to settle, and some simulators then come back in a later step only. */
    } while (vpi_home.requested & CB_WANT_SETTLED && puts == vpi_home.puts && !is_done());
    vpi_home.is_settled = 0;
    if (vpi_home.requested & CB_WANT_SETTLED) {
        register_phase(cbReadWriteSynch, on_settled, 0);
        have_a_cycle();
    }
    return 0;
}

static PLI_INT32 on_end(p_cb_data cb) {
    (void)cb;
    new_moment();
    vpi_home.requested &= ~(uint32_t)CB_WANT_END;
    if (cb_ended(agent())) stop_and_go(CB_END, CB_REASON_FIRED);
    return 0;
}

static PLI_INT32 on_next(p_cb_data cb) {
    (void)cb;
    new_moment();
    vpi_home.requested &= ~(uint32_t)CB_WANT_NEXT;
    if (cb_next_step(agent())) stop_and_go(CB_BEGIN, CB_REASON_FIRED);
    return 0;
}

/* A cbNextSimTime that is registered inside another one is called again in the same step by some simulators, so it is
 * registered from the end of the step. */
static PLI_INT32 on_end_before_next(p_cb_data cb) {
    (void)cb;
    register_phase(cbNextSimTime, on_next, 0);
    return 0;
}

static void request(uint32_t want, PLI_INT32 reason, PLI_INT32 (*routine)(p_cb_data)) {
    if (vpi_home.requested & want) return;
    vpi_home.requested |= want;
    if (want == CB_WANT_SETTLED && vpi_home.is_settled) return; /* on_settled looks after it */
    register_phase(reason, routine, 0);
    if (agent()->window->phase == CB_SETTLED) have_a_cycle();
}

static void want_settled(struct cb_agent *a) {
    (void)a;
    request(CB_WANT_SETTLED, cbReadWriteSynch, on_settled);
}

static void want_end(struct cb_agent *a) {
    (void)a;
    request(CB_WANT_END, cbReadOnlySynch, on_end);
}

static void want_next(struct cb_agent *a) {
    if (a->window->phase == CB_END) request(CB_WANT_NEXT, cbNextSimTime, on_next);
    else request(CB_WANT_NEXT, cbReadOnlySynch, on_end_before_next);
}

static void arm_timer(struct cb_agent *a, uint64_t at) {
    (void)a;
    uint64_t now = vpi_now();
    if (at < now) at = now;
    /* cbAtStartOfSimTime takes an absolute time, cbAfterDelay a relative one. */
    if (vpi_home.flags & CB_FLAG_TIMER_AT_START) register_phase(cbAtStartOfSimTime, on_timer, at);
    else register_phase(cbAfterDelay, on_timer, at - now);
}

static void register_change(vpiHandle h, PLI_INT32 (*routine)(p_cb_data), void *user) {
    s_vpi_time t = {.type = vpiSuppressTime};
    s_vpi_value v = {.format = vpiSuppressVal};
    s_cb_data cb = {
        .reason = cbValueChange, .cb_rtn = routine, .obj = h, .time = &t, .value = &v, .user_data = user};
    /* A simulator that knows strings only takes the format that asks for no value for an unknown one, at each event. */
    if (vpi_home.flags & CB_FLAG_BINARY_STRINGS_ONLY) cb.value = NULL;
    vpi_register_cb(&cb);
}

static void watch(struct cb_agent *a, struct cb_slot *s) {
    struct vpi_object *o = &vpi_home.object[s->handle];
    if (!o->handle) return; /* a constant */
    s->level = o->watched ? o->level : value_level(a, s);
    o->slot = s;
    if (!o->watched) register_change(o->handle, on_change, s);
}

/* A call-back that is registered at an event misses the other events of its delta cycle, so one-bit signals are watched
 * as soon as the test knows them. */
void watch_early(uint32_t object) {
    struct vpi_object *o = &vpi_home.object[object];
    if (!o->handle || o->info.kind == CB_KIND_SCOPE) return;
    o->watched = 1;
    o->level = (uint8_t)object_level(o);
    register_change(o->handle, on_early_change, (void *)(uintptr_t)object);
}

/* The end comes when the time step is complete: vpiFinish in the middle of it would cut off the processes that still have
 * to run. */
static PLI_INT32 on_last_moment(p_cb_data cb) {
    (void)cb;
    vpi_home.was_asked = 1;
    vpi_control(vpiFinish, 0);
    return 0;
}

static PLI_INT32 on_last_end(p_cb_data cb) {
    if (vpi_home.flags & CB_FLAG_FINISH_IN_TIMER) register_phase(cbAfterDelay, on_last_moment, 0);
    else on_last_moment(cb);
    return 0;
}

static PLI_INT32 on_last_cycle(p_cb_data cb) {
    (void)cb;
    register_phase(cbReadOnlySynch, on_last_end, 0);
    return 0;
}

static void finish(struct cb_agent *a) {
    if (a->window->phase == CB_END) on_last_end(NULL);
    /* Where nothing is to be done any more, the end of the step would not be visited without a reason for a cycle. */
    else if (vpi_home.flags & CB_FLAG_FINISH_IN_TIMER) register_phase(cbAfterDelay, on_last_cycle, 0);
    else register_phase(cbReadOnlySynch, on_last_end, 0);
}

static uint64_t now(struct cb_agent *a) {
    (void)a;
    return vpi_now();
}

static const struct cb_home home = {
    .get = value_get,
    .present = value_get,
    .beneath = value_beneath,
    .put = value_put,
    .special_put = value_special_put,
    .drive = value_drive,
    .watch = watch,
    .want_settled = want_settled,
    .want_end = want_end,
    .want_next = want_next,
    .arm_timer = arm_timer,
    .now = now,
    .finish = finish,
    .object = object_command,
};

/* The test begins where time 0 has settled: initial blocks have run, values mean something, writes are legal. */
static PLI_INT32 on_settled_at_zero(p_cb_data cb) {
    (void)cb;
    uint32_t puts = vpi_home.puts;
    vhdl_design_told();
    vpi_home.is_settled = 1;
    stop_and_go(CB_SETTLED, CB_REASON_START);
    vpi_home.is_settled = 0;
    if (!(vpi_home.requested & CB_WANT_SETTLED) || is_done()) return 0;
    if (puts == vpi_home.puts) {
        on_settled(NULL);
    } else {
        register_phase(cbReadWriteSynch, on_settled, 0);
        have_a_cycle();
    }
    return 0;
}

static PLI_INT32 on_start(p_cb_data cb) {
    (void)cb;
    if (!vpi_home.window) {
        vpi_control(vpiFinish, 0);
        return 0;
    }
    vpi_home.epoch = 1;
    vhdl_design_follows();
    vpi_home.window->precision = vpi_get(vpiTimePrecision, NULL);
    if (!cb_agent_open(agent(), vpi_home.window, &home, &vpi_home)) {
        vpi_control(vpiFinish, 0);
        return 0;
    }
    register_phase(cbReadWriteSynch, on_settled_at_zero, 0);
    return 0;
}

static PLI_INT32 on_over(p_cb_data cb) {
    (void)cb;
    struct cb_agent *a = agent();
    if (!vpi_home.window || a->over) return 0;
    vhdl_design_told();
    vpi_home.window->rest = vpi_home.ended_by_design ? CB_REST_DESIGN
                            : vpi_home.was_asked     ? CB_REST_ASKED
                                                     : CB_REST_EVENTS;
    if (!a->ending) {
        uint64_t now = vpi_now();
        if (now >= INT64_MAX) now = vpi_home.window->now; /* the end of time: there were no more events */
        cb_stop(a, now, CB_END, CB_REASON_OVER);
        a->over = true;
        do process_link_hand_over(vpi_home.window);
        while (!cb_execute(a));
    }
    process_link_farewell(vpi_home.window);
    return 0;
}


static void start_up(void) {
    vpi_home.window = process_link_open();
    if (vpi_home.window) vpi_home.flags = vpi_home.window->flags;
    if (vpi_home.flags & CB_FLAG_OWN_TASKS) {
        own_tasks_register();
        own_images_register();
        own_waves_register();
    }
    s_cb_data start = {.reason = cbStartOfSimulation, .cb_rtn = on_start};
    s_cb_data over = {.reason = cbEndOfSimulation, .cb_rtn = on_over};
    vpi_register_cb(&start);
    vpi_register_cb(&over);
}

__attribute__((visibility("default"))) void (*vlog_startup_routines[])(void) = {start_up, NULL};
