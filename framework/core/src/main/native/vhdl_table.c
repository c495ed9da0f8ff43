#include "vhdl_table.h"

#include <ctype.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

static struct vhdl_entry *entry;
static uint32_t entries;

/* ---- the file --------------------------------------------------------------------------------------------------- */

static int by_name(const void *a, const void *b) {
    const struct vhdl_entry *x = a, *y = b;
    int scopes = strcmp(x->scope, y->scope);
    return scopes ? scopes : strcmp(x->name, y->name);
}

static char *whole_file(const char *path) {
    FILE *f = fopen(path, "r");
    if (!f) return NULL;
    char *text = NULL;
    long size;
    if (!fseek(f, 0, SEEK_END) && (size = ftell(f)) >= 0 && !fseek(f, 0, SEEK_SET) && (text = malloc((size_t)size + 1)))
        text[fread(text, 1, (size_t)size, f)] = 0;
    fclose(f);
    return text;
}

static const char *table_file(void) {
    const char *path = getenv("COCOBEAN_OBJECTS");
    return path && *path ? path : NULL;
}

void vhdl_design_follows(void) {
    static char buffer[1 << 16];
    if (!table_file()) return;
    fflush(stdout);
    setvbuf(stdout, buffer, _IOLBF, sizeof buffer);
}

void vhdl_design_told(void) {
    static bool told;
    if (told || !table_file()) return;
    told = true;
    printf("cocobean: the design is told\n");
    fflush(stdout);
}

/* At the first lookup: the JVM writes the table when the first stop is reached. */
static void load(void) {
    static bool loaded;
    if (loaded) return;
    loaded = true;
    const char *path = table_file();
    if (!path) return;
    char *text = whole_file(path);
    if (!text) {
        fprintf(stderr, "cocobean: cannot read the table of objects %s: %s\n", path, strerror(errno));
        return;
    }
    uint32_t lines = 0;
    for (const char *c = text; *c; c++) lines += *c == '\n';
    entry = calloc(lines + 1, sizeof *entry);
    if (!entry) return;
    for (char *line = text, *end; (end = strchr(line, '\n')); line = end + 1) {
        *end = 0;
        struct vhdl_entry e = {0};
        const char **field[] = {&e.scope, &e.name, &e.kind, &e.flags, &e.low, &e.high, &e.literals, &e.value, &e.type};
        char *at = line;
        size_t n = 0;
        for (; at && n < sizeof field / sizeof *field; n++) *field[n] = strsep(&at, "\t");
        if (n == sizeof field / sizeof *field) entry[entries++] = e;
    }
    qsort(entry, entries, sizeof *entry, by_name);
}

/* ---- names ------------------------------------------------------------------------------------------------------ */

static const struct vhdl_entry *exactly(const char *scope, const char *name) {
    load();
    if (!entries) return NULL;
    struct vhdl_entry wanted = {.scope = scope, .name = name};
    return bsearch(&wanted, entry, entries, sizeof *entry, by_name);
}

const struct vhdl_entry *vhdl_find(const char *scope, const char *name) {
    char other[4096];
    size_t length = name ? strlen(name) : 0;
    if (!scope || !name || length + 3 > sizeof other) return NULL;
    if (name[0] == '\\') return exactly(scope, name);
    for (size_t i = 0; i <= length; i++) other[i] = (char)tolower((unsigned char)name[i]);
    const struct vhdl_entry *e = exactly(scope, other);
    if (e) return e;
    snprintf(other, sizeof other, "\\%s\\", name);
    e = exactly(scope, other);
    return e ? e : exactly(scope, name);
}

