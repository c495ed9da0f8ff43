// What every program may use: registers, serial port, interrupts, and the end of the run.
#ifndef RUNTIME_H
#define RUNTIME_H

#include <stddef.h>
#include <stdint.h>

#include "soc_registers.h"

#define REGISTER(address) (*(volatile uint32_t *) (address))

#define CSR_WRITE(name, value) __asm__ volatile(".option push\n.option arch, +zicsr\ncsrw " #name ", %0\n.option pop" : : "r"(value) : "memory")
#define CSR_SET(name, bits)    __asm__ volatile(".option push\n.option arch, +zicsr\ncsrs " #name ", %0\n.option pop" : : "r"(bits) : "memory")
#define CSR_CLEAR(name, bits)  __asm__ volatile(".option push\n.option arch, +zicsr\ncsrc " #name ", %0\n.option pop" : : "r"(bits) : "memory")
#define WAIT_FOR_INTERRUPT()   __asm__ volatile("wfi" : : : "memory")

// Exit code of a program that met a trap nobody handles: this plus the low bits of mcause.
#define EXIT_UNHANDLED_TRAP 0x1000

// Waits until everything sent has left the serial port, then ends the test with `code` (0 = success). Does not return.
void finish(uint32_t code) __attribute__((noreturn));

// Puts a byte, or the bytes of a string, into the send queue; waits while it is full.
void uart_put(uint8_t byte);
void uart_puts(const char *text);

// Prints eight hexadecimal digits.
void uart_put_hex(uint32_t value);

// Waits for a received byte.
uint8_t uart_get(void);

// Called for every exception and interrupt; returns the address to go on at. A program that takes interrupts
// defines its own, which replaces one that ends the test with EXIT_UNHANDLED_TRAP + cause.
uint32_t handle_trap(uint32_t cause, uint32_t epc);

#endif
