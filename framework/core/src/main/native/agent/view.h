/* Views: some bits of a signal as a slot of its own, for edges and conditions; and deposits that write some bits. */
#ifndef COCOBEAN_VIEW_H
#define COCOBEAN_VIEW_H

#include "agent/agent.h"

/* Fills the read planes of a view from its base. */
void view_get(struct cb_agent *, struct cb_slot *view);

/* From now on changes of the base are looked at for this view. */
void view_watch(struct cb_agent *, struct cb_slot *view);

/* Whether the bits differ from those the watchers know, which are then these; the base's read planes are at present. */
bool view_changed(struct cb_agent *, struct cb_slot *view);

/* 0, 1 or 2 (neither, or several bits) of what the watchers know. */
unsigned view_level(struct cb_slot *view);

/* Completes a deposit of some bits of a signal, those of its mask or of a range, by what the others are beneath a force. */
void view_merge(struct cb_agent *, struct cb_slot *);
void view_merge_range(struct cb_agent *, struct cb_slot *, uint32_t low, uint32_t count);

#endif