const struct vhdl_entry *vhdl_objects(const char *scope, uint32_t *count) {
    uint32_t first = 0;
    load();
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

bool vhdl_is_constant(const struct vhdl_entry *e) { return strchr(e->flags, 'c') != NULL; }

static bool is(const struct vhdl_entry *e, const char *kind) { return strcmp(e->kind, kind) == 0; }

bool vhdl_is_hidden(const struct vhdl_entry *e) { return e && is(e, "hidden"); }

static int literals(const struct vhdl_entry *e) {
    const char *none;
    int count = 0;
    while (vhdl_literal(e, (uint64_t)count, &none)) count++;
    return count;
}

void vhdl_refine(const struct vhdl_entry *e, struct cb_info *i) {
    if (i->kind == CB_KIND_LOGIC) {
        if (is(e, "integer")) {
            i->kind = CB_KIND_INTEGER;
            i->flags |= CB_INFO_SIGNED;
            i->array_left = (int32_t)strtol(e->low, NULL, 10);
            i->array_right = (int32_t)strtol(e->high, NULL, 10);
        } else if (is(e, "boolean")) {
            i->kind = CB_KIND_BOOLEAN;
        } else if (is(e, "enum")) {
            i->kind = CB_KIND_ENUM;
            i->array_right = literals(e) - 1;
        }
        if (!is(e, "logic") && !is(e, "other")) i->planes = 1; /* neither X nor Z */
        if (strchr(e->flags, 's')) i->flags |= CB_INFO_SIGNED;
    }
    if (strchr(e->flags, 'u')) i->flags |= CB_INFO_UNDRIVEN;
}

bool vhdl_array(const struct vhdl_entry *e, struct cb_info *i) {
    char direction[8];
    memset(i, 0, sizeof *i);
    i->kind = CB_KIND_ARRAY;
    i->planes = 4;
    i->flags = CB_INFO_READ_ONLY | (strchr(e->flags, 's') ? CB_INFO_SIGNED : 0);
    return is(e, "array") && (strcmp(e->low, "logic") == 0 || strcmp(e->low, "bit") == 0) &&
           sscanf(e->literals, "%d %7s %d", &i->array_left, direction, &i->array_right) == 3;
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

static bool empty_vector(const struct vhdl_entry *e, struct cb_info *i) {
    i->kind = CB_KIND_LOGIC;
    i->flags = CB_INFO_VECTOR;
    i->planes = is(e, "bit") ? 1 : 4;
    declared_range(e->type, i);
    return (is(e, "logic") || is(e, "bit")) && (i->left || i->right);
}

bool vhdl_hidden(const struct vhdl_entry *e, struct cb_info *i) {
    memset(i, 0, sizeof *i);
    if (!vhdl_is_constant(e)) return empty_vector(e, i);
    i->flags = CB_INFO_CONSTANT;
    i->planes = 1;
    char *end;
    if (is(e, "integer")) {
        i->kind = CB_KIND_INTEGER;
        i->width = 32;
        i->left = 31;
        i->flags |= CB_INFO_SIGNED;
        (void)strtol(e->value, &end, 10);
        return *e->value && !*end;
    }
    if (is(e, "time")) { /* in its smallest unit: "5000000 fs" */
        i->kind = CB_KIND_INTEGER;
        i->width = 64;
        i->left = 63;
        i->flags |= CB_INFO_SIGNED;
        (void)strtoll(e->value, &end, 10);
        return end != e->value;
    }
    if (is(e, "real")) {
        i->kind = CB_KIND_REAL;
        i->width = 64;
        (void)strtod(e->value, &end);
        return *e->value && !*end;
    }
    if (is(e, "string")) {
        i->kind = CB_KIND_STRING;
        return e->value[0] == '"';
    }
    if (is(e, "boolean") || is(e, "enum")) {
        i->kind = is(e, "enum") ? CB_KIND_ENUM : CB_KIND_BOOLEAN;
        i->width = is(e, "enum") ? 8 : 1;
        i->left = (int32_t)i->width - 1;
        return i->kind == CB_KIND_BOOLEAN || vhdl_literal_number(e, e->value, (uint32_t)strlen(e->value)) >= 0;
    }
    if (is(e, "logic") || is(e, "bit")) {
        i->kind = CB_KIND_LOGIC;
        i->planes = is(e, "bit") ? 1 : 4;
        size_t length = strlen(e->value);
        if (length < 2) return false;
        i->width = (uint32_t)length - 2; /* without its quotation marks */
        i->left = (int32_t)i->width - 1;
        if (e->value[0] == '"') i->flags |= CB_INFO_VECTOR;
        if (strchr(e->flags, 's')) i->flags |= CB_INFO_SIGNED;
        declared_range(e->type, i);
        return true;
    }
    return false;
}

void vhdl_constant_planes(const struct vhdl_entry *e, const struct cb_info *i, uint64_t *planes) {
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

const char *vhdl_constant_text(const struct vhdl_entry *e, uint32_t *length) {
    *length = (uint32_t)strlen(e->value);
    if (*length < 2 || (e->value[0] != '"' && e->value[0] != '\'')) return e->value;
    *length -= 2;
    return e->value + 1;
}

/* ---- enumerations ----------------------------------------------------------------------------------------------- */

uint32_t vhdl_literal(const struct vhdl_entry *e, uint64_t number, const char **out) {
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

int vhdl_literal_number(const struct vhdl_entry *e, const char *name, uint32_t length) {
    const char *literal;
    uint32_t room;
    for (int i = 0; (room = vhdl_literal(e, (uint64_t)i, &literal)); i++) {
        if (room != length) continue;
        int differs = *literal == '\'' ? strncmp(literal, name, length) : strncasecmp(literal, name, length);
        if (!differs) return i;
    }
    return -1;
}
