/* EDGE: fires when the signal it watches has had so many edges, of those at which a condition holds. */
#include "engine/engine.h"
#include "agent/view.h"

static bool holds(struct cb_agent *a, const struct cb_engine *e) {
    if (e->op == CB_ALWAYS) return true;
    struct cb_slot *s = cb_slot_at(a->window, e->cond_slot);
    if (s->base) view_get(a, s);
    else CB_HOME(a)->get(a, s);
    const uint64_t *planes = cb_read_planes(s);
    if (s->planes > 1 && (planes[s->words] & e->cond_mask)) return false; /* X and Z equal nothing */
    uint64_t v = planes[0] & e->cond_mask, sign = e->cond_mask - (e->cond_mask >> 1);
    switch (e->op) {
        case CB_EQ: return v == e->cond_value;
        case CB_NE: return v != e->cond_value;
        case CB_LT: return v < e->cond_value;
        case CB_SIGNED_LT: return (v ^ sign) < (e->cond_value ^ sign);
        case CB_SIGNED_GE: return (v ^ sign) >= (e->cond_value ^ sign);
        default: return v >= e->cond_value;
    }
}

static void edge_changed(struct cb_agent *a, uint32_t i, struct cb_engine *e) {
    e->seen++;
    if (!holds(a, e) || --e->left) return;
    e->armed = 0;
    if (e->flags & CB_SETTLE) {
        e->flags |= CB_SETTLING;
        a->settling[a->settling_count++] = i;
        CB_HOME(a)->want_settled(a);
    } else {
        cb_fire(a, i);
    }
}

const struct cb_engine_type cb_edge_type = {.take_over = cb_watch, .changed = edge_changed};
