/*
 * What a compiled cycle model offers to its home (model_home.h). It names no simulator: the glue that is compiled into the
 * same library fills it in.
 *
 * How a value lies in memory follows from its kind and width, as in every model that stores a value in the smallest C
 * integer that holds it:
 *
 *    width   1..8     9..16     17..32    33..64    65...                        CB_KIND_REAL
 *    type    uint8_t  uint16_t  uint32_t  uint64_t  uint32_t[], low word first   double
 *
 * Bits above the width are zero, and stay zero. Values have two states. Arrays lie row by row, the lowest index first.
 */
#ifndef COCOBEAN_MODEL_H
#define COCOBEAN_MODEL_H

#include <stdbool.h>

#include "window/window.h"

/* One object of the design. Its place in the table is its number; number 0 stands for the root above all tops. */
struct cb_object {
    const char *name; /* the last part of its path */
    uint32_t parent;  /* a scope that stands earlier in the table, or 0 */
    uint32_t kind;    /* cb_kind; CB_KIND_ARRAY never: `dims` tells */
    uint32_t flags;   /* cb_info_flag | cb_object_flag */
    uint32_t width;
    int32_t left, right;   /* declared range of a vector */
    uint32_t dims;         /* how many unpacked dimensions, 0: no array */
    const int32_t *bounds; /* left and right of each of them, outermost first */
    void *data;            /* NULL for scopes, and for what the model does not hold */
};

enum cb_object_flag {
    CB_OBJECT_NET = 1u << 16,    /* driven all the time, so a release brings the driven value back at once */
    CB_OBJECT_HIDDEN = 1u << 17, /* exists in the sources, but was not made visible */
};

struct cb_model {
    void *self;
    void (*eval)(void *self);
    uint64_t (*next_event)(void *self);          /* time of its own next event, UINT64_MAX: none; NULL: never any */
    void (*set_time)(void *self, uint64_t now);
    void (*end_of_step)(void *self, uint64_t now); /* all values of this time are final (waves); NULL: no interest */
    void (*finish)(void *self);                  /* called once, when nothing will be evaluated any more */
    /* Reads (write == false) or writes a string; returns its length, more than `room` when it does not fit. */
    size_t (*text)(void *self, void *data, char *buffer, size_t room, bool write);
    const volatile bool *over; /* the model ended the simulation; looked at after each eval */
    const struct cb_object *object;
    uint32_t objects;
    int32_t precision; /* power of ten of a time step in seconds */
};

#endif
