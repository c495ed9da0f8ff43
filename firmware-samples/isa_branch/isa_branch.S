// Conditional branches: each condition true and false, forwards and backwards, near and far.
#include "isa.h"

// `instruction` with these two values branches.
#define TAKEN(instruction, left, right)         \
    li t0, left; li t1, right; li t2, 1;        \
    instruction t0, t1, 9f; li t2, 0;           \
9:  CHECK(t2, 1)

// `instruction` with these two values goes on with the next instruction.
#define NOT_TAKEN(instruction, left, right)     \
    li t0, left; li t1, right; li t2, 0;        \
    instruction t0, t1, 9f; li t2, 1;           \
9:  CHECK(t2, 1)

ISA_BEGIN

    TAKEN(beq, 7, 7)
    NOT_TAKEN(beq, 7, 8)
    NOT_TAKEN(beq, 0x80000000, 0)
    TAKEN(bne, 7, 8)
    NOT_TAKEN(bne, -1, -1)
    TAKEN(blt, -1, 0)
    TAKEN(blt, 0x80000000, 0x7fffffff)
    NOT_TAKEN(blt, 0, -1)
    NOT_TAKEN(blt, 5, 5)
    TAKEN(bge, 0, -1)
    TAKEN(bge, 5, 5)
    NOT_TAKEN(bge, -1, 0)
    TAKEN(bltu, 0, -1)
    NOT_TAKEN(bltu, -1, 0)
    NOT_TAKEN(bltu, 5, 5)
    TAKEN(bgeu, -1, 0)
    TAKEN(bgeu, 5, 5)
    NOT_TAKEN(bgeu, 0, -1)

    // Backwards: the sum of 1 to 10.
    li      t0, 10
    li      t1, 0
1:  add     t1, t1, t0
    addi    t0, t0, -1
    bnez    t0, 1b
    CHECK(t1, 55)

    // As far as a branch reaches: +4092 and -4096 bytes.
    li      t2, 0
    j       far_start
far_back:
    addi    t2, t2, 2
    j       far_end
    .skip   far_back + 4096 - .
far_start:
    beq     zero, zero, far_forward
    .skip   far_start + 4092 - .
far_forward:
    addi    t2, t2, 1
    j       far_second
    .skip   4
far_end:
    CHECK(t2, 3)
    j       done

    .skip   64
far_second:
    j       far_start_back

    .balign 4
far_back2:
    j       far_back
    .skip   far_back2 + 4096 - .
far_start_back:
    beq     zero, zero, far_back2

done:

ISA_END
