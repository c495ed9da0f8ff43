/* Agent and model home as one unit, so that the compiler can melt them into each other: the hot path halves. */
#define CB_HOME(agent) (&model_functions)
#include "agent.h"

static const struct cb_home model_functions;

#include "engine_timer.c"
#include "engine_edge.c"
#include "engine_clock.c"
#include "engine_stream.c"
#include "engine_ram.c"
#include "engine_uart.c"
#include "engines.c"
#include "heap.c"
#include "agent.c"
#include "view.c"
#include "texts.c"
#include "model_home.c"
#include "model_coast.c"
#include "model_object.c"
#include "model_value.c"
