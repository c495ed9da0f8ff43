/* Hierarchy and memories over VPI: names to objects, objects to what the JVM is told of them. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "vpi/vpi_home.h"
#include "vpi/vpi_index.h"
#include "vpi/vpi_scope.h"

/* What the JVM was told of. */
static struct name_index remembered;

static uint32_t remember(vpiHandle h, struct cb_info info, const struct table_object *entry, char *path, int is_top) {
    if (vpi_home.object_count == vpi_home.object_room) {
        uint32_t room = vpi_home.object_room ? 2 * vpi_home.object_room : 256;
        struct vpi_object *more = realloc(vpi_home.object, room * sizeof *more);
        if (!more) abort();
        vpi_home.object = more;
        vpi_home.object_room = room;
        if (!vpi_home.object_count) vpi_home.object_count = 1; /* number 0 stands for the root of all */
    }
    info.handle = vpi_home.object_count;
    vpi_home.object[vpi_home.object_count] =
        (struct vpi_object){.handle = h, .info = info, .entry = entry, .path = path, .is_top = is_top};
    return vpi_home.object_count++;
}

static int bound(PLI_INT32 side, vpiHandle h, int32_t *out) {
    vpiHandle e = vpi_handle(side, h);
    if (!e) return 0;
    s_vpi_value v = {.format = vpiIntVal};
    vpi_get_value(e, &v);
    *out = v.value.integer;
    give_back(e);
    return 1;
}

static void range(vpiHandle h, struct cb_info *i) {
    i->left = (int32_t)i->width - 1;
    i->right = 0;
    int32_t left, right;
    if (bound(vpiLeftRange, h, &left) && bound(vpiRightRange, h, &right) &&
        (uint32_t)(left > right ? left - right : right - left) + 1 == i->width) {
        i->left = left;
        i->right = right;
    }
    /* Constants are not asked: a simulator aborts when it is asked this of one. */
    if (i->width > 1 || (!(i->flags & CB_INFO_CONSTANT) && vpi_get(vpiVector, h) == 1)) i->flags |= CB_INFO_VECTOR;
}

/* Of VHDL VPI shows arrays of one dimension only. */
static int dimensions_are_told(void) { return !is_vhdl() && design_table_is_told(); }

static void describe_array(vpiHandle h, struct cb_info *i) {
    i->kind = CB_KIND_ARRAY;
    int32_t left = 0, right = vpi_get(vpiSize, h) - 1;
    bound(vpiLeftRange, h, &left);
    bound(vpiRightRange, h, &right);
    int32_t first_index = left;
    const struct array_dims *dims = dimensions_are_told() ? array_table_find(vpi_get_str(vpiFullName, h)) : NULL;
    if (dims) {
        left = dims->bounds[0];
        right = dims->bounds[1];
    }
    i->array_left = left;
    i->array_right = right;
    vpiHandle first = vpi_handle_by_index(h, first_index);
    i->width = first ? (uint32_t)vpi_get(vpiSize, first) : 0;
    i->left = (int32_t)i->width - 1;
    if (first && vpi_get(vpiType, first) == vpiRealVar) i->flags |= CB_INFO_SIGNED, i->planes = 1, i->width = 64;
    give_back(first);
}

static void describe_constant(vpiHandle h, struct cb_info *i) {
    i->flags |= CB_INFO_CONSTANT;
    switch (vpi_get(vpiConstType, h)) {
        case vpiRealConst: i->kind = CB_KIND_REAL; break;
        case vpiStringConst: i->kind = CB_KIND_STRING; break;
        default: i->kind = CB_KIND_LOGIC;
    }
}

