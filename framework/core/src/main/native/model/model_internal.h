/* Shared between the control flow, the values and the objects of the model home. */
#ifndef COCOBEAN_MODEL_INTERNAL_H
#define COCOBEAN_MODEL_INTERNAL_H

#include "model/model_home.h"

enum storage { IN_8, IN_16, IN_32, IN_64, IN_WORDS };

/* A signal, or one element of an array, that the JVM has a slot or a handle for. */
struct ref {
    const struct cb_object *object;
    uint8_t *data;
    uint32_t dim;    /* 0: the whole object; n: an element below n dimensions */
    uint32_t handle; /* what the JVM calls it */
    enum storage storage;
    uint32_t width, bytes;
    uint64_t mask; /* of the highest word that holds bits */
    bool writable, forced;
    bool ours; /* the HDL does not drive it: a clock of ours does, or nothing */
    bool input; /* of the top, which no HDL drives */
    uint32_t *element; /* of an array: handles of its elements, lowest index first, 0: not made yet */
    struct cb_slot **watcher; /* slots to tell when it changes */
    uint32_t watchers;
    uint8_t *told;   /* value the watchers know */
    uint8_t *before; /* value before the latest eval */
    uint8_t *held;   /* value it is forced to */
    uint8_t *driven; /* value the HDL, a deposit or a clock gave it while it was forced */
    uint64_t snapped; /* eval for which `before` holds */
    uint64_t noted;   /* eval that changed it, and place of that change in the queue, UINT32_MAX: nobody waits for it */
    uint32_t place;
};

/* Where the main loop goes on after a stop. */
enum stage { TIME_STEP, CLOCKS, CHANGES, SETTLE, ADVANCE };

/* What has come of a part of a time step: more has to run in it, engines fired at a change or when it had settled, nothing
 * more is to come, or the design has ended the simulation. */
enum outcome { MORE, CHANGED, FIRED, QUIET, OVER };

struct model_home {
    struct cb_agent agent;
    const struct cb_model *model;
    uint64_t now, next_event;
    enum stage stage;
    enum cb_phase phase;
    bool stopped, finished;
    bool advanced;                          /* the present time step has not begun yet */
    uint64_t ended;                         /* time whose end was told to the model, + 1 */
    bool dirty;                             /* memory changed since the latest eval */
    bool want_settled, want_end, want_next; /* phases to visit */
    bool looking_back;                      /* reads show values before the latest eval */
    uint64_t evals;

    struct ref **ref; /* by handle */
    uint32_t refs, ref_room;
    uint32_t *first_child, *next_sibling; /* by object */
    uint32_t *named, named_mask;          /* objects by the hash of scope and name, 0: free */

    struct ref **bit, **vector;           /* watched, 1 bit wide or wider */
    uint32_t bits, vectors, bit_room, vector_room;
    uint32_t ours, inputs;                /* how many of them the HDL does not drive, and are inputs of the top */
    struct ref **live;                    /* all that may be read before an edge */
    uint32_t lives, live_room;
    struct ref **force;
    uint32_t forces, force_room;
};

/* model_value.c */
void model_get(struct cb_agent *, struct cb_slot *);
size_t model_get_to(struct cb_agent *, struct cb_slot *, uint64_t *planes);
unsigned model_level(struct cb_agent *, struct cb_slot *);
void model_present(struct cb_agent *, struct cb_slot *);
const uint64_t *model_beneath(struct cb_agent *, struct cb_slot *);
void model_put(struct cb_agent *, struct cb_slot *);
uint32_t model_special_put(struct cb_agent *, struct cb_slot *, enum cb_put);
void model_drive(struct cb_agent *, struct cb_slot *, unsigned level);
void model_watch(struct cb_agent *, struct cb_slot *);
const uint8_t *model_shown(const struct model_home *, const struct ref *); /* the value that reads show */
void model_read(const struct ref *, const uint8_t *from, uint64_t *out);
void model_write(struct model_home *, struct ref *, const uint64_t *a, const uint64_t *b);
void model_live(struct model_home *, struct ref *);
void model_snapshot(struct model_home *); /* to be taken before an eval, after counting it */
void model_lift(struct model_home *); /* before an eval: wires are driven, be they forced or not */
bool model_hold(struct model_home *); /* puts forced values back; true: some had to be */
void model_note_changes(struct model_home *);

/* model_coast.c: QUIET: it has done nothing; CHANGED: at an edge of the clock; MORE: the main loop goes on at SETTLE. */
enum outcome model_coast(struct model_home *);

/* model_object.c */
bool model_index(struct model_home *);
struct ref *model_ref(struct model_home *, uint32_t handle);
uint32_t model_object(struct cb_agent *, enum cb_command);
void model_forget(struct model_home *);

#endif
