/* The native engine of memories: which accesses it answers, when, with what, and where it leaves them to the JVM. */
#include "stream_rig.h"

enum { ROOM = 32, TABLE = 4, LANES = 8, SIGNALS = 6 };

static struct cb_ram *ram;
static uint32_t server;

/* A channel as the JVM lays it out, without stalls. */
struct channel {
    struct cb_slot *valid, *ready, *signal[SIGNALS];
    struct cb_stream *d;
    uint32_t engine;
} ch[5];

static uint32_t offset_of(const void *p) { return (uint32_t)((const char *)p - (const char *)w); }

static void *room_for(size_t bytes) {
    void *at = (char *)w + jvm.next_slot;
    jvm.next_slot += (uint32_t)((bytes + 63) & ~63u);
    return at;
}

static uint32_t engine_at(uint8_t kind, const void *description) {
    uint32_t i = jvm.next_engine++;
    w->engine[i] = (struct cb_engine){.kind = kind,
                                      .armed = kind == CB_STREAM,
                                      .edges = CB_RISING,
                                      .slot = offset_of(clk),
                                      .cond_slot = offset_of(description)};
    return i;
}

static uint64_t *ring(struct cb_stream *d) {
    return (uint64_t *)(void *)(d->slot + ((d->signals + 1) & ~1u)) + d->steps_room;
}

static void make_channel(int which, enum cb_stream_role role, const uint32_t *width, uint32_t signals) {
    struct channel *c = &ch[which];
    c->valid = bit();
    c->ready = bit();
    uint32_t entry = 2;
    for (uint32_t i = 0; i < signals; i++) {
        c->signal[i] = jvm_slot(&jvm, 2, CB_KIND_LOGIC, width[i]);
        entry += 2 * c->signal[i]->words;
    }
    jvm.next_slot = (jvm.next_slot + 63) & ~63u;
    c->d = room_for(sizeof *c->d + 64 + (4 + ROOM * entry) * 8);
    *c->d = (struct cb_stream){.role = role,
                               .state = CB_STREAM_REST,
                               .valid = offset_of(c->valid),
                               .ready = offset_of(c->ready),
                               .signals = signals,
                               .entry = entry,
                               .ring_room = ROOM,
                               .steps_room = 4,
                               .steps_end = 1,
                               .end = role == CB_STREAM_SINK ? ROOM : 0,
                               .wake = UINT64_MAX,
                               .wake_packets = UINT64_MAX,
                               .level = 2,
                               .fresh = 1};
    for (uint32_t i = 0; i < signals; i++) c->d->slot[i] = offset_of(c->signal[i]);
    ring(c->d)[-4] = (uint64_t)CB_STEP_FOREVER << 32; /* its one step: go */
    c->engine = engine_at(CB_STREAM, c->d);
    jvm_arm(&jvm, c->engine);
}

static void open(void) {
    static const uint32_t request[] = {4, 32, 8, 3, 2, 1}, data[] = {64, 8, 1}, response[] = {4}, read[] = {4, 64, 1};
    static const struct {
        uint8_t channel, place, item;
    } fields[] = {{1, 0, CB_RAM_WDATA}, {1, 1, CB_RAM_WSTRB}, {1, 2, CB_RAM_WLAST}, {3, 0, CB_RAM_BID},
                  {4, 0, CB_RAM_RID},   {4, 1, CB_RAM_RDATA}, {4, 2, CB_RAM_RLAST}};
    begin_clocked();
    make_channel(CB_RAM_AW, CB_STREAM_SINK, request, 6);
    make_channel(CB_RAM_W, CB_STREAM_SINK, data, 3);
    make_channel(CB_RAM_AR, CB_STREAM_SINK, request, 6);
    make_channel(CB_RAM_B, CB_STREAM_SOURCE, response, 1);
    make_channel(CB_RAM_R, CB_STREAM_SOURCE, read, 3);
    ram = room_for(sizeof *ram + TABLE * sizeof *ram->page);
    *ram = (struct cb_ram){.state = CB_RAM_ON, .lanes = LANES, .pages_room = TABLE};
    memset(ram->page, 0, TABLE * sizeof *ram->page);
    for (uint32_t i = 0; i < 6; i++)
        ram->field[i] = ram->field[CB_RAM_AR_FIELDS + i] = (struct cb_ram_field){2 + 2 * i, 1};
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
        ram->field[fields[i].item] = (struct cb_ram_field){2 + 2u * fields[i].place, 1};
    server = engine_at(CB_RAM, ram);
    for (int i = 0; i < 5; i++) {
        ram->engine[i] = ch[i].engine;
        ch[i].d->server = server + 1;
    }
    settle();
}

