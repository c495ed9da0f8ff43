/* What the model home shows: values, forces, names, arrays. */
#include "model_rig.h"

static void forces_hold_and_release(void) {
    begin();
    EQUAL(jvm_put(&jvm, comb, CB_PUT_FORCE, 5), CB_OK);
    EQUAL(comb->forced, 1);
    jvm_set(&jvm, in, 4);
    w->want = CB_WANT_END;
    stops_at(0, CB_END, CB_FIRED_END);
    EQUAL(jvm_get(comb), 5);
    uint32_t timer = jvm_timer(&jvm, 10);
    stops_at(10, CB_BEGIN, timer);
    EQUAL(jvm_put(&jvm, comb, CB_PUT_RELEASE, 0), CB_OK);
    EQUAL(comb->forced, 0);
    EQUAL(jvm_get(comb), 4);
    jvm_set(&jvm, in, 3);
    w->want = CB_WANT_SETTLED;
    stops_at(10, CB_SETTLED, CB_FIRED_SETTLED);
    EQUAL(jvm_get(comb), 3);
    end();
}

static void a_wire_that_is_driven_as_it_is_forced_keeps_that_after_the_release(void) {
    begin();
    jvm_set(&jvm, in, 2);
    w->want = CB_WANT_SETTLED;
    stops_at(0, CB_SETTLED, CB_FIRED_SETTLED);
    EQUAL(jvm_put(&jvm, comb, CB_PUT_FORCE, 4), CB_OK);
    uint32_t timer = jvm_timer(&jvm, 10);
    stops_at(10, CB_BEGIN, timer);
    jvm_set(&jvm, in, 4);
    timer = jvm_timer(&jvm, 20);
    stops_at(20, CB_BEGIN, timer);
    EQUAL(jvm_put(&jvm, comb, CB_PUT_RELEASE, 0), CB_OK);
    EQUAL(jvm_get(comb), 4);
    end();
}

static void readers_of_a_forced_register_see_the_force(void) {
    begin();
    struct cb_slot *twice = slot(TOY_TWICE);
    jvm_clock(&jvm, clk, 5, 5, 5);
    jvm_set(&jvm, en, 1);
    EQUAL(jvm_put(&jvm, count, CB_PUT_FORCE, 50), CB_OK);
    uint32_t any = jvm_edge(&jvm, count, CB_ANY, 1), edge = jvm_edge(&jvm, clk, CB_RISING, 3);
    jvm_set(&jvm, count, 99); /* a deposit does not get through a force */
    stops_at(25, CB_CHANGE, edge);
    EQUAL(jvm_get(count), 50);
    EQUAL(jvm_get(twice), 100);
    EQUAL(w->engine[any].seen, 0);
    EQUAL(jvm_put(&jvm, count, CB_PUT_RELEASE, 0), CB_OK);
    EQUAL(jvm_get(count), 50); /* a variable keeps its value until the HDL assigns it */
    stops_at(25, CB_CHANGE, any);
    EQUAL(jvm_get(count), 51);
    jvm_set(&jvm, count, 46);
    w->want = CB_WANT_SETTLED;
    stops_at(25, CB_SETTLED, CB_FIRED_SETTLED);
    EQUAL(jvm_get(count), 46);
    EQUAL(jvm_get(twice), 92);
    end();
}

static void a_frozen_signal_keeps_the_value_it_has(void) {
    begin();
    jvm_clock(&jvm, clk, 5, 5, 5);
    jvm_set(&jvm, en, 1);
    uint32_t edge = jvm_edge(&jvm, clk, CB_RISING, 3);
    stops_at(25, CB_CHANGE, edge);
    EQUAL(jvm_put(&jvm, count, CB_PUT_FREEZE, 0), CB_OK);
    jvm_rearm(&jvm, edge, 2);
    stops_at(45, CB_CHANGE, edge);
    EQUAL(jvm_get(count), 2);
    EQUAL(jvm_put(&jvm, count, CB_PUT_FORCE, 20), CB_OK);
    EQUAL(jvm_get(count), 20);
    end();
}

