// CSR instructions, FENCE, and every exception with its cause, address and value; MRET.
//
// The trap handler of this program counts traps in s2, leaves mcause, mepc and mtval in s3, s4 and s5, mstatus in s6, and goes on at the
// address in s7.
#include "isa.h"

// The next three checks: the instruction at label 8 traps with this cause and value (label 9 follows it).
#define TRAPPED(cause, value)       \
    CHECK(s3, cause);               \
    la      t0, 8b;                 \
    sub     t0, t0, s4;             \
    CHECK(t0, 0);                   \
    CHECK(s5, value)

// The next check: a control and status register reads this.
#define CSR_IS(name, expected)      \
    csrr    t1, name;               \
    CHECK(t1, expected)

ISA_BEGIN

    // After reset.
    CHECK(s1, 0)                    // minstret
    CHECK(s2, 0)                    // mtvec
    CSR_IS(mstatus, 0x1800)
    CSR_IS(mie, 0)
    CSR_IS(mscratch, 0)
    CSR_IS(mepc, 0)
    CSR_IS(mcause, 0)
    CSR_IS(mtval, 0)
    CSR_IS(0xb80, 0)                // mcycleh
    CSR_IS(0xb82, 0)                // minstreth

    la      t0, trap_entry
    csrr    t1, mtvec
    sub     t0, t0, t1
    CHECK(t0, 0)

    // CSR instructions give the old value, and write, set or clear.
    li      t0, 0x12345678
    csrw    mscratch, t0
    li      t0, 0xf0f0f0f0
    csrrs   t1, mscratch, t0
    CHECK(t1, 0x12345678)
    li      t0, 0x0000ffff
    csrrc   t1, mscratch, t0
    CHECK(t1, 0xf2f4f6f8)
    csrrwi  t1, mscratch, 21
    CHECK(t1, 0xf2f40000)
    csrrsi  t1, mscratch, 10
    CHECK(t1, 21)
    csrrci  t1, mscratch, 3
    CHECK(t1, 31)
    csrr    t1, mscratch
    CHECK(t1, 28)

    // mepc and mtvec hold addresses of whole instructions; misa and mhartid.
    li      t0, 0x1237
    csrw    mepc, t0
    csrr    t1, mepc
    CHECK(t1, 0x1234)
    csrr    t1, misa
    CHECK(t1, 0x40000100)
    csrr    t1, mhartid
    CHECK(t1, 0)

    CSR_IS(mvendorid, 0)
    CSR_IS(marchid, 0)
    CSR_IS(mimpid, 0)

    // Causes, values and counters can be written; what is written to a counter goes on from there.
    li      t0, 0x89abcdef
    csrw    mcause, t0
    CSR_IS(mcause, 0x89abcdef)
    not     t0, t0
    csrw    mtval, t0
    CSR_IS(mtval, 0x76543210)
    csrwi   0xb80, 5
    CSR_IS(0xb80, 5)
    CSR_IS(0xc80, 5)                // cycleh
    csrwi   0xb82, 6
    CSR_IS(0xb82, 6)
    CSR_IS(0xc82, 6)                // instreth
    li      t0, 0x40000000
    csrw    0xb02, t0               // minstret
    CSR_IS(0xb02, 0x40000000)
    csrw    0xb00, t0               // mcycle
    csrr    t1, 0xb00
    srli    t1, t1, 8
    CHECK(t1, 0x00400000)

    // Counters go up; minstret by one for each instruction.
    csrr    t0, mcycle
    csrr    t1, mcycle
    sltu    t0, t0, t1
    CHECK(t0, 1)
    csrr    t0, minstret
    nop
    nop
    csrr    t1, minstret
    sub     t0, t1, t0
    CHECK(t0, 3)

    // Fences do no harm.
    fence
    .word   0x0000100f              // fence.i
    CHECK(zero, 0)

    li      s2, 0

    // Calls and breakpoints.
    la      s7, 9f
8:  ecall
9:  TRAPPED(11, 0)
    la      s7, 9f
8:  ebreak
9:  la      t0, 8b
    sub     s5, s5, t0              // mtval is the address
    TRAPPED(3, 0)

    // Illegal instructions: all zeros, all ones, one of another extension (MUL), an unknown CSR, a write to a read-only one,
    // loads and stores of other sizes.
    la      s7, 9f
8:  .word   0x00000000
9:  TRAPPED(2, 0x00000000)
    la      s7, 9f
