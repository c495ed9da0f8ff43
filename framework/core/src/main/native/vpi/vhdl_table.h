/* What VPI does not tell of VHDL, and the table of the design does: types, enumeration literals, generics and constants. */
#ifndef COCOBEAN_VHDL_TABLE_H
#define COCOBEAN_VHDL_TABLE_H

#include <stdbool.h>

#include "vpi/design_table.h"
#include "window/window.h"

/* Makes the simulator print it by lines: written word by word it takes longer than all else. */
void vhdl_design_follows(void);

/* Tells the JVM, the first time, that the simulator has printed all it has to say of the design. */
void vhdl_design_told(void);

/* The object of that very name, in any case unless it is quoted, else the one that has it between backslashes; NULL: not in
   the table. */
const struct table_object *vhdl_find(const char *scope, const char *name);

/* All objects of a scope, `*count` of them. */
const struct table_object *vhdl_objects(const char *scope, uint32_t *count);

/* One spelling for all of a name: in lower case, indices in round brackets; a quoted name stays as it is. \foo\ and foo are
   two names, but foo finds \foo\ where there is no foo: by its inner name. False: the name is not quoted. */
void vhdl_key(const char *name, char *out, size_t room);
bool vhdl_inner_name(const char *hdl, char *out, size_t room);

/* The name as the JVM knows it: indices in brackets, without backslashes unless it would be another name then. */
void vhdl_plain_name(const char *hdl, char *out, size_t room);

/* One that VPI does not show, or shows as "???". False for NULL. */
bool vhdl_is_hidden(const struct table_object *);

bool vhdl_is_constant(const struct table_object *);

/* Makes what VPI told of the object more precise. */
void vhdl_refine(const struct table_object *, struct cb_info *);

/* Describes an array of vectors, all but the width of its elements; false: it is none. */
bool vhdl_array(const struct table_object *, struct cb_info *);

/* Describes by the table alone what VPI does not show: a generic, a constant, a vector without bits. False: the JVM has no
 * use for its type, or its value is nowhere to be had. */
bool vhdl_hidden(const struct table_object *, struct cb_info *);
void vhdl_constant_planes(const struct table_object *, const struct cb_info *, uint64_t *planes);
const char *vhdl_constant_text(const struct table_object *, uint32_t *length);

/* Enumerations: number to literal (its length, 0: none) and back (-1: none). */
uint32_t vhdl_literal(const struct table_object *, uint64_t number, const char **out);
int vhdl_literal_number(const struct table_object *, const char *name, uint32_t length);

#endif
