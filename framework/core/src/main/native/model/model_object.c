/* Names and memories of a compiled model. */
#include <stdlib.h>
#include <string.h>

#include "model/model_internal.h"

/* FNV-1a over the name, begun with the scope. */
static uint32_t hash(uint32_t parent, const char *name, size_t length) {
    uint32_t code = 2166136261u ^ (parent * 2654435761u);
    for (size_t i = 0; i < length; i++) code = (code ^ (uint8_t)name[i]) * 16777619u;
    return code ^ code >> 15;
}

static void enter(struct model_home *h, uint32_t i) {
    const struct cb_object *o = &h->model->object[i];
    uint32_t at = hash(o->parent, o->name, strlen(o->name)) & h->named_mask;
    while (h->named[at]) at = (at + 1) & h->named_mask;
    h->named[at] = i;
}

/* The first of that name in a scope, 0: there is none. */
static uint32_t named(const struct model_home *h, uint32_t parent, const char *name, size_t length) {
    for (uint32_t at = hash(parent, name, length) & h->named_mask; h->named[at]; at = (at + 1) & h->named_mask) {
        const struct cb_object *o = &h->model->object[h->named[at]];
        if (o->parent == parent && strlen(o->name) == length && memcmp(o->name, name, length) == 0) return h->named[at];
    }
    return 0;
}

bool model_index(struct model_home *h) {
    uint32_t n = h->model->objects;
    uint32_t *last = calloc(n, sizeof *last);
    h->first_child = calloc(n, sizeof *h->first_child);
    h->next_sibling = calloc(n, sizeof *h->next_sibling);
    h->named_mask = 1;
    while (h->named_mask < 2 * n) h->named_mask = 2 * h->named_mask + 1;
    h->named = calloc((size_t)h->named_mask + 1, sizeof *h->named);
    if (!last || !h->first_child || !h->next_sibling || !h->named) {
        free(last);
        return false;
    }
    for (uint32_t i = 1; i < n; i++) {
        uint32_t parent = h->model->object[i].parent;
        if (last[parent]) h->next_sibling[last[parent]] = i;
        else h->first_child[parent] = i;
        last[parent] = i;
        enter(h, i);
    }
    free(last);
    h->refs = n; /* the objects come first, elements of arrays follow */
    return true;
}

void model_forget(struct model_home *h) {
    for (uint32_t i = 0; i < h->ref_room; i++) {
        struct ref *r = h->ref[i];
        if (!r) continue;
        free(r->watcher);
        free(r->told);
        free(r->before);
        free(r->held);
        free(r->driven);
        free(r->element);
        free(r);
    }
    free(h->ref);
    free(h->first_child);
    free(h->next_sibling);
    free(h->named);
}

/* ---- handles --------------------------------------------------------------------------------------------------- */

/* The test drives it, and no HDL. */
static bool is_input_of_top(const struct model_home *h, const struct cb_object *o) {
    return o->flags & CB_INFO_INPUT && o->parent && h->model->object[o->parent].parent == 0;
}

static struct ref *make(struct model_home *h, const struct cb_object *o, uint32_t handle) {
    if (handle >= h->ref_room) {
        uint32_t room = h->ref_room ? h->ref_room : 64;
        while (room <= handle) room *= 2;
        struct ref **more = realloc(h->ref, room * sizeof *more);
        if (!more) abort();
        memset(more + h->ref_room, 0, (room - h->ref_room) * sizeof *more);
        h->ref = more;
        h->ref_room = room;
    }
    struct ref *r = calloc(1, sizeof *r);
    if (!r) abort();
    h->ref[handle] = r;
    r->object = o;
    r->handle = handle;
    r->data = o->data;
    r->writable = o->data && !(o->flags & CB_INFO_CONSTANT);
    r->ours = r->input = is_input_of_top(h, o);
    r->width = o->kind == CB_KIND_REAL ? 64 : o->width;
    r->storage = r->width <= 8 ? IN_8 : r->width <= 16 ? IN_16 : r->width <= 32 ? IN_32 : r->width <= 64 ? IN_64 : IN_WORDS;
    r->bytes = r->storage == IN_WORDS ? (r->width + 31) / 32 * 4 : 1u << r->storage;
    r->mask = r->width % 64 ? (1ull << (r->width % 64)) - 1 : ~0ull;
    return r;
}

struct ref *model_ref(struct model_home *h, uint32_t handle) {
    if (handle < h->ref_room && h->ref[handle]) return h->ref[handle];
    return make(h, &h->model->object[handle < h->model->objects ? handle : 0], handle);
}