/* Fills in what is known of the object; false: a thing the JVM has no use for. */
static int describe(vpiHandle h, struct cb_info *i) {
    memset(i, 0, sizeof *i);
    i->planes = vpi_home.flags & CB_FLAG_BINARY_STRINGS_ONLY ? 4 : 2;
    switch (vpi_get(vpiType, h)) {
        case vpiModule: case vpiGenScope: case vpiGenScopeArray: case vpiNamedBegin: case vpiNamedFork:
        case vpiPackage:
            i->kind = CB_KIND_SCOPE;
            return 1;
        case vpiNet: case vpiReg: case vpiMemoryWord: case vpiBitVar: case vpiNetBit: case vpiRegBit:
            i->kind = CB_KIND_LOGIC;
            break;
        case vpiIntegerVar: case vpiIntVar: case vpiLongIntVar: case vpiShortIntVar: case vpiByteVar:
            i->kind = CB_KIND_INTEGER;
            i->flags |= CB_INFO_SIGNED;
            break;
        case vpiTimeVar: i->kind = CB_KIND_INTEGER; break;
        case vpiEnumVar: i->kind = CB_KIND_ENUM; break;
        case vpiRealVar: i->kind = CB_KIND_REAL; break;
        case vpiStringVar: i->kind = CB_KIND_STRING; return 1;
        case vpiMemory: case vpiNetArray: case vpiRegArray: describe_array(h, i); return 1;
        case vpiParameter: describe_constant(h, i); break;
        default: return 0;
    }
    if (i->kind == CB_KIND_STRING) return 1;
    if (i->kind == CB_KIND_REAL) {
        i->width = 64;
        i->planes = 1;
        return 1;
    }
    i->width = (uint32_t)vpi_get(vpiSize, h);
    /* Such simulators know no such property and complain of each question; the table tells. */
    if (!is_vhdl() && i->kind != CB_KIND_INTEGER && vpi_get(vpiSigned, h) == 1) i->flags |= CB_INFO_SIGNED;
    range(h, i);
    return 1;
}

static const struct vpi_object *parent_of(const struct cb_window *w) {
    return w->arg[0] ? &vpi_home.object[w->arg[0]] : NULL;
}

/* The path by which the table of VHDL objects knows a scope. */
static char *vhdl_path(const struct vpi_object *parent, vpiHandle h) {
    const char *name = parent ? vpi_get_str(vpiFullName, h) : vpi_get_str(vpiName, h);
    return name ? strdup(name) : NULL;
}

/* In VHDL directions belong to the signals, and the top's inputs have no driver. */
static void describe_vhdl(const struct vpi_object *parent, vpiHandle h, const struct table_object *e, struct cb_info *i) {
    PLI_INT32 d = vpi_get(vpiDirection, h);
    i->flags |= direction_flags(d);
    if (d == vpiInput && parent && parent->is_top) i->flags |= CB_INFO_UNDRIVEN;
    if (e) vhdl_refine(e, i);
}

/* Whose child or element an object is, and which element. */
struct holder {
    uint32_t number;
    const char *index; /* NULL: a child, told by its name */
    int fresh;         /* the handle was asked for now and belongs to nobody else */
};

/* Puts one object at the end of the payload; h is NULL for those that only the table knows. 0: no room. */
static uint32_t append(uint32_t at, const struct vpi_object *parent, struct holder of, vpiHandle h,
                       struct cb_info info, const char *name) {
    struct cb_window *w = vpi_home.window;
    char plain[4096];
    char *path = NULL;
    const struct table_object *entry = NULL;
    int top = 0;
    const char *key = name; /* as the simulator writes it: \foo\ is not foo */
    if (is_vhdl()) {
        if (info.kind == CB_KIND_SCOPE) {
            top = !parent;
            path = vhdl_path(parent, h);
            size_t skip = parent && parent->path ? strlen(parent->path) + 1 : 0;
            if (path && skip && strlen(path) > skip) key = name = path + skip;
        } else if (parent && name) {
            entry = vhdl_find(parent->path, name);
            if (h && info.kind != CB_KIND_ARRAY) describe_vhdl(parent, h, entry, &info);
        }
        if (name) {
            vhdl_plain_name(name, plain, sizeof plain);
            name = plain;
        }
    }
    uint32_t length = name ? (uint32_t)strlen(name) : 0;
    uint32_t size = (uint32_t)((sizeof info + length + 7) & ~7u);
    if (at + size > CB_PAYLOAD) {
        if (of.fresh) give_back(h);
        free(path);
        return 0;
    }
    struct index_entry *known = index_add(&remembered, of.number, info.kind, of.index ? of.index : key ? key : "");
    if (known->number) {
        free(path);
        if (of.fresh) give_back(h);
        info = vpi_home.object[known->number].info;
    } else {
        info.handle = known->number = remember(h, info, entry, path, top);
    }
    info.name_length = length;
    memcpy(w->payload + at, &info, sizeof info);
    if (length) memcpy(w->payload + at + sizeof info, name, length);
    /* Last, since the simulator may keep the name in the place of this one. */
    struct vpi_object *o = &vpi_home.object[info.handle];
    if (info.kind == CB_KIND_ARRAY && h && !o->dims && dimensions_are_told())
        o->dims = array_table_find(vpi_get_str(vpiFullName, h));
    return at + size;
}

