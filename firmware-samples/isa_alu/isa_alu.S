// Register and immediate arithmetic, shifts, comparisons, LUI and AUIPC, and the register file.
#include "isa.h"

// Applies `instruction` to two values.
#define RR(instruction, left, right, expected) \
    li t0, left; li t1, right; instruction t2, t0, t1; CHECK(t2, expected)

// Applies `instruction` to a value and an immediate.
#define RI(instruction, left, immediate, expected) \
    li t0, left; instruction t2, t0, immediate; CHECK(t2, expected)

ISA_BEGIN

    RR(add, 1, 2, 3)
    RR(add, 0xffffffff, 1, 0)
    RR(add, 0x7fffffff, 1, 0x80000000)
    RR(sub, 5, 7, -2)
    RR(sub, 0x80000000, 1, 0x7fffffff)
    RR(sll, 1, 31, 0x80000000)
    RR(sll, 0x12345678, 36, 0x23456780)     // only five bits of the distance count
    RR(slt, -1, 1, 1)
    RR(slt, 1, -1, 0)
    RR(slt, 0x80000000, 0x7fffffff, 1)
    RR(slt, 3, 3, 0)
    RR(sltu, -1, 1, 0)
    RR(sltu, 1, -1, 1)
    RR(sltu, 3, 3, 0)
    RR(xor, 0x0ff00ff0, 0xffff0000, 0xf00f0ff0)
    RR(srl, 0x80000000, 31, 1)
    RR(srl, 0x80000000, 32, 0x80000000)
    RR(sra, 0x80000000, 31, 0xffffffff)
    RR(sra, 0x40000000, 30, 1)
    RR(or,  0x0ff00ff0, 0xffff0000, 0xffff0ff0)
    RR(and, 0x0ff00ff0, 0xffff0000, 0x0ff00000)

    RI(addi, 5, -6, -1)
    RI(addi, 0x7ffff800, 2047, 0x7fffffff)
    RI(addi, 0, -2048, 0xfffff800)
    RI(slti, -3, -2, 1)
    RI(slti, 4, 4, 0)
    RI(sltiu, 4, -1, 1)                     // the immediate is extended with its sign, then unsigned
    RI(sltiu, -1, 5, 0)
    RI(xori, 0x00ff0f0f, -1, 0xff00f0f0)
    RI(ori,  0xf0f0f0f0, 0x0f, 0xf0f0f0ff)
    RI(andi, 0x12345678, -256, 0x12345600)
    RI(slli, 0x21, 31, 0x80000000)
    RI(slli, 0x21, 0, 0x21)
    RI(srli, 0x80000001, 1, 0x40000000)
    RI(srai, 0x80000001, 1, 0xc0000000)
    RI(srai, 0x7fffffff, 30, 1)

    // The destination may be a source.
    li      t0, 21
    add     t0, t0, t0
    CHECK(t0, 42)

    lui     t0, 0xabcde
    CHECK(t0, 0xabcde000)
1:  auipc   t0, 0
    la      t1, 1b
    sub     t2, t0, t1
    CHECK(t2, 0)
2:  auipc   t0, 0x80000
    la      t1, 2b
    sub     t2, t0, t1
    CHECK(t2, 0x80000000)

    // x0 stays 0 whatever is written to it.
    li      t0, 99
    add     x0, t0, t0
    lui     x0, 0x12345
    mv      t2, x0
    CHECK(t2, 0)

    // Every register holds a value of its own (sp is put back afterwards; s10 and s11 are in use by the frame).
    mv      t0, sp
    la      t1, saved
    sw      t0, 0(t1)
    .irp n, 1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23,24,25,28,29,30
    li      x\n, 0x1000 + \n
    .endr
    .irp n, 1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23,24,25,28,29,30
    CHECK(x\n, 0x1000 + \n)
    .endr
    la      t1, saved
    lw      sp, 0(t1)

ISA_END

    .bss
    .balign 4
saved:
    .space 4