static uint32_t size_of(const struct cb_object *o, uint32_t dim) {
    int32_t left = o->bounds[2 * dim], right = o->bounds[2 * dim + 1];
    return (uint32_t)(left > right ? left - right : right - left) + 1;
}

/* Place of the element among its siblings, UINT32_MAX: there is no such index. */
static uint32_t ordinal(const struct ref *r, int64_t index) {
    const struct cb_object *o = r->object;
    if (r->dim >= o->dims || !r->data) return UINT32_MAX;
    int32_t left = o->bounds[2 * r->dim], right = o->bounds[2 * r->dim + 1];
    int32_t low = left < right ? left : right, high = left < right ? right : left;
    return index < low || index > high ? UINT32_MAX : (uint32_t)(index - low);
}

static size_t elements_below(const struct ref *r) {
    size_t n = 1;
    for (uint32_t d = r->dim + 1; d < r->object->dims; d++) n *= size_of(r->object, d);
    return n;
}

static uint8_t *element_data(const struct ref *r, uint32_t place) {
    return r->data + place * elements_below(r) * r->bytes;
}

static struct ref *element_ref(struct model_home *h, struct ref *array, int64_t index) {
    uint32_t place = ordinal(array, index);
    if (place == UINT32_MAX) return NULL;
    if (!array->element && !(array->element = calloc(size_of(array->object, array->dim), sizeof *array->element))) abort();
    if (array->element[place]) return h->ref[array->element[place]];
    array->element[place] = h->refs;
    struct ref *r = make(h, array->object, h->refs++);
    r->data = element_data(array, place);
    r->dim = array->dim + 1;
    return r;
}

/* ---- what the JVM is told -------------------------------------------------------------------------------------- */

static void describe(const struct cb_object *o, uint32_t dim, struct cb_info *i) {
    memset(i, 0, sizeof *i);
    i->kind = o->kind;
    i->flags = o->flags & 0xffff;
    i->width = o->kind == CB_KIND_REAL ? 64 : o->width;
    i->left = o->left;
    i->right = o->right;
    i->planes = o->kind == CB_KIND_SCOPE || o->kind == CB_KIND_STRING ? 0 : o->kind == CB_KIND_REAL ? 1 : 2;
    if (dim < o->dims) {
        i->kind = CB_KIND_ARRAY;
        i->array_left = o->bounds[2 * dim];
        i->array_right = o->bounds[2 * dim + 1];
    }
}

static uint32_t tell(struct cb_window *w, uint32_t at, struct cb_info info, const char *name) {
    uint32_t length = (uint32_t)strlen(name);
    uint32_t size = (uint32_t)((sizeof info + length + 7) & ~7u);
    if (at + size > CB_PAYLOAD) return 0;
    info.name_length = length;
    memcpy(w->payload + at, &info, sizeof info);
    memcpy(w->payload + at + sizeof info, name, length);
    return at + size;
}

/* What discovery leaves out. */
static bool hidden(const struct cb_object *o) { return o->flags & CB_OBJECT_HIDDEN; }
static bool unreachable(const struct cb_object *o) { return hidden(o) || (!o->data && o->kind != CB_KIND_SCOPE); }

static uint32_t refuse(struct cb_window *w, const char *type) {
    w->payload_length = (uint32_t)strlen(type);
    memcpy(w->payload, type, w->payload_length);
    return CB_REFUSED;
}

static uint32_t resolve(struct model_home *h, struct cb_window *w) {
    if (w->arg[0] >= h->model->objects) return CB_NOT_FOUND;
    uint32_t i = named(h, (uint32_t)w->arg[0], (const char *)w->payload, w->payload_length);
    if (!i) return CB_NOT_FOUND;
    const struct cb_object *o = &h->model->object[i];
    if (hidden(o)) return CB_HIDDEN;
    if (!o->data && o->kind != CB_KIND_SCOPE) return refuse(w, "kept in a form of the simulator's own");
    struct cb_info info;
    describe(o, 0, &info);
    info.handle = i;
    w->payload_length = tell(w, 0, info, o->name);
    if (info.planes && !o->dims) model_live(h, model_ref(h, i));
    return CB_OK;
}

static uint32_t children(struct model_home *h, struct cb_window *w) {
    if (w->arg[0] >= h->model->objects) return CB_NOT_FOUND;
    int64_t seen = 0;
    uint32_t at = 0;
    bool full = false;
    for (uint32_t i = h->first_child[w->arg[0]]; i; i = h->next_sibling[i]) {
        const struct cb_object *o = &h->model->object[i];
        if (unreachable(o) || seen++ < w->arg[1] || full) continue;
        struct cb_info info;
        describe(o, 0, &info);
        info.handle = i;
        uint32_t next = tell(w, at, info, o->name);
        if (next) at = next;
        else full = true, seen--;
    }
    w->arg[0] = seen;
    w->payload_length = at;
    return CB_OK;
}