static struct holder child_of(const struct vpi_object *parent) { return (struct holder){scope_number(parent), NULL, 0}; }

static struct holder made_for(const struct vpi_object *parent) { return (struct holder){scope_number(parent), NULL, 1}; }

/* VPI shows arrays of vectors to those only who know their full name; writes to their elements are lost. */
static vpiHandle vhdl_array_handle(const struct table_object *e, struct cb_info *i) {
    char path[4096];
    if (!vhdl_array(e, i) || (size_t)snprintf(path, sizeof path, "%s.%s", e->scope, e->name) >= sizeof path) return NULL;
    vpiHandle h = vpi_handle_by_name(path, NULL);
    vpiHandle first = h && vpi_get(vpiType, h) == vpiNetArray ? vpi_handle_by_index(h, i->array_left) : NULL;
    int shown = first && vpi_get(vpiType, first) == vpiNet;
    if (shown) {
        i->width = (uint32_t)vpi_get(vpiSize, first);
        i->left = (int32_t)i->width - 1;
    }
    give_back(first);
    if (shown) return h;
    give_back(h);
    return NULL;
}

/* An object that VPI does not list: described by the table, or refused with its type. */
static uint32_t resolve_hidden(struct cb_window *w, const struct vpi_object *parent, const struct table_object *e) {
    struct cb_info info;
    vpiHandle array = vhdl_array_handle(e, &info);
    if (array || vhdl_hidden(e, &info)) {
        w->payload_length = append(0, parent, made_for(parent), array, info, e->name);
        return CB_OK;
    }
    w->payload_length = (uint32_t)snprintf((char *)w->payload, CB_PAYLOAD, "%s", e->type);
    return CB_REFUSED;
}

static uint32_t resolve(struct cb_window *w) {
    char name[4096];
    if (w->payload_length >= sizeof name) return CB_OVERFLOW;
    memcpy(name, w->payload, w->payload_length);
    name[w->payload_length] = 0;
    const struct vpi_object *parent = parent_of(w);
    const struct table_object *e = is_vhdl() && parent ? vhdl_find(parent->path, name) : NULL;
    int by_table = e && (vhdl_is_constant(e) || vhdl_is_hidden(e));
    const struct index_entry *seen = by_table ? NULL : scope_find(parent, name);
    vpiHandle h = seen ? seen->object : NULL;
    struct cb_info info;
    if (!h || !describe(h, &info)) return e ? resolve_hidden(w, parent, e) : CB_NOT_FOUND;
    if (seen && info.kind != CB_KIND_SCOPE) info.flags |= seen->direction;
    w->payload_length =
        append(0, parent, child_of(parent), h, info, is_vhdl() ? vpi_get_str(vpiName, h) : name);
    memcpy(&info, w->payload, sizeof info);
    if (vpi_home.flags & CB_FLAG_DELTA_CYCLES && info.width == 1 && !vpi_home.object[info.handle].watched)
        watch_early(info.handle);
    return CB_OK;
}

/* Whether VPI shows a signal; constants are left to the table. */
static int shown(const struct vpi_object *parent, const struct table_object *e) {
    return !vhdl_is_constant(e) && scope_find(parent, e->name) != NULL;
}

