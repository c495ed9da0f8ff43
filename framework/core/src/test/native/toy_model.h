/*
 * A design written in C, so that the framework can be tested without any simulator. In Verilog it would be:
 *
 *    `timescale 1ns/1ps
 *    module toy #(parameter WIDTH = 8, parameter real RATE = 1.5)
 *        (input clk, rst, en, input [7:0] in, input [127:0] wide,
 *         output reg [7:0] count, registered, output [7:0] comb, twice, output [127:0] inverted, output gated, osc);
 *      assign comb = in;             assign twice = count * 2;
 *      assign inverted = ~wide;      assign gated = clk & en;
 *      always @(posedge clk)   begin if (rst) count <= 0; else if (en) count <= count + 1; registered <= in; end
 *      always @(posedge clk)   if (stop) begin $display("toy stops"); $finish; end
 *      always @(posedge gated) sub.gated_count <= sub.gated_count + 1;
 *      initial forever #7ps if (run) osc = ~osc;       // the design's own event, every 7 steps
 *      reg [7:0] mem [0:15];  reg [39:0] table [7:4][1:0];  real level;  string text;  sub.gated_count
 *    endmodule
 *
 * It prints "toy: ..." lines to the log; +greeting=... is printed at the start. `hidden_one` exists but is hidden.
 */
#ifndef COCOBEAN_TOY_MODEL_H
#define COCOBEAN_TOY_MODEL_H

#include "model/model_home.h"

struct toy {
    uint8_t clk, rst, en, in, stop, run;
    uint8_t count, registered, comb, twice, gated, osc;
    uint8_t was_clk, was_gated;
    uint8_t gated_count;
    uint8_t mem[16];
    uint64_t table[4][2];
    uint32_t wide[4], inverted[4];
    double level;
    char text[64];
    uint32_t width;
    double rate;
    bool over;
    uint64_t now, osc_at, evals, steps;
    int log;
    struct cb_object object[32];
    struct cb_model model;
};

/* Numbers of its objects, the JVM's handles. */
enum toy_object {
    TOY = 1, TOY_CLK, TOY_RST, TOY_EN, TOY_IN, TOY_STOP, TOY_RUN, TOY_COUNT, TOY_REGISTERED, TOY_COMB, TOY_TWICE,
    TOY_GATED, TOY_OSC, TOY_WIDE, TOY_INVERTED, TOY_MEM, TOY_TABLE, TOY_LEVEL, TOY_TEXT, TOY_WIDTH, TOY_RATE,
    TOY_HIDDEN, TOY_SUB, TOY_GATED_COUNT, TOY_OBJECTS
};

void toy_init(struct toy *, int log);

#endif
