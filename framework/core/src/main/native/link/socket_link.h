/*
 * The hand-over where the simulator shares no memory with the JVM, as in a virtual machine: each side has a window of its
 * own, and giving the turn is sending what has changed in it since the other side saw it. One stream socket, which the
 * agent opens; its twin is org.cocobean.internal.link.SocketCall.
 *
 *    agent -> JVM   the token, once
 *    either way     u32 length of what follows, then any number of: u32 offset, u32 length, bytes
 *
 * The JVM begins with what it put into the window before the start. All numbers are little-endian.
 */
#ifndef COCOBEAN_SOCKET_LINK_H
#define COCOBEAN_SOCKET_LINK_H

#include "window/window.h"

/* `address` is HOST:PORT:TOKEN. NULL: it said why. */
struct cb_window *socket_link_open(const char *address);

/* Gives the turn to the JVM and waits until it comes back; -1: the JVM is gone. */
int socket_link_hand_over(struct cb_window *);

/* Only tells the JVM what has changed; harmless when the JVM is gone. */
void socket_link_send(struct cb_window *);

/* Returns when the JVM is gone. */
void socket_link_await_end(void);

#endif