static uint32_t children(struct cb_window *w) {
    const struct vpi_object parent = w->arg[0] ? *parent_of(w) : (struct vpi_object){0};
    const struct vpi_object *p = w->arg[0] ? &parent : NULL;
    int64_t skip = w->arg[1], seen = 0;
    uint32_t at = 0, next, constants = 0;
    int full = 0;
    const struct scope_listing *all = scope_look(p);
    for (uint32_t i = 0; i < all->count; i++) {
        vpiHandle h = all->object[i];
        struct cb_info info;
        if (is_vhdl() && p && vhdl_is_hidden(vhdl_find(p->path, vpi_get_str(vpiName, h)))) continue;
        if (!describe(h, &info)) continue;
        if (seen++ < skip || full) continue;
        if (!is_vhdl() && info.kind != CB_KIND_SCOPE) info.flags |= scope_direction(p, vpi_get_str(vpiName, h));
        if ((next = append(at, p, child_of(p), h, info, vpi_get_str(vpiName, h)))) at = next;
        else full = 1, seen--;
    }
    const struct table_object *e = is_vhdl() ? vhdl_objects(parent.path, &constants) : NULL;
    for (uint32_t i = 0; i < constants; i++) {
        struct cb_info info;
        vpiHandle array = vhdl_array_handle(&e[i], &info);
        if (!array && (!vhdl_hidden(&e[i], &info) || shown(p, &e[i]))) continue;
        if (seen++ < skip || full) {
            give_back(array);
            continue;
        }
        if ((next = append(at, p, made_for(p), array, info, e[i].name))) at = next;
        else full = 1, seen--;
    }
    w->arg[0] = seen;
    w->payload_length = at;
    return CB_OK;
}

/* An array that the table does not hold may have more dimensions than VPI tells. */
static int unknown_shape(const struct vpi_object *o) { return !o->dims && dimensions_are_told(); }

static uint32_t shape_unknown(struct cb_window *w) {
    w->payload_length = (uint32_t)snprintf((char *)w->payload, CB_PAYLOAD, "its dimensions are not known");
    return CB_REFUSED;
}

/* An array of several dimensions: an element is an array of one less, until the last. */
static uint32_t part(struct cb_window *w, const struct vpi_object *array, vpiHandle *h) {
    const struct array_dims *dims = array->dims;
    uint32_t place = array_place(dims, array->dim, w->arg[1]);
    if (place == UINT32_MAX) return CB_NOT_FOUND;
    place += array->place * array_size(dims, array->dim);
    if (array->dim + 1 == dims->count) {
        *h = vpi_handle_by_index(array->handle, (PLI_INT32)place);
        return *h ? CB_OK : CB_NOT_FOUND;
    }
    struct cb_info info = array->info;
    info.array_left = dims->bounds[2 * array->dim + 2];
    info.array_right = dims->bounds[2 * array->dim + 3];
    uint32_t dim = array->dim + 1;
    char index[32];
    snprintf(index, sizeof index, "%lld", (long long)w->arg[1]);
    w->payload_length = append(0, NULL, (struct holder){(uint32_t)w->arg[0], index, 0}, array->handle, info, "");
    struct vpi_object *row = &vpi_home.object[((struct cb_info *)(void *)w->payload)->handle];
    row->dim = dim;
    row->place = place;
    return CB_OK;
}

static uint32_t element(struct cb_window *w) {
    const struct vpi_object whole = vpi_home.object[w->arg[0]];
    if (unknown_shape(&whole)) return shape_unknown(w);
    vpiHandle h = NULL;
    if (whole.dims && whole.dims->count > 1) {
        uint32_t status = part(w, &whole, &h);
        if (status != CB_OK || !h) return status;
    } else {
        h = vpi_handle_by_index(whole.handle, (PLI_INT32)w->arg[1]);
    }
    const struct cb_info array = whole.info;
    struct cb_info info;
    if (!h || !describe(h, &info)) return CB_NOT_FOUND;
    if (is_vhdl()) {
        info.flags |= array.flags;
        info.planes = array.planes;
    }
    char index[32];
    snprintf(index, sizeof index, "%lld", (long long)w->arg[1]);
    w->payload_length = append(0, NULL, (struct holder){(uint32_t)w->arg[0], index, 1}, h, info, vpi_get_str(vpiName, h));
    return CB_OK;
}

/* The index VPI knows an element by that has this number as declared. */
static PLI_INT32 element_index(const struct vpi_object *o, int64_t number) {
    if (o->dims && o->dims->count > 1) return (PLI_INT32)array_flat(o->dims, o->dim, o->place, (uint64_t)number);
    int32_t left = o->info.array_left, right = o->info.array_right;
    return (PLI_INT32)(left <= right ? left + number : left - number);
}

