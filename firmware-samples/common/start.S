// The first instructions of every program: clear .bss, set stack and trap vector, call main, and report
// what it returned as the exit code. What two registers held after reset, before this needs them, is in s1 (minstret) and s2 (mtvec)
// when main begins.
#include "soc_registers.h"

    .option arch, +zicsr

    .section .start, "ax"
    .globl _start
_start:
    csrr    s1, minstret
    la      sp, __stack_top
    la      t0, trap_entry
    csrrw   s2, mtvec, t0

    la      t0, __bss_start
    la      t1, __bss_end
1:  bgeu    t0, t1, 2f
    sw      zero, 0(t0)
    addi    t0, t0, 4
    j       1b
2:
#ifdef DEBUG
    la      a0, debug_banner
    call    uart_puts
#endif
    call    main
    call    finish
3:  j       3b

#ifdef DEBUG
    .section .rodata
debug_banner:
    .asciz  "[debug] " PROGRAM_NAME "\r\n"
#endif

// Every exception and interrupt comes here: keep the registers that a C function may change, call
// `handle_trap(cause, epc)` and go on at the address it returns.
    .text
    .globl trap_entry
    .weak trap_entry
    .balign 4
trap_entry:
    addi    sp, sp, -64
    sw      ra,  0(sp)
    sw      t0,  4(sp)
    sw      t1,  8(sp)
    sw      t2, 12(sp)
    sw      a0, 16(sp)
    sw      a1, 20(sp)
    sw      a2, 24(sp)
    sw      a3, 28(sp)
    sw      a4, 32(sp)
    sw      a5, 36(sp)
    sw      a6, 40(sp)
    sw      a7, 44(sp)
    sw      t3, 48(sp)
    sw      t4, 52(sp)
    sw      t5, 56(sp)
    sw      t6, 60(sp)

    csrr    a0, mcause
    csrr    a1, mepc
    call    handle_trap
    csrw    mepc, a0

    lw      ra,  0(sp)
    lw      t0,  4(sp)
    lw      t1,  8(sp)
    lw      t2, 12(sp)
    lw      a0, 16(sp)
    lw      a1, 20(sp)
    lw      a2, 24(sp)
    lw      a3, 28(sp)
    lw      a4, 32(sp)
    lw      a5, 36(sp)
    lw      a6, 40(sp)
    lw      a7, 44(sp)
    lw      t3, 48(sp)
    lw      t4, 52(sp)
    lw      t5, 56(sp)
    lw      t6, 60(sp)
    addi    sp, sp, 64
    mret
