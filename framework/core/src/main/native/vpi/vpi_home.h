/* The process home over VPI: shared between its control flow, values and objects. */
#ifndef COCOBEAN_VPI_HOME_H
#define COCOBEAN_VPI_HOME_H

#include "agent/agent.h"
#include "vpi/array_table.h"
#include "vpi/vhdl_table.h"
#include "vpi/vpi.h"

/* One object that the JVM knows by number; `info` is what the JVM was told. */
struct vpi_object {
    vpiHandle handle; /* NULL: a constant that only the table of VHDL objects knows */
    struct cb_info info;
    const struct table_object *entry;
    char *path; /* VHDL scopes: how that table calls them */
    int is_top;
    const struct array_dims *dims; /* an array whose declaration the build told */
    uint32_t dim, place;           /* a part of it: below so many indices, which lie at this place */
    struct cb_slot *slot;
    uint32_t put_epoch; /* of the last put, while that may not show yet */
    uint32_t written;   /* cb_agent.writing at a put that changes it, until that shows */
    uint32_t written_moment; /* vpi_home.moment of that put */
    uint64_t *under;    /* what it would be without the force that holds, as far as deposits and clocks tell */
    uint8_t level;      /* last seen by an early watch */
    uint8_t watched;
    uint8_t kept;       /* under a force that is a put which nobody follows */
};

/* A simulator process has exactly one simulation, so this state may be global (VPI call-backs carry no context). */
struct vpi_home {
    struct cb_agent agent;
    struct cb_window *window;
    uint32_t flags;
    struct vpi_object *object;
    uint32_t object_count, object_room;
    uint32_t requested; /* cb_want bits whose call-back is registered */
    uint32_t puts;      /* counts all puts */
    int is_settled;     /* inside the call-back of the settled point */
    int ended_by_design; /* $finish, $stop or $fatal was called: the simulator only completes the time step */
    int was_asked;       /* vpiFinish is ours */
    uint32_t epoch;     /* counts the points at which all puts made before show, which a change is too */
    uint32_t moment;    /* counts those of them at which the agent is called for more than a change */
    const struct vpi_object *driven; /* one of our clocks is being put there, so its level needs no reading */
    unsigned driven_level;
    const struct vpi_object *muted; /* a change of it is none: it is put beneath a force */
    s_vpi_vecval *scratch;
    uint32_t scratch_room;
    char *text;
    uint32_t text_room;
};
extern struct vpi_home vpi_home;

uint64_t vpi_now(void);

vpiHandle value_handle(struct cb_slot *);
void value_get(struct cb_agent *, struct cb_slot *);
const uint64_t *value_beneath(struct cb_agent *, struct cb_slot *);
void value_put(struct cb_agent *, struct cb_slot *);
uint32_t value_special_put(struct cb_agent *, struct cb_slot *, enum cb_put);
void value_drive(struct cb_agent *, struct cb_slot *, unsigned level);
unsigned value_level(struct cb_agent *, struct cb_slot *);
unsigned object_level(const struct vpi_object *);
void watch_early(uint32_t object);
void planes_read(vpiHandle, uint32_t kind, uint32_t width, uint32_t words, uint32_t planes, uint64_t *out);
void planes_write(vpiHandle, uint32_t kind, uint32_t width, uint32_t words, uint32_t planes, const uint64_t *in,
                  PLI_INT32 flags);
void object_planes(const struct vpi_object *, uint32_t words, uint32_t planes, uint64_t *out);

uint32_t object_command(struct cb_agent *, enum cb_command);

/* vpi_tasks.c */
void own_tasks_register(void);

/* vpi_images.c */
void own_images_register(void);

/* vpi_waves.c */
void own_waves_register(void);

/* process_link.c */
struct cb_window *process_link_open(void);
int process_link_hand_over(struct cb_window *);
void process_link_farewell(struct cb_window *);

#endif