static void wide_real_and_text_values_travel_whole(void) {
    begin();
    struct cb_slot *wide = slot(TOY_WIDE), *inverted = slot(TOY_INVERTED), *level = slot(TOY_LEVEL);
    cb_write_planes(wide)[1] = 0xfedcba9876543210;
    jvm_set(&jvm, wide, 0x0123456789abcdef);
    double volts = 1.25;
    uint64_t bits;
    memcpy(&bits, &volts, 8);
    jvm_set(&jvm, level, bits);
    w->want = CB_WANT_SETTLED;
    stops_at(0, CB_SETTLED, CB_FIRED_SETTLED);
    EQUAL(cb_read_planes(wide)[0], 0x0123456789abcdef);
    EQUAL(cb_read_planes(inverted)[0], ~0x0123456789abcdefull);
    EQUAL(cb_read_planes(inverted)[1], ~0xfedcba9876543210ull);
    TRUE(toy.level == 1.25);
    EQUAL(jvm_get(level), bits);
    EQUAL(jvm_object(&jvm, CB_CMD_TEXT, TOY_TEXT, CB_TEXT_READ, 0, 0), CB_OK);
    EQUAL(w->payload_length, 3);
    EQUAL(memcmp(w->payload, "toy", 3), 0);
    memcpy(w->payload, "hello", 5);
    w->payload_length = 5;
    EQUAL(jvm_object(&jvm, CB_CMD_TEXT, TOY_TEXT, CB_TEXT_QUEUE, 0, 0), CB_OK);
    memcpy(w->payload, "world!", 6);
    w->payload_length = 6;
    EQUAL(jvm_object(&jvm, CB_CMD_TEXT, TOY_TEXT, CB_TEXT_QUEUE, 0, 0), CB_OK);
    EQUAL(strcmp(toy.text, "toy"), 0); /* as every deposit: later, and the last one wins */
    w->want = CB_WANT_SETTLED;
    stops_at(0, CB_SETTLED, CB_FIRED_SETTLED);
    EQUAL(strcmp(toy.text, "world!"), 0);
    EQUAL(jvm_object(&jvm, CB_CMD_TEXT, TOY_COUNT, CB_TEXT_READ, 0, 0), CB_REFUSED);
    EQUAL(jvm_object(&jvm, CB_CMD_TEXT, TOY_COUNT, CB_TEXT_QUEUE, 0, 0), CB_REFUSED);
    end();
}

static void unknown_bits_become_zero_and_excess_bits_vanish(void) {
    begin();
    cb_write_planes(in)[1] = 0x0f;
    jvm_set(&jvm, in, 0x1ff);
    w->want = CB_WANT_SETTLED;
    stops_at(0, CB_SETTLED, CB_FIRED_SETTLED);
    EQUAL(jvm_get(in), 0xf0);
    EQUAL(cb_read_planes(in)[1], 0);
    end();
}

