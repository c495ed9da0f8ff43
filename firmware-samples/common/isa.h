// The frame of the directed instruction tests isa_*.
//
// Each is a function `main` between ISA_BEGIN and ISA_END, made of numbered checks. When all hold, SIGNATURE is the number of the last
// check and the exit code 0; when one fails, the exit code is its number. s10 holds the number of the present check,
// s11 the return address, t6 what CHECK compares with; everything else is free.
#ifndef ISA_H
#define ISA_H

#include "soc_registers.h"

#define ISA_BEGIN        \
    .option norvc;       \
    .option arch, +zicsr;\
    .text;               \
    .globl main;         \
main:                    \
    mv      s11, ra;     \
    li      s10, 0

// The next check: `register` holds `expected`.
#define CHECK(register, expected)   \
    addi    s10, s10, 1;            \
    li      t6, expected;           \
    bne     register, t6, isa_fail

// The next check: this place is never reached.
#define UNREACHABLE                 \
    addi    s10, s10, 1;            \
    j       isa_fail

#define ISA_END                     \
    li      t0, TEST_SIGNATURE;     \
    sw      s10, 0(t0);             \
    li      a0, 0;                  \
    jr      s11;                    \
isa_fail:                           \
    mv      a0, s10;                \
    jr      s11

#endif
