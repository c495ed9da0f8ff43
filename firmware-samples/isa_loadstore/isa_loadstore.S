// Loads and stores of every width at every byte of a word, sign extension, and neighbours that stay as they were.
#include "isa.h"

ISA_BEGIN

    la      s0, area

    li      t0, 0x8899aabb
    sw      t0, 0(s0)
    lw      t1, 0(s0)
    CHECK(t1, 0x8899aabb)

    // Little-endian: the lowest byte comes first.
    lbu     t1, 0(s0)
    CHECK(t1, 0xbb)
    lbu     t1, 1(s0)
    CHECK(t1, 0xaa)
    lbu     t1, 2(s0)
    CHECK(t1, 0x99)
    lbu     t1, 3(s0)
    CHECK(t1, 0x88)
    lb      t1, 0(s0)
    CHECK(t1, 0xffffffbb)
    lb      t1, 3(s0)
    CHECK(t1, 0xffffff88)
    lhu     t1, 0(s0)
    CHECK(t1, 0xaabb)
    lhu     t1, 2(s0)
    CHECK(t1, 0x8899)
    lh      t1, 0(s0)
    CHECK(t1, 0xffffaabb)
    lh      t1, 2(s0)
    CHECK(t1, 0xffff8899)

    li      t0, 0x12345678
    sw      t0, 4(s0)
    lb      t1, 4(s0)
    CHECK(t1, 0x78)
    lh      t1, 4(s0)
    CHECK(t1, 0x5678)

    // A narrow store changes its own bytes only.
    li      t0, 0xffffff11
    sb      t0, 4(s0)
    lw      t1, 4(s0)
    CHECK(t1, 0x12345611)
    li      t0, 0x22
    sb      t0, 5(s0)
    lw      t1, 4(s0)
    CHECK(t1, 0x12342211)
    li      t0, 0x33
    sb      t0, 6(s0)
    lw      t1, 4(s0)
    CHECK(t1, 0x12332211)
    li      t0, 0x44
    sb      t0, 7(s0)
    lw      t1, 4(s0)
    CHECK(t1, 0x44332211)
    li      t0, 0xffff6655
    sh      t0, 4(s0)
    lw      t1, 4(s0)
    CHECK(t1, 0x44336655)
    li      t0, 0x8877
    sh      t0, 6(s0)
    lw      t1, 4(s0)
    CHECK(t1, 0x88776655)
    lw      t1, 0(s0)
    CHECK(t1, 0x8899aabb)

    // Offsets of both signs, as far as they go.
    li      t0, 0x600dcafe
    addi    t1, s0, 2047
    addi    t1, t1, -2039           // s0 + 8
    sw      t0, 0(t1)
    li      t2, 2040
    add     t2, s0, t2              // s0 + 2040
    lw      t1, -2032(t2)
    CHECK(t1, 0x600dcafe)
    li      t2, -2032
    add     t2, s0, t2              // s0 - 2032
    lw      t1, 2040(t2)
    CHECK(t1, 0x600dcafe)

    addi    t2, s0, 12
    addi    t2, t2, 2047            // s0 + 2059
    li      t0, 0x0badf00d
    sw      t0, -2047(t2)
    lw      t1, 12(s0)
    CHECK(t1, 0x0badf00d)
    li      t2, -2030
    add     t2, s0, t2
    li      t0, 0x77
    sb      t0, 2045(t2)            // s0 + 15
    lw      t1, 12(s0)
    CHECK(t1, 0x77adf00d)

    // The base may be overwritten by what is loaded.
    mv      t0, s0
    lw      t0, 8(t0)
    CHECK(t0, 0x600dcafe)

    // A load to x0 happens and leaves 0.
    lw      x0, 0(s0)
    mv      t0, x0
    CHECK(t0, 0)

    // Constants of the program can be read.
    la      t0, constants
    lh      t1, 2(t0)
    CHECK(t1, 0xffffface)

    // The flash is erased or holds an application; reading it is allowed, byte by byte too.
    li      t0, FLASH_BASE
    lw      t1, 0(t0)
    lbu     t2, 0(t0)
    andi    t1, t1, 0xff
    sub     t1, t1, t2
    CHECK(t1, 0)

ISA_END

    .section .rodata
    .balign 4
constants:
    .word   0xfacefeed

    .bss
    .balign 4
area:
    .space  16
