/*
 * What VPI does not tell of a design: a file that the JVM writes and COCOBEAN_OBJECTS names. The build has written it, or the
 * simulator prints it while it starts and the JVM makes a table of that before the test begins. Lines of columns separated by
 * tabs; the first line is CB_TABLE_NAME and CB_TABLE_VERSION. DesignTableFormat.java is the twin; a test compares the two.
 */
#ifndef COCOBEAN_DESIGN_TABLE_H
#define COCOBEAN_DESIGN_TABLE_H

#include <stdbool.h>
#include <stdint.h>

#define CB_TABLE_NAME "cocobean-objects"
#define CB_TABLE_VERSION 2

/* What a row tells; the word that it begins with. Only objects matter here. */
#define CB_TABLE_ROWS(X) X(BITS) X(ENUMERATION) X(ELEMENTS) X(STRUCTURE) X(UNION) X(OBJECT) X(ALIAS) X(DRIVER)

/* The columns of an object. */
#define CB_TABLE_COLUMNS(X)                                                                                                \
    X(ROW) X(SCOPE) X(NAME) X(ROLE) X(KIND) X(TRAITS) X(LOW) X(HIGH) X(LITERALS) X(ELEMENT) X(DIMENSIONS) X(VALUE) X(TYPE) \
    X(HIDDEN) X(LAYOUT) X(PLACE)

/* The words of the columns ROLE, KIND and ELEMENT, TRAITS. */
#define CB_TABLE_ROLES(X) X(SIGNAL) X(INPUT) X(OUTPUT) X(INOUT) X(CONSTANT)
#define CB_TABLE_KINDS(X)                                                                                         \
    X(LOGIC) X(BIT) X(INTEGER) X(BOOLEAN) X(ENUMERATION) X(REAL) X(TIME) X(STRING) X(ARRAY) X(RECORD) X(OTHER)
#define CB_TABLE_TRAITS(X) X(SIGNED) X(DRIVEN) X(FORCE_FALLS_SHORT)

#define CB_TABLE_ROLE_NUMBER(word) CB_ROLE_##word,
enum cb_table_role { CB_TABLE_ROLES(CB_TABLE_ROLE_NUMBER) CB_ROLE_COUNT };
#define CB_TABLE_KIND_NUMBER(word) CB_IS_##word,
enum cb_table_kind { CB_TABLE_KINDS(CB_TABLE_KIND_NUMBER) CB_IS_COUNT };
#define CB_TABLE_TRAIT_NUMBER(word) CB_TRAIT_##word,
enum cb_table_trait { CB_TABLE_TRAITS(CB_TABLE_TRAIT_NUMBER) CB_TRAIT_COUNT };

struct table_object {
    const char *scope, *name;
    enum cb_table_role role;
    enum cb_table_kind kind, element; /* CB_IS_COUNT: no element is told */
    uint32_t traits;                  /* a bit for each */
    bool hidden;                      /* no test sees it */
    const char *low, *high;           /* of an integer, or empty */
    const char *literals;             /* of an enumeration, separated by commas */
    const char *dimensions;           /* of an array: "0 to 3,7 downto 0" */
    const char *value;                /* of a constant */
    const char *type;
};

/* Whether somebody tells of the design at all; the file may not be written yet. */
bool design_table_is_told(void);

/* All objects, sorted by scope and name; reads the file the first time. One that is not understood ends the simulator with
   a message that names the tool, the place and what was looked for. */
const struct table_object *design_table_objects(uint32_t *count);

/* The object of that very name; NULL: the table does not tell of one. */
const struct table_object *design_table_find(const char *scope, const char *name);

static inline bool table_has(const struct table_object *o, enum cb_table_trait trait) { return o->traits >> trait & 1; }

/* Reads `left to right` or `left downto right`, at most `room` ints of them; returns how many dimensions there are. */
uint32_t table_dimensions(const char *text, int32_t *bounds, uint32_t room);

#endif