static uint8_t *page(uint64_t number, uint32_t strict) {
    uint8_t *bytes = room_for(CB_PAGE + CB_PAGE / 8);
    memset(bytes, 0, CB_PAGE + CB_PAGE / 8);
    ram->page[number % TABLE] = (struct cb_ram_page){number + 1, offset_of(bytes), strict};
    return bytes;
}

static uint32_t request(int channel, uint64_t id, uint64_t address, uint32_t beats, uint32_t size, uint32_t burst) {
    const uint64_t values[] = {id, address, beats - 1, size, burst, 0};
    become(ch[channel].valid, 1, 0);
    for (int i = 0; i < 6; i++) become(ch[channel].signal[i], values[i], 0);
    uint32_t fired = cycle();
    become(ch[channel].valid, 0, 0);
    return fired;
}

static uint32_t data(uint64_t word, uint64_t unknown, uint64_t strobes, bool last) {
    become(ch[CB_RAM_W].valid, 1, 0);
    become(ch[CB_RAM_W].signal[0], word, unknown);
    become(ch[CB_RAM_W].signal[1], strobes, 0);
    become(ch[CB_RAM_W].signal[2], last, 0);
    uint32_t fired = cycle();
    become(ch[CB_RAM_W].valid, 0, 0);
    return fired;
}

static void what_is_written_is_read_without_the_jvm(void) {
    open();
    uint8_t *bytes = page(1, 0);
    EQUAL(request(CB_RAM_AW, 5, 0x1010, 2, 3, 1), 0);
    EQUAL(data(0x1122334455667788, 0, 0xff, false), 0);
    EQUAL(jvm_get(ch[CB_RAM_B].valid), 0);
    EQUAL(data(0x99, 0xff00, 0x01, true), 1); /* what has no strobe may be unknown; the sink tells it all the same */
    EQUAL(ram->state, CB_RAM_ON);
    EQUAL(jvm_get(ch[CB_RAM_B].valid), 1);
    EQUAL(jvm_get(ch[CB_RAM_B].signal[0]), 5);
    EQUAL(bytes[0x10], 0x88);
    EQUAL(bytes[0x17], 0x11);
    EQUAL(bytes[0x18], 0x99);
    EQUAL(bytes[CB_PAGE + 2], 0xff);
    EQUAL(bytes[CB_PAGE + 3], 0x01);
    become(ch[CB_RAM_B].ready, 1, 0);
    cycle();
    EQUAL(jvm_get(ch[CB_RAM_B].valid), 0);

    become(ch[CB_RAM_R].ready, 1, 0);
    EQUAL(request(CB_RAM_AR, 6, 0x1010, 2, 3, 1), 0);
    EQUAL(jvm_get(ch[CB_RAM_R].valid), 1);
    EQUAL(jvm_get(ch[CB_RAM_R].signal[0]), 6);
    EQUAL(jvm_get(ch[CB_RAM_R].signal[1]), 0x1122334455667788);
    EQUAL(jvm_get(ch[CB_RAM_R].signal[2]), 0);
    EQUAL(cycle(), 0);
    EQUAL(jvm_get(ch[CB_RAM_R].signal[1]), 0x99);
    EQUAL(jvm_get(ch[CB_RAM_R].signal[2]), 1);
    EQUAL(cycle(), 0);
    EQUAL(jvm_get(ch[CB_RAM_R].valid), 0);
    EQUAL(ram->taken[CB_RAM_AW], 1);
    EQUAL(ram->taken[CB_RAM_W], 2);
    EQUAL(ram->taken[CB_RAM_AR], 1);
    end();
}