8:  .word   0xffffffff
9:  TRAPPED(2, 0xffffffff)
    la      s7, 9f
8:  .word   0x02c58533
9:  TRAPPED(2, 0x02c58533)
    la      s7, 9f
8:  .word   0x7c0022f3              // csrr t0, 0x7c0
9:  TRAPPED(2, 0x7c0022f3)
    la      s7, 9f
8:  .word   0xf1401073              // csrw mhartid, zero
9:  TRAPPED(2, 0xf1401073)
    la      s7, 9f
8:  .word   0x00003283              // ld t0, 0(zero)
9:  TRAPPED(2, 0x00003283)
    la      s7, 9f
8:  .word   0x00007283
9:  TRAPPED(2, 0x00007283)
    la      s7, 9f
8:  .word   0x00003023              // sd zero, 0(zero)
9:  TRAPPED(2, 0x00003023)

    // A trapping instruction changes no register.
    li      t1, 0x55
    la      s7, 9f
8:  .word   0xc0001373              // csrrw t1, cycle, zero
9:  CHECK(t1, 0x55)

    // Misaligned data, and data where nothing is.
    li      t1, 0x55
    li      t0, 0x8001
    la      s7, 9f
8:  lh      t1, 0(t0)
9:  TRAPPED(4, 0x8001)
    CHECK(t1, 0x55)
    li      t0, 0x8002
    la      s7, 9f
8:  lw      t1, 0(t0)
9:  TRAPPED(4, 0x8002)
    li      t0, 0x8003
    la      s7, 9f
8:  sh      t1, 0(t0)
9:  TRAPPED(6, 0x8003)
    li      t0, 0x8001
    la      s7, 9f
8:  sw      t1, 0(t0)
9:  TRAPPED(6, 0x8001)
    li      t0, 0x40000000
    la      s7, 9f
8:  lb      t1, 3(t0)
9:  TRAPPED(5, 0x40000003)
    CHECK(t1, 0x55)
    li      t0, 0x40000000
    la      s7, 9f
8:  sw      t1, 4(t0)
9:  TRAPPED(7, 0x40000004)
    li      t0, FLASH_BASE
    la      s7, 9f
8:  sw      t1, 0(t0)
9:  TRAPPED(7, FLASH_BASE)

    // Jumps to half an instruction trap at the jump and write no return address; jumps into nothing trap at the target.
    la      t0, 1f
    li      t1, 0x55
    la      s7, 9f
8:  jalr    t1, 2(t0)
1:
9:  addi    t0, t0, 2
    sub     s5, s5, t0
    TRAPPED(0, 0)
    CHECK(t1, 0x55)
    li      t0, 0x50000000
    la      s7, 9f
    jr      t0
9:  CHECK(s3, 1)
    CHECK(s4, 0x50000000)
    CHECK(s5, 0x50000000)

    CHECK(s2, 20)

    // A trap turns interrupts off and remembers; MRET puts them back.
    csrsi   mstatus, MSTATUS_MIE
    la      s7, 9f
    ecall
9:  andi    t0, s6, 0x88
    CHECK(t0, 0x80)
    csrr    t0, mstatus
    andi    t0, t0, 0x88
    CHECK(t0, 0x88)
    csrci   mstatus, MSTATUS_MIE
    la      s7, 9f
    ecall
9:  csrr    t0, mstatus
    andi    t0, t0, 0x88
    CHECK(t0, 0x80)

    // A pending timer interrupt ends WFI with interrupts off, and is taken once they are on.
    li      t0, TIMER_MTIMECMP
    li      t1, MIE_TIMER | MIE_EXTERNAL
    csrw    mie, t1
    sw      zero, 4(t0)
    sw      zero, 0(t0)
    wfi
    csrr    t2, mip
    CHECK(t2, MIE_TIMER)
    la      s7, 9f
    csrsi   mstatus, MSTATUS_MIE
8:  UNREACHABLE
9:  csrci   mstatus, MSTATUS_MIE
    CHECK(s3, CAUSE_TIMER_INTERRUPT)
    la      t0, 8b
    sub     t0, t0, s4
    CHECK(t0, 0)

ISA_END

    .globl  trap_entry
    .balign 4
trap_entry:
    addi    s2, s2, 1
    csrr    s3, mcause
    csrr    s4, mepc
    csrr    s5, mtval
    csrr    s6, mstatus
    csrw    mepc, s7
    csrw    mie, zero
    mret
