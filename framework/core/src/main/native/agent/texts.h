/* Strings that wait to be written: they are of any length, so they have no slots. */
#ifndef COCOBEAN_TEXTS_H
#define COCOBEAN_TEXTS_H

#include "agent/agent.h"

/* Keeps the payload for the string of arg0, instead of what was kept for it before, if the home takes it. */
uint32_t texts_queue(struct cb_agent *);

/* Writes them, in the order in which the strings were first written. */
void texts_flush(struct cb_agent *);

void texts_close(struct cb_agent *);

#endif