static void narrow_wrapping_and_fixed_bursts_reach_their_lanes(void) {
    open();
    uint8_t *bytes = page(0, 0);
    for (int i = 0; i < 16; i++) bytes[i] = (uint8_t)(0xa0 + i);
    become(ch[CB_RAM_R].ready, 1, 0);
    EQUAL(request(CB_RAM_AR, 0, 0x6, 2, 2, 2), 1); /* wraps, and is not aligned: the JVM's */
    ram->taken[CB_RAM_AR] = ch[CB_RAM_AR].d->done;
    ram->state = CB_RAM_ON;
    EQUAL(request(CB_RAM_AR, 0, 0x4, 2, 2, 2), 0);
    EQUAL(jvm_get(ch[CB_RAM_R].signal[1]), 0xa7a6a5a400000000);
    cycle();
    EQUAL(jvm_get(ch[CB_RAM_R].signal[1]), 0xa3a2a1a0);
    cycle();
    EQUAL(request(CB_RAM_AW, 0, 0x3, 2, 1, 0), 0); /* fixed, of two bytes, at an odd address */
    EQUAL(data(0x11111111, 0, 0x08, false), 0);
    EQUAL(data(0x22222222, 0, 0x08, true), 0);
    EQUAL(bytes[3], 0x22);
    EQUAL(bytes[2], 0xa2);
    EQUAL(bytes[4], 0xa4);
    end();
}

static void a_page_that_is_not_here_is_asked_for_and_then_answered_in_the_same_cycle(void) {
    open();
    page(1, 0);
    become(ch[CB_RAM_AR].valid, 1, 0);
    const uint64_t values[] = {1, 0x5008, 0, 3, 1, 0};
    for (int i = 0; i < 6; i++) become(ch[CB_RAM_AR].signal[i], values[i], 0);
    w->now = now_ += 10;
    cb_changed(&agent, clk, 1);
    TRUE(cb_next_change(&agent));
    EQUAL(w->fired_count, 1);
    EQUAL(w->fired[0], server);
    EQUAL(ram->state, CB_RAM_HALT);
    EQUAL(ram->missing, 6);
    EQUAL(ch[CB_RAM_R].d->end, 0);
    page(5, 0)[8] = 0x77; /* instead of page 1, which has the same place */
    ram->state = CB_RAM_ON;
    jvm_arm(&jvm, server);
    resume(CB_CHANGE);
    EQUAL(ram->state, CB_RAM_ON);
    cb_settled(&agent);
    EQUAL(jvm_get(ch[CB_RAM_R].valid), 1);
    EQUAL(jvm_get(ch[CB_RAM_R].signal[1]), 0x77);
    end();
}

static void left_to_the_jvm(uint32_t fired, int channel) {
    EQUAL(fired, 1);
    EQUAL(ram->state, CB_RAM_HALT);
    EQUAL(ram->missing, 0);
    EQUAL(ram->taken[channel], 0);
    end();
}

static void what_is_not_plain_is_left_to_the_jvm(void) {
    open();
    left_to_the_jvm(request(CB_RAM_AR, 0, 0xff8, 2, 3, 1), CB_RAM_AR); /* over a boundary of 4 KiB */
    open();
    left_to_the_jvm(request(CB_RAM_AR, 0, 0, 1, 4, 1), CB_RAM_AR); /* wider than the bus */
    open();
    left_to_the_jvm(request(CB_RAM_AR, 0, 0, 3, 3, 2), CB_RAM_AR); /* wraps after three */
    open();
    left_to_the_jvm(request(CB_RAM_AR, 0, 0, 17, 3, 0), CB_RAM_AR); /* fixed, too long */
    open();
    left_to_the_jvm(request(CB_RAM_AR, 0, 0, 1, 3, 3), CB_RAM_AR); /* reserved */
    open();
    page(0, 1);
    left_to_the_jvm(request(CB_RAM_AR, 0, 0, 1, 3, 1), CB_RAM_AR); /* nobody has written it, and that counts */
    open();
    page(0, 0);
    request(CB_RAM_AW, 0, 0, 2, 3, 1);
    left_to_the_jvm(data(0, 0, 0xff, true), CB_RAM_W); /* its last too early */
    open();
    page(0, 0);
    request(CB_RAM_AW, 0, 0, 1, 2, 1);
    left_to_the_jvm(data(0, 0, 0x1f, true), CB_RAM_W); /* a strobe beside its lanes */
}

