/*
 * What VPI does not tell of VHDL: types, enumeration literals, generics and constants. The simulator prints it while it
 * starts; the JVM makes a table of it before the test begins, in the file that COCOBEAN_OBJECTS names. A line each:
 *
 *     scope TAB name TAB kind TAB flags TAB low TAB high TAB literals TAB value TAB type
 */
#ifndef COCOBEAN_VHDL_TABLE_H
#define COCOBEAN_VHDL_TABLE_H

#include <stdbool.h>

#include "window.h"

struct vhdl_entry {
    const char *scope, *name, *kind, *flags, *low, *high, *literals, *value, *type;
};

/* Makes the simulator print it by lines: written word by word it takes longer than all else. */
void vhdl_design_follows(void);

/* Tells the JVM, the first time, that the simulator has printed all it has to say of the design. */
void vhdl_design_told(void);

/* The object of that very name, in any case unless it is quoted, else the one that has it between backslashes; NULL: not in
   the table. */
const struct vhdl_entry *vhdl_find(const char *scope, const char *name);

/* All objects of a scope, `*count` of them. */
const struct vhdl_entry *vhdl_objects(const char *scope, uint32_t *count);

/* One spelling for all of a name: in lower case, indices in round brackets; a quoted name stays as it is. \foo\ and foo are
   two names, but foo finds \foo\ where there is no foo: by its inner name. False: the name is not quoted. */
void vhdl_key(const char *name, char *out, size_t room);
bool vhdl_inner_name(const char *hdl, char *out, size_t room);

/* The name as the JVM knows it: indices in brackets, without backslashes unless it would be another name then. */
void vhdl_plain_name(const char *hdl, char *out, size_t room);

bool vhdl_is_constant(const struct vhdl_entry *);

/* A scope that VPI does not show, or shows as "???". */
bool vhdl_is_hidden(const struct vhdl_entry *);

/* Makes what VPI told of the object more precise. */
void vhdl_refine(const struct vhdl_entry *, struct cb_info *);

/* Describes an array of vectors, all but the width of its elements; false: it is none. */
bool vhdl_array(const struct vhdl_entry *, struct cb_info *);

/* Describes by the table alone what VPI does not show: a generic, a constant, a vector without bits. False: the JVM has no
 * use for its type, or its value is nowhere to be had. */
bool vhdl_hidden(const struct vhdl_entry *, struct cb_info *);
void vhdl_constant_planes(const struct vhdl_entry *, const struct cb_info *, uint64_t *planes);
const char *vhdl_constant_text(const struct vhdl_entry *, uint32_t *length);

/* Enumerations: number to literal (its length, 0: none) and back (-1: none). */
uint32_t vhdl_literal(const struct vhdl_entry *, uint64_t number, const char **out);
int vhdl_literal_number(const struct vhdl_entry *, const char *name, uint32_t length);

#endif
