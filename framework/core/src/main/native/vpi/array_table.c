#include "vpi/array_table.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "vpi/design_table.h"

static struct array_dims *entry;
static uint32_t entries;

static int by_path(const void *a, const void *b) {
    return strcmp(((const struct array_dims *)a)->path, ((const struct array_dims *)b)->path);
}

/* Escaped names are marked by a backslash and a blank, by some programs. */
static void without_marks(char *path) {
    char *to = path;
    for (; *path; path++)
        if (*path != '\\' && *path != ' ') *to++ = *path;
    *to = 0;
}

static void load(void) {
    uint32_t count;
    const struct table_object *all = design_table_objects(&count);
    entry = calloc(count + 1, sizeof *entry);
    if (!entry) abort();
    for (uint32_t i = 0; i < count; i++) {
        uint32_t dimensions = table_dimensions(all[i].dimensions, NULL, 0);
        if (!dimensions) continue;
        size_t room = strlen(all[i].scope) + strlen(all[i].name) + 2;
        char *path = malloc(room);
        int32_t *bounds = calloc(2 * dimensions, sizeof *bounds);
        if (!path || !bounds) abort();
        snprintf(path, room, "%s.%s", all[i].scope, all[i].name);
        without_marks(path);
        table_dimensions(all[i].dimensions, bounds, 2 * dimensions);
        entry[entries++] = (struct array_dims){path, dimensions, bounds};
    }
    qsort(entry, entries, sizeof *entry, by_path);
}

const struct array_dims *array_table_find(const char *path) {
    char plain[4096];
    if (!entry) load();
    if (!path || strlen(path) >= sizeof plain) return NULL;
    strcpy(plain, path);
    without_marks(plain);
    struct array_dims wanted = {.path = plain};
    return bsearch(&wanted, entry, entries, sizeof *entry, by_path);
}

uint32_t array_size(const struct array_dims *a, uint32_t dim) {
    int32_t left = a->bounds[2 * dim], right = a->bounds[2 * dim + 1];
    return (uint32_t)(left > right ? left - right : right - left) + 1;
}

uint32_t array_place(const struct array_dims *a, uint32_t dim, int64_t index) {
    int32_t left = a->bounds[2 * dim], right = a->bounds[2 * dim + 1];
    int32_t low = left < right ? left : right, high = left < right ? right : left;
    return index < low || index > high ? UINT32_MAX : (uint32_t)(index - low);
}

uint32_t array_flat(const struct array_dims *a, uint32_t dim, uint32_t place, uint64_t number) {
    uint64_t below = 1;
    for (uint32_t d = dim; d < a->count; d++) below *= array_size(a, d);
    for (uint32_t d = dim; d < a->count; d++) {
        uint32_t size = array_size(a, d);
        below /= size;
        uint32_t i = (uint32_t)(number / below);
        number %= below;
        place = place * size + (a->bounds[2 * d] <= a->bounds[2 * d + 1] ? i : size - 1 - i);
    }
    return place;
}
