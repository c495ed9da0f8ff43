// JAL and JALR: target, return address, and what counts of the target.
#include "isa.h"

ISA_BEGIN

    // JAL goes there and leaves the address behind itself.
    li      t2, 1
1:  jal     t0, 2f
    li      t2, 0
2:  CHECK(t2, 1)
    la      t1, 1b + 4
    sub     t0, t0, t1
    CHECK(t0, 0)

    // JAL backwards, into something that returns.
    j       1f
2:  addi    t2, t2, 10
    jr      t0
1:  jal     t0, 2b
    CHECK(t2, 11)

    // JALR with positive and negative offset.
    la      t1, 1f
    li      t2, 1
    jalr    t0, 0(t1)
    li      t2, 0
1:  CHECK(t2, 1)
    sub     t0, t0, t1
    CHECK(t0, -4)
    la      t1, 1f + 2047 - 3
    jalr    t0, -2044(t1)
    li      t2, 0
1:  CHECK(t2, 1)
    la      t1, 1f - 2044
    jalr    t0, 2044(t1)
    li      t2, 0
1:  CHECK(t2, 1)

    // JALR drops bit 0 of the sum.
    la      t1, 1f
    jalr    t0, 1(t1)
    li      t2, 0
1:  auipc   t0, 0
    sub     t0, t0, t1
    CHECK(t0, 0)
    CHECK(t2, 1)

    // JALR may write the register it read.
    la      t0, 1f
    jalr    t0, 0(t0)
    li      t2, 0
1:  CHECK(t2, 1)
    la      t1, 1b
    sub     t0, t0, t1
    CHECK(t0, -4)

    // Without a link register nothing is written.
    jal     x0, 1f
    li      t2, 0
1:  CHECK(t2, 1)
    mv      t0, x0
    CHECK(t0, 0)

    // A recursive function: the sum of 1 to 5, with a stack.
    li      a0, 5
    call    sum_to
    CHECK(a0, 15)

    // A long way there and back, by JALR and by JAL, over distances that use other bits of the immediate.
    call    far_away
    CHECK(a0, 77)
    li      a0, 0
    jal     ra, far_away
    CHECK(a0, 77)
1:  li      a0, 0
    jal     ra, middle
    CHECK(a0, 78)

ISA_END

sum_to:
    beqz    a0, 1f
    addi    sp, sp, -8
    sw      ra, 0(sp)
    sw      a0, 4(sp)
    addi    a0, a0, -1
    call    sum_to
    lw      t0, 4(sp)
    lw      ra, 0(sp)
    addi    sp, sp, 8
    add     a0, a0, t0
1:  ret

    .skip   1b + 0x0c00 - .
middle:
    li      a0, 78
    ret

    .skip   16384
far_away:
    li      a0, 77
    ret
