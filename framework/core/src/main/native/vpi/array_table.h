/* Dimensions of arrays, which VPI of some simulators flattens, and the table of the design tells. */
#ifndef COCOBEAN_ARRAY_TABLE_H
#define COCOBEAN_ARRAY_TABLE_H

#include <stdbool.h>
#include <stdint.h>

struct array_dims {
    const char *path;      /* from the top, without the marks of escaped names */
    uint32_t count;
    const int32_t *bounds; /* left and right of each, as declared, the first index first */
};

/* NULL: the table does not tell. */
const struct array_dims *array_table_find(const char *path);

uint32_t array_size(const struct array_dims *, uint32_t dim);

/* Place of an index of one dimension, the lowest index first; UINT32_MAX: there is no such index. */
uint32_t array_place(const struct array_dims *, uint32_t dim, int64_t index);

/* Place of an element in the flat array, by its number as declared below `dim` indices that lie at `place`. */
uint32_t array_flat(const struct array_dims *, uint32_t dim, uint32_t place, uint64_t number);

#endif
