#include "vpi/vhdl_table.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* ---- told by the simulator ---------------------------------------------------------------------------------------- */

void vhdl_design_follows(void) {
    static char buffer[1 << 16];
    if (!design_table_is_told()) return;
    fflush(stdout);
    setvbuf(stdout, buffer, _IOLBF, sizeof buffer);
}

void vhdl_design_told(void) {
    static bool told;
    if (told || !design_table_is_told()) return;
    told = true;
    printf("cocobean: the design is told\n");
    fflush(stdout);
}

/* ---- names ------------------------------------------------------------------------------------------------------ */

const struct table_object *vhdl_find(const char *scope, const char *name) {
    char other[4096];
    size_t length = name ? strlen(name) : 0;
    if (!scope || !name || length + 3 > sizeof other) return NULL;
    if (name[0] == '\\') return design_table_find(scope, name);
    for (size_t i = 0; i <= length; i++) other[i] = (char)tolower((unsigned char)name[i]);
    const struct table_object *e = design_table_find(scope, other);
    if (e) return e;
    snprintf(other, sizeof other, "\\%s\\", name);
    e = design_table_find(scope, other);
    return e ? e : design_table_find(scope, name);
}

const struct table_object *vhdl_objects(const char *scope, uint32_t *count) {
    uint32_t first = 0, entries;
    const struct table_object *entry = design_table_objects(&entries);
    *count = 0;
    if (!scope) return NULL;
    for (uint32_t room = entries; room;) { /* lower bound */
        uint32_t half = room / 2;
        if (strcmp(entry[first + half].scope, scope) < 0) first += half + 1, room -= half + 1;
        else room = half;
    }
    while (first + *count < entries && strcmp(entry[first + *count].scope, scope) == 0) ++*count;
    return entry + first;
}

void vhdl_key(const char *name, char *out, size_t room) {
    size_t at = 0;
    bool quoted = name[0] == '\\';
    for (; name[at] && at + 1 < room; at++) {
        char c = name[at];
        out[at] = quoted ? c : c == '[' ? '(' : c == ']' ? ')' : (char)tolower((unsigned char)c);
    }
    out[at] = 0;
}

bool vhdl_inner_name(const char *hdl, char *out, size_t room) {
    size_t length = strlen(hdl);
    if (hdl[0] != '\\' || length < 3 || length - 2 >= room) return false;
    memcpy(out, hdl + 1, length - 2);
    out[length - 2] = 0;
    return true;
}

/* Whether a quoted name would be another one without its backslashes. */
static bool reads_as_basic(const char *hdl, size_t length) {
    if (!isalpha((unsigned char)hdl[1])) return false;
    for (size_t i = 2; i + 1 < length; i++)
        if (!isalnum((unsigned char)hdl[i]) && hdl[i] != '_') return false;
    return true;
}

void vhdl_plain_name(const char *hdl, char *out, size_t room) {
    size_t length = strlen(hdl), at = 0;
    bool quoted = length > 2 && hdl[0] == '\\' && hdl[length - 1] == '\\';
    bool bare = quoted && !reads_as_basic(hdl, length);
    for (size_t i = bare; i < length - bare && at + 1 < room; i++)
        out[at++] = quoted ? hdl[i] : hdl[i] == '(' ? '[' : hdl[i] == ')' ? ']' : hdl[i];
    out[at] = 0;
}

/* ---- types ------------------------------------------------------------------------------------------------------ */

bool vhdl_is_constant(const struct table_object *e) { return e->role == CB_ROLE_CONSTANT; }

static bool is(const struct table_object *e, enum cb_table_kind kind) { return !e->hidden && e->kind == kind; }

bool vhdl_is_hidden(const struct table_object *e) { return e && e->hidden; }

static int literals(const struct table_object *e) {
    const char *none;
    int count = 0;
    while (vhdl_literal(e, (uint64_t)count, &none)) count++;
    return count;
}

void vhdl_refine(const struct table_object *e, struct cb_info *i) {
    if (i->kind == CB_KIND_LOGIC) {
        if (is(e, CB_IS_INTEGER)) {
            i->kind = CB_KIND_INTEGER;
            i->flags |= CB_INFO_SIGNED;
            i->array_left = (int32_t)strtol(e->low, NULL, 10);
            i->array_right = (int32_t)strtol(e->high, NULL, 10);
        } else if (is(e, CB_IS_BOOLEAN)) {
            i->kind = CB_KIND_BOOLEAN;
        } else if (is(e, CB_IS_ENUMERATION)) {
            i->kind = CB_KIND_ENUM;
            i->array_right = literals(e) - 1;
        }
        if (!is(e, CB_IS_LOGIC) && !is(e, CB_IS_OTHER)) i->planes = 1; /* neither X nor Z */
        if (table_has(e, CB_TRAIT_SIGNED)) i->flags |= CB_INFO_SIGNED;
    }
}

bool vhdl_array(const struct table_object *e, struct cb_info *i) {
    int32_t bounds[2];
    memset(i, 0, sizeof *i);
    i->kind = CB_KIND_ARRAY;
    i->planes = 4;
    i->flags = CB_INFO_READ_ONLY | (table_has(e, CB_TRAIT_SIGNED) ? CB_INFO_SIGNED : 0);
    if (!is(e, CB_IS_ARRAY) || (e->element != CB_IS_LOGIC && e->element != CB_IS_BIT) ||
        table_dimensions(e->dimensions, bounds, 2) != 1)
        return false;
    i->array_left = bounds[0];
    i->array_right = bounds[1];
    return true;
}

