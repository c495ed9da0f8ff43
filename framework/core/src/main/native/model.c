/* Agent and model home as one unit, so that the compiler can melt them into each other: the hot path halves. */
#include "agent.c"
#include "view.c"
#include "texts.c"
#include "model_home.c"
#include "model_object.c"
#include "model_value.c"
