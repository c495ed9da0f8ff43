/* An open hash table with linear probing, at most half full. */
#include "vpi/vpi_index.h"

#include <stdlib.h>
#include <string.h>

static uint32_t hash(uint32_t owner, uint32_t kind, const char *name) {
    uint32_t h = 2166136261u ^ (owner * 31 + kind) * 2654435761u;
    for (; *name; name++) h = (h ^ (unsigned char)*name) * 16777619u;
    return h ^ h >> 15;
}

/* The place of the key: its entry, or the free one where it belongs. */
static struct index_entry *place(const struct name_index *x, uint32_t owner, uint32_t kind, const char *name) {
    uint32_t at = hash(owner, kind, name) & (x->room - 1);
    for (;; at = (at + 1) & (x->room - 1)) {
        struct index_entry *e = &x->entry[at];
        if (!e->name || (e->owner == owner && e->kind == kind && strcmp(e->name, name) == 0)) return e;
    }
}

static void grow(struct name_index *x) {
    struct name_index more = {.room = x->room ? 2 * x->room : 1024, .count = x->count};
    more.entry = calloc(more.room, sizeof *more.entry);
    if (!more.entry) abort();
    for (uint32_t i = 0; i < x->room; i++) {
        struct index_entry *e = &x->entry[i];
        if (e->name) *place(&more, e->owner, e->kind, e->name) = *e;
    }
    free(x->entry);
    *x = more;
}

struct index_entry *index_find(const struct name_index *x, uint32_t owner, uint32_t kind, const char *name) {
    if (!x->room) return NULL;
    struct index_entry *e = place(x, owner, kind, name);
    return e->name ? e : NULL;
}

struct index_entry *index_add(struct name_index *x, uint32_t owner, uint32_t kind, const char *name) {
    if (2 * (x->count + 1) > x->room) grow(x);
    struct index_entry *e = place(x, owner, kind, name);
    if (e->name) return e;
    *e = (struct index_entry){.name = strdup(name), .owner = owner, .kind = kind};
    if (!e->name) abort();
    x->count++;
    return e;
}