/* ---- constants -------------------------------------------------------------------------------------------------- */

/* A type's text ends with its range: "(7 downto 0)". */
static void declared_range(const char *type, struct cb_info *i) {
    const char *open = strrchr(type, '(');
    long left, right;
    char direction[8];
    if (!open || sscanf(open, "(%ld %7s %ld)", &left, direction, &right) != 3) return;
    long bits = strcmp(direction, "to") == 0 ? right - left + 1 : left - right + 1;
    if ((bits < 0 ? 0 : bits) != (long)i->width) return;
    i->left = (int32_t)left;
    i->right = (int32_t)right;
}

static bool empty_vector(const struct table_object *e, struct cb_info *i) {
    i->kind = CB_KIND_LOGIC;
    i->flags = CB_INFO_VECTOR;
    i->planes = is(e, CB_IS_BIT) ? 1 : 4;
    declared_range(e->type, i);
    return (is(e, CB_IS_LOGIC) || is(e, CB_IS_BIT)) && (i->left || i->right);
}

bool vhdl_hidden(const struct table_object *e, struct cb_info *i) {
    memset(i, 0, sizeof *i);
    if (!vhdl_is_constant(e)) return empty_vector(e, i);
    i->flags = CB_INFO_CONSTANT;
    i->planes = 1;
    char *end;
    if (is(e, CB_IS_INTEGER)) {
        i->kind = CB_KIND_INTEGER;
        i->width = 32;
        i->left = 31;
        i->flags |= CB_INFO_SIGNED;
        (void)strtol(e->value, &end, 10);
        return *e->value && !*end;
    }
    if (is(e, CB_IS_TIME)) { /* in its smallest unit: "5000000 fs" */
        i->kind = CB_KIND_INTEGER;
        i->width = 64;
        i->left = 63;
        i->flags |= CB_INFO_SIGNED;
        (void)strtoll(e->value, &end, 10);
        return end != e->value;
    }
    if (is(e, CB_IS_REAL)) {
        i->kind = CB_KIND_REAL;
        i->width = 64;
        (void)strtod(e->value, &end);
        return *e->value && !*end;
    }
    if (is(e, CB_IS_STRING)) {
        i->kind = CB_KIND_STRING;
        return e->value[0] == '"';
    }
    if (is(e, CB_IS_BOOLEAN) || is(e, CB_IS_ENUMERATION)) {
        i->kind = is(e, CB_IS_ENUMERATION) ? CB_KIND_ENUM : CB_KIND_BOOLEAN;
        i->width = is(e, CB_IS_ENUMERATION) ? 8 : 1;
        i->left = (int32_t)i->width - 1;
        return i->kind == CB_KIND_BOOLEAN || vhdl_literal_number(e, e->value, (uint32_t)strlen(e->value)) >= 0;
    }
    if (is(e, CB_IS_LOGIC) || is(e, CB_IS_BIT)) {
        i->kind = CB_KIND_LOGIC;
        i->planes = is(e, CB_IS_BIT) ? 1 : 4;
        size_t length = strlen(e->value);
        if (length < 2) return false;
        i->width = (uint32_t)length - 2; /* without its quotation marks */
        i->left = (int32_t)i->width - 1;
        if (e->value[0] == '"') i->flags |= CB_INFO_VECTOR;
        if (table_has(e, CB_TRAIT_SIGNED)) i->flags |= CB_INFO_SIGNED;
        declared_range(e->type, i);
        return true;
    }
    return false;
}

void vhdl_constant_planes(const struct table_object *e, const struct cb_info *i, uint64_t *planes) {
    switch (i->kind) {
        case CB_KIND_INTEGER:
            planes[0] = (uint64_t)strtoll(e->value, NULL, 10);
            if (i->width == 32) planes[0] = (uint32_t)planes[0];
            break;
        case CB_KIND_BOOLEAN: planes[0] = strcmp(e->value, "true") == 0; break;
        case CB_KIND_ENUM: planes[0] = (uint64_t)vhdl_literal_number(e, e->value, (uint32_t)strlen(e->value)); break;
        case CB_KIND_REAL: {
            double real = strtod(e->value, NULL);
            memcpy(planes, &real, sizeof real);
            break;
        }
        default: break;
    }
}

const char *vhdl_constant_text(const struct table_object *e, uint32_t *length) {
    *length = (uint32_t)strlen(e->value);
    if (*length < 2 || (e->value[0] != '"' && e->value[0] != '\'')) return e->value;
    *length -= 2;
    return e->value + 1;
}

/* ---- enumerations ----------------------------------------------------------------------------------------------- */

uint32_t vhdl_literal(const struct table_object *e, uint64_t number, const char **out) {
    for (const char *at = e->literals; *at;) {
        size_t length = *at == '\'' && at[1] && at[2] == '\'' ? 3 : strcspn(at, ",");
        if (number-- == 0) {
            *out = at;
            return (uint32_t)length;
        }
        at += length;
        if (*at == ',') at++;
    }
    return 0;
}

int vhdl_literal_number(const struct table_object *e, const char *name, uint32_t length) {
    const char *literal;
    uint32_t room;
    for (int i = 0; (room = vhdl_literal(e, (uint64_t)i, &literal)); i++) {
        if (room != length) continue;
        int differs = *literal == '\'' ? strncmp(literal, name, length) : strncasecmp(literal, name, length);
        if (!differs) return i;
    }
    return -1;
}
