/* Agent and model home as one unit, so that the compiler can melt them into each other: the hot path halves. */
#define CB_HOME(agent) (&model_functions)
#include "agent/agent.h"

static const struct cb_home model_functions;

#include "engine/engine_timer.c"
#include "engine/engine_edge.c"
#include "engine/engine_clock.c"
#include "engine/engine_stream.c"
#include "engine/engine_ram.c"
#include "engine/engine_uart.c"
#include "engine/engines.c"
#include "agent/heap.c"
#include "agent/agent.c"
#include "agent/view.c"
#include "agent/texts.c"
#include "model/model_home.c"
#include "model/model_coast.c"
#include "model/model_object.c"
#include "model/model_value.c"