static uint32_t memory(struct cb_window *w, int write) {
    const struct vpi_object *o = &vpi_home.object[w->arg[0]];
    uint32_t words = (o->info.width + 63) / 64, planes = o->info.planes;
    uint64_t *data = (uint64_t *)(void *)w->payload;
    if (unknown_shape(o) || (write && o->info.flags & CB_INFO_READ_ONLY)) return CB_REFUSED;
    if ((uint64_t)w->arg[2] * planes * words * 8 > CB_PAYLOAD) return CB_OVERFLOW;
    w->payload_length = (uint32_t)w->arg[2] * planes * words * 8;
    uint32_t kind = planes == 1 ? CB_KIND_REAL : CB_KIND_LOGIC;
    for (int64_t i = 0; i < w->arg[2]; i++, data += planes * words) {
        vpiHandle h = vpi_handle_by_index(o->handle, element_index(o, w->arg[1] + i));
        if (!h) return CB_NOT_FOUND;
        if (write) planes_write(h, kind, o->info.width, words, planes, data, vpiNoDelay);
        else planes_read(h, kind, o->info.width, words, planes, data);
        give_back(h);
    }
    return CB_OK;
}

/* Enumerations by the names of their literals: CB_TEXT_READ reads the present one, CB_TEXT_LITERAL asks for the
 * number of one. */
static uint32_t literal(struct cb_window *w, const struct vpi_object *o) {
    if (w->arg[1] == CB_TEXT_LITERAL) {
        w->arg[0] = vhdl_literal_number(o->entry, (const char *)w->payload, w->payload_length);
        if (w->arg[0] >= 0) return CB_OK;
        w->payload_length = (uint32_t)snprintf((char *)w->payload, CB_PAYLOAD, "%s", o->entry->literals);
        return CB_NOT_FOUND;
    }
    uint64_t number = 0;
    const char *name = NULL;
    object_planes(o, 1, 1, &number);
    w->payload_length = vhdl_literal(o->entry, number, &name);
    if (!w->payload_length) return CB_REFUSED;
    memcpy(w->payload, name, w->payload_length);
    return CB_OK;
}

static uint32_t as_text(struct cb_window *w) {
    const struct vpi_object *o = &vpi_home.object[w->arg[0]];
    vpiHandle h = o->handle;
    if (o->info.kind == CB_KIND_ENUM) return o->entry && *o->entry->literals ? literal(w, o) : CB_REFUSED;
    if (!h) {
        const char *text = vhdl_constant_text(o->entry, &w->payload_length);
        memcpy(w->payload, text, w->payload_length);
        return CB_OK;
    }
    if (w->arg[1] == CB_TEXT_QUEUE) return CB_OK;
    if (w->arg[1] == CB_TEXT_WRITE) {
        char *s = (char *)w->payload;
        s[w->payload_length < CB_PAYLOAD ? w->payload_length : CB_PAYLOAD - 1] = 0;
        s_vpi_value v = {.format = vpiStringVal, .value.str = s};
        vpi_home.puts++;
        vpi_put_value(h, &v, NULL, vpiNoDelay);
        return CB_OK;
    }
    s_vpi_value v = {.format = vpiStringVal};
    vpi_get_value(h, &v);
    size_t length = v.value.str ? strlen(v.value.str) : 0;
    if (length > CB_PAYLOAD) return CB_OVERFLOW;
    if (length) memcpy(w->payload, v.value.str, length);
    w->payload_length = (uint32_t)length;
    return CB_OK;
}

uint32_t object_command(struct cb_agent *a, enum cb_command command) {
    struct cb_window *w = a->window;
    switch (command) {
        case CB_CMD_RESOLVE: return resolve(w);
        case CB_CMD_CHILDREN: return children(w);
        case CB_CMD_ELEMENT: return element(w);
        case CB_CMD_MEM_READ: return memory(w, 0);
        case CB_CMD_TEXT: return as_text(w);
        case CB_CMD_MEM_WRITE: {
            a->quiet++;
            uint32_t status = memory(w, 1);
            a->quiet--;
            return status;
        }
        default: return CB_REFUSED;
    }
}
