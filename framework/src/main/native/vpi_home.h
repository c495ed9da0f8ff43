/* The process home over VPI: shared between its control flow, values and objects. */
#ifndef COCOBEAN_VPI_HOME_H
#define COCOBEAN_VPI_HOME_H

#include "agent.h"
#include "vpi.h"

/* One object that the JVM knows by number; `info` is what the JVM was told. */
struct vpi_object {
    vpiHandle handle;
    struct cb_info info;
};

/* A simulator process has exactly one simulation, so this state may be global (VPI call-backs carry no context). */
struct vpi_home {
    struct cb_agent agent;
    struct cb_window *window;
    uint32_t flags;
    struct vpi_object *object;
    uint32_t object_count, object_room;
    uint32_t requested; /* cb_want bits whose call-back is registered */
    s_vpi_vecval *scratch;
    uint32_t scratch_room;
    char *text;
    uint32_t text_room;
};
extern struct vpi_home vpi_home;

uint64_t vpi_now(void);

vpiHandle value_handle(struct cb_slot *);
void value_get(struct cb_agent *, struct cb_slot *);
void value_put(struct cb_agent *, struct cb_slot *);
uint32_t value_special_put(struct cb_agent *, struct cb_slot *, enum cb_put);
void value_drive(struct cb_agent *, struct cb_slot *, unsigned level);
unsigned value_level(struct cb_agent *, struct cb_slot *);
void planes_read(vpiHandle, uint32_t kind, uint32_t width, uint32_t words, uint32_t planes, uint64_t *out);
void planes_write(vpiHandle, uint32_t kind, uint32_t width, uint32_t words, const uint64_t *in, PLI_INT32 flags);

uint32_t object_command(struct cb_agent *, enum cb_command);

/* process_link.c */
struct cb_window *process_link_open(void);
int process_link_hand_over(struct cb_window *);

#endif
