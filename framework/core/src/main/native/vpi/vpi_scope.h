/* The objects of a scope, looked for once, since they stay as they are. */
#ifndef COCOBEAN_VPI_SCOPE_H
#define COCOBEAN_VPI_SCOPE_H

#include "vpi/vpi_home.h"
#include "vpi/vpi_index.h"

struct scope_listing {
    vpiHandle *object;
    uint32_t count, room;
};

static inline int is_vhdl(void) { return (vpi_home.flags & CB_FLAG_LOWER_CASE) != 0; }

/* Such simulators make a new object of each handle that they give; the others give what they have. */
static inline void give_back(vpiHandle h) {
    if (h && is_vhdl()) vpi_free_object(h);
}

static inline uint32_t scope_number(const struct vpi_object *scope) { return scope ? scope->info.handle : 0; }

/* What is listed of a scope, in the simulator's order; NULL is the root of all. The handles are nobody's to give back. */
const struct scope_listing *scope_look(const struct vpi_object *);

/* What has that name; in VHDL the object of that very name, else the one that has it between backslashes. Or NULL. */
const struct index_entry *scope_find(const struct vpi_object *, const char *name);

/* CB_INFO_INPUT, CB_INFO_OUTPUT or both, of a direction of VPI. */
uint32_t direction_flags(PLI_INT32);

/* Of the port with that name in Verilog, else 0. */
uint32_t scope_direction(const struct vpi_object *, const char *name);

#endif