static void an_exclusive_or_unknown_access_is_left_to_the_jvm(void) {
    open();
    page(0, 0);
    become(ch[CB_RAM_AR].signal[5], 1, 0);
    become(ch[CB_RAM_AR].valid, 1, 0);
    become(ch[CB_RAM_AR].signal[4], 1, 0);
    left_to_the_jvm(cycle(), CB_RAM_AR);
    open();
    page(0, 0);
    request(CB_RAM_AW, 0, 0, 1, 3, 1);
    become(ch[CB_RAM_W].valid, 1, 0);
    become(ch[CB_RAM_W].signal[0], 0, 0x80);
    become(ch[CB_RAM_W].signal[1], 0x01, 0);
    become(ch[CB_RAM_W].signal[2], 1, 0);
    EQUAL(cycle(), 2); /* the sink tells it as well */
    EQUAL(ram->state, CB_RAM_HALT);
    end();
}

static void data_may_come_before_its_address_and_answers_stay_in_order(void) {
    open();
    uint8_t *bytes = page(0, 0);
    EQUAL(data(1, 0, 0xff, true), 0);
    EQUAL(data(2, 0, 0xff, true), 0);
    EQUAL(ram->taken[CB_RAM_W], 0);
    EQUAL(request(CB_RAM_AW, 1, 0, 1, 3, 1), 0);
    EQUAL(request(CB_RAM_AW, 2, 8, 1, 3, 1), 0);
    EQUAL(bytes[0], 1);
    EQUAL(bytes[8], 2);
    EQUAL(jvm_get(ch[CB_RAM_B].signal[0]), 1);
    become(ch[CB_RAM_B].ready, 1, 0);
    cycle();
    EQUAL(jvm_get(ch[CB_RAM_B].signal[0]), 2);
    end();
}

static void rings_turn_over_and_a_full_one_is_left_to_the_jvm(void) {
    open();
    page(0, 0);
    become(ch[CB_RAM_B].ready, 1, 0);
    for (uint64_t i = 0; i < 3 * ROOM; i++) {
        EQUAL(request(CB_RAM_AW, 0, 8 * (i % 8), 1, 3, 1), 0);
        EQUAL(data(i, 0, 0xff, true), 0);
    }
    EQUAL(ram->taken[CB_RAM_W], 3 * ROOM);
    become(ch[CB_RAM_R].ready, 0, 0);
    EQUAL(request(CB_RAM_AR, 0, 0, ROOM, 3, 1), 0);
    EQUAL(request(CB_RAM_AR, 0, 0, 1, 3, 1), 1); /* no room for its answer */
    EQUAL(ram->state, CB_RAM_HALT);
    end();
}

static struct cb_step_item *steps_of(struct cb_stream *d) { return (struct cb_step_item *)(void *)(ring(d) - d->steps_room); }

/* Half of the steps are left in the moment in which an answer is there, and the step taken then is one of standing still. */
static void steps_are_asked_for_by_an_answer_that_takes_one(void) {
    open();
    page(0, 0);
    struct cb_stream *r = ch[CB_RAM_R].d;
    for (uint32_t i = 0; i < 4; i++) steps_of(r)[i] = (struct cb_step_item){.idle = i % 2, .go = 1 - i % 2};
    r->steps_end = 4;
    become(ch[CB_RAM_R].ready, 1, 0);
    EQUAL(request(CB_RAM_AR, 0, 0, 1, 3, 1), 0);
    EQUAL(jvm_get(ch[CB_RAM_R].valid), 1);
    EQUAL(cycle(), 0);
    EQUAL(request(CB_RAM_AR, 0, 8, 1, 3, 1), 1);
    EQUAL(r->steps_done, 2);
    EQUAL(jvm_get(ch[CB_RAM_R].valid), 0);
    r->steps_end += 2;
    EQUAL(cycle(), 0);
    EQUAL(jvm_get(ch[CB_RAM_R].valid), 1);
    end();
}

int main(void) {
    RUN(what_is_written_is_read_without_the_jvm);
    RUN(narrow_wrapping_and_fixed_bursts_reach_their_lanes);
    RUN(a_page_that_is_not_here_is_asked_for_and_then_answered_in_the_same_cycle);
    RUN(what_is_not_plain_is_left_to_the_jvm);
    RUN(an_exclusive_or_unknown_access_is_left_to_the_jvm);
    RUN(data_may_come_before_its_address_and_answers_stay_in_order);
    RUN(steps_are_asked_for_by_an_answer_that_takes_one);
    RUN(rings_turn_over_and_a_full_one_is_left_to_the_jvm);
    return check_report("ram");
}