static void names_lead_to_objects(void) {
    begin();
    EQUAL(jvm_resolve(&jvm, 0, "toy"), CB_OK);
    EQUAL(jvm_info(&jvm)->handle, TOY);
    EQUAL(jvm_info(&jvm)->kind, CB_KIND_SCOPE);
    EQUAL(jvm_resolve(&jvm, TOY, "count"), CB_OK);
    EQUAL(jvm_info(&jvm)->handle, TOY_COUNT);
    EQUAL(jvm_info(&jvm)->kind, CB_KIND_LOGIC);
    EQUAL(jvm_info(&jvm)->width, 8);
    EQUAL(jvm_info(&jvm)->left, 7);
    EQUAL(jvm_info(&jvm)->right, 0);
    EQUAL(jvm_info(&jvm)->planes, 2);
    EQUAL(jvm_info(&jvm)->flags, CB_INFO_OUTPUT | CB_INFO_VECTOR);
    EQUAL(jvm_resolve(&jvm, TOY, "coun"), CB_NOT_FOUND);
    EQUAL(jvm_resolve(&jvm, TOY, "counts"), CB_NOT_FOUND);
    EQUAL(jvm_resolve(&jvm, 99999, "count"), CB_NOT_FOUND);
    EQUAL(jvm_resolve(&jvm, TOY, "hidden_one"), CB_HIDDEN);
    EQUAL(jvm_resolve(&jvm, TOY_SUB, "gated_count"), CB_OK);
    EQUAL(jvm_object(&jvm, CB_CMD_CHILDREN, TOY, 0, 0, 0), CB_OK);
    EQUAL(w->arg[0], TOY_SUB - TOY - 1); /* all but the hidden one */
    EQUAL(jvm_info(&jvm)->handle, TOY_CLK);
    EQUAL(jvm_object(&jvm, CB_CMD_CHILDREN, TOY, TOY_SUB - TOY - 2, 0, 0), CB_OK);
    EQUAL(jvm_info(&jvm)->handle, TOY_SUB);
    EQUAL(w->payload_length, sizeof(struct cb_info) + 8);
    end();
}

static void memories_are_read_and_written_in_bulk_and_by_element(void) {
    begin();
    EQUAL(jvm_resolve(&jvm, TOY, "mem"), CB_OK);
    EQUAL(jvm_info(&jvm)->kind, CB_KIND_ARRAY);
    EQUAL(jvm_info(&jvm)->array_left, 0);
    EQUAL(jvm_info(&jvm)->array_right, 15);
    uint64_t *payload = (uint64_t *)(void *)w->payload;
    for (uint64_t i = 0; i < 4; i++) payload[2 * i] = 10 + i, payload[2 * i + 1] = 0;
    EQUAL(jvm_object(&jvm, CB_CMD_MEM_WRITE, TOY_MEM, 12, 4, 0), CB_OK);
    EQUAL(toy.mem[12], 10);
    EQUAL(toy.mem[15], 13);
    memset(payload, 0xff, 64);
    EQUAL(jvm_object(&jvm, CB_CMD_MEM_READ, TOY_MEM, 12, 2, 0), CB_OK);
    EQUAL(payload[0], 10);
    EQUAL(payload[1], 0);
    EQUAL(payload[2], 11);
    EQUAL(jvm_object(&jvm, CB_CMD_MEM_READ, TOY_MEM, 15, 2, 1), CB_NOT_FOUND);
    EQUAL(jvm_object(&jvm, CB_CMD_MEM_READ, TOY_MEM, 0, 1 << 20, 1), CB_OVERFLOW);
    EQUAL(jvm_object(&jvm, CB_CMD_MEM_READ, TOY_COUNT, 0, 1, 1), CB_REFUSED);
    EQUAL(jvm_object(&jvm, CB_CMD_ELEMENT, TOY_MEM, 16, 0, 0), CB_NOT_FOUND);
    EQUAL(jvm_object(&jvm, CB_CMD_ELEMENT, TOY_MEM, 12, 0, 0), CB_OK);
    uint32_t handle = jvm_info(&jvm)->handle;
    EQUAL(jvm_info(&jvm)->kind, CB_KIND_LOGIC);
    EQUAL(jvm_object(&jvm, CB_CMD_ELEMENT, TOY_MEM, 12, 0, 0), CB_OK);
    EQUAL(jvm_info(&jvm)->handle, handle);
    struct cb_slot *element = jvm_slot(&jvm, handle, CB_KIND_LOGIC, 8);
    uint32_t any = jvm_edge(&jvm, element, CB_ANY, 1), timer = jvm_timer(&jvm, 5);
    stops_at(5, CB_BEGIN, timer);
    EQUAL(jvm_get(element), 10);
    payload[0] = 77;
    payload[1] = 0;
    EQUAL(jvm_object(&jvm, CB_CMD_MEM_WRITE, TOY_MEM, 12, 1, 0), CB_OK);
    stops_at(5, CB_CHANGE, any);
    EQUAL(jvm_get(element), 77);
    end();
}

