/* Names to numbers, one table for all scopes: a name is found at once, however many its scope holds. */
#ifndef COCOBEAN_VPI_INDEX_H
#define COCOBEAN_VPI_INDEX_H

#include <stdint.h>

struct index_entry {
    char *name;
    void *object;       /* what the simulator calls it */
    uint32_t owner;     /* the scope or array that holds it */
    uint32_t kind;      /* names are distinct within one kind */
    uint32_t number;    /* what the agent calls it; 0: not remembered yet */
    uint32_t direction; /* of the port with this name */
};

struct name_index {
    struct index_entry *entry;
    uint32_t count, room;
};

/* Returns the entry, or NULL. It stays valid until the next one is added. */
struct index_entry *index_find(const struct name_index *, uint32_t owner, uint32_t kind, const char *name);

/* Returns the entry, which is new, with nothing but its key, where there was none. */
struct index_entry *index_add(struct name_index *, uint32_t owner, uint32_t kind, const char *name);

#endif