static uint32_t element(struct model_home *h, struct cb_window *w) {
    struct ref *r = element_ref(h, model_ref(h, (uint32_t)w->arg[0]), w->arg[1]);
    if (!r) return CB_NOT_FOUND;
    struct cb_info info;
    describe(r->object, r->dim, &info);
    info.handle = r->handle;
    w->payload_length = tell(w, 0, info, "");
    if (r->dim == r->object->dims) model_live(h, r);
    return CB_OK;
}

/* An element by its number as declared; one that the JVM has no handle for is made up in `unknown`. */
static struct ref *leaf(struct model_home *h, struct ref *array, size_t number, struct ref *unknown) {
    const struct cb_object *o = array->object;
    struct ref *known = array;
    *unknown = *array;
    for (;;) {
        size_t below = elements_below(unknown);
        uint32_t i = (uint32_t)(number / below), d = unknown->dim;
        uint32_t place = o->bounds[2 * d] <= o->bounds[2 * d + 1] ? i : size_of(o, d) - 1 - i;
        number %= below;
        unknown->data = element_data(unknown, place);
        unknown->dim = d + 1;
        known = known && known->element && known->element[place] ? h->ref[known->element[place]] : NULL;
        if (unknown->dim == o->dims) return known ? known : unknown;
    }
}

static uint32_t memory(struct model_home *h, struct cb_window *w, bool write) {
    struct ref *r = model_ref(h, (uint32_t)w->arg[0]);
    if (!r->data || r->dim >= r->object->dims || r->object->kind == CB_KIND_STRING) return CB_REFUSED;
    if (write && r->object->flags & CB_INFO_CONSTANT) return CB_REFUSED;
    uint32_t words = (r->width + 63) / 64, planes = r->object->kind == CB_KIND_REAL ? 1 : 2;
    if ((uint64_t)w->arg[2] * planes * words * 8 > CB_PAYLOAD) return CB_OVERFLOW;
    w->payload_length = (uint32_t)w->arg[2] * planes * words * 8;
    if (w->arg[1] < 0 || (uint64_t)(w->arg[1] + w->arg[2]) > size_of(r->object, r->dim) * elements_below(r))
        return CB_NOT_FOUND;
    uint64_t *data = (uint64_t *)(void *)w->payload;
    for (int64_t i = 0; i < w->arg[2]; i++, data += planes * words) {
        struct ref unknown, *e = leaf(h, r, (size_t)(w->arg[1] + i), &unknown);
        if (write) {
            if (!e->forced) model_write(h, e, data, planes > 1 ? data + words : NULL);
        } else {
            model_read(e, model_shown(h, e), data);
            if (planes > 1) memset(data + words, 0, words * sizeof *data);
        }
    }
    return CB_OK;
}

static uint32_t as_text(struct model_home *h, struct cb_window *w) {
    const struct ref *r = model_ref(h, (uint32_t)w->arg[0]);
    if (!r->data || r->object->kind != CB_KIND_STRING || !h->model->text) return CB_REFUSED;
    bool write = w->arg[1] == CB_TEXT_WRITE;
    if (w->arg[1] && r->object->flags & CB_INFO_CONSTANT) return CB_REFUSED;
    if (w->arg[1] == CB_TEXT_QUEUE) return CB_OK;
    size_t room = write ? w->payload_length : CB_PAYLOAD;
    size_t length = h->model->text(h->model->self, r->data, (char *)w->payload, room, write);
    if (length > room) return CB_OVERFLOW;
    if (write) h->dirty = true;
    else w->payload_length = (uint32_t)length;
    return CB_OK;
}

uint32_t model_object(struct cb_agent *a, enum cb_command command) {
    struct model_home *h = a->self;
    struct cb_window *w = a->window;
    if (command != CB_CMD_RESOLVE && command != CB_CMD_CHILDREN && (uint64_t)w->arg[0] >= h->refs) return CB_NOT_FOUND;
    switch (command) {
        case CB_CMD_RESOLVE: return resolve(h, w);
        case CB_CMD_CHILDREN: return children(h, w);
        case CB_CMD_ELEMENT: return element(h, w);
        case CB_CMD_MEM_READ: return memory(h, w, false);
        case CB_CMD_MEM_WRITE: return memory(h, w, true);
        case CB_CMD_TEXT: return as_text(h, w);
        default: return CB_REFUSED;
    }
}