static void arrays_of_arrays_go_by_one_index_at_a_time(void) {
    begin();
    EQUAL(jvm_object(&jvm, CB_CMD_ELEMENT, TOY_TABLE, 6, 0, 0), CB_OK);
    uint32_t row = jvm_info(&jvm)->handle;
    EQUAL(jvm_info(&jvm)->kind, CB_KIND_ARRAY);
    EQUAL(jvm_info(&jvm)->array_left, 1);
    EQUAL(jvm_info(&jvm)->array_right, 0);
    EQUAL(jvm_object(&jvm, CB_CMD_ELEMENT, row, 1, 0, 0), CB_OK);
    struct cb_slot *element = jvm_slot(&jvm, jvm_info(&jvm)->handle, CB_KIND_LOGIC, 40);
    jvm_set(&jvm, element, 0xabcdef0123);
    w->want = CB_WANT_SETTLED;
    stops_at(0, CB_SETTLED, CB_FIRED_SETTLED);
    EQUAL(toy.table[2][1], 0xabcdef0123);
    uint64_t *payload = (uint64_t *)(void *)w->payload;
    EQUAL(jvm_object(&jvm, CB_CMD_MEM_READ, row, 0, 2, 0), CB_OK);
    EQUAL(payload[0], 0xabcdef0123);
    EQUAL(payload[2], 0);
    EQUAL(jvm_object(&jvm, CB_CMD_MEM_READ, row, 1, 2, 0), CB_NOT_FOUND);
    EQUAL(jvm_object(&jvm, CB_CMD_MEM_READ, TOY_TABLE, 1, 2, 0), CB_OK); /* [7][0] and [6][1] */
    EQUAL(payload[0], 0);
    EQUAL(payload[2], 0xabcdef0123);
    for (uint64_t i = 0; i < 8; i++) payload[2 * i] = 100 + i, payload[2 * i + 1] = 0;
    uint32_t any = jvm_edge(&jvm, element, CB_ANY, 1);
    jvm_timer(&jvm, 5);
    EQUAL(jvm_resume(&jvm), 0);
    EQUAL(jvm_object(&jvm, CB_CMD_MEM_WRITE, TOY_TABLE, 0, 8, 0), CB_OK);
    stops_at(5, CB_CHANGE, any);
    EQUAL(jvm_get(element), 102);
    EQUAL(toy.table[3][1], 100); /* [7][1] */
    EQUAL(toy.table[0][0], 107); /* [4][0] */
    end();
}

static void constants_refuse_writes(void) {
    begin();
    struct cb_slot *width = slot(TOY_WIDTH);
    EQUAL(jvm_command(&jvm, CB_CMD_SAMPLE), 0);
    EQUAL(jvm_get(width), 8);
    EQUAL(jvm_put(&jvm, width, CB_PUT_IMMEDIATE, 9), CB_REFUSED);
    jvm_set(&jvm, width, 9);
    w->want = CB_WANT_SETTLED;
    stops_at(0, CB_SETTLED, CB_FIRED_SETTLED);
    EQUAL(jvm_get(width), 8);
    end();
}

int main(void) {
    RUN(forces_hold_and_release);
    RUN(a_wire_that_is_driven_as_it_is_forced_keeps_that_after_the_release);
    RUN(readers_of_a_forced_register_see_the_force);
    RUN(a_frozen_signal_keeps_the_value_it_has);
    RUN(wide_real_and_text_values_travel_whole);
    RUN(unknown_bits_become_zero_and_excess_bits_vanish);
    RUN(names_lead_to_objects);
    RUN(memories_are_read_and_written_in_bulk_and_by_element);
    RUN(arrays_of_arrays_go_by_one_index_at_a_time);
    RUN(constants_refuse_writes);
    return check_report("model_object");
}
