#include "array_table.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static struct array_dims *entry;
static uint32_t entries;
static bool loaded;

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

static void add(char *line) {
    char *path = strsep(&line, "\t");
    uint32_t count = 0;
    for (const char *c = line; c && *c; c++) count += *c == ':';
    int32_t *bounds = calloc(count ? 2 * count : 1, sizeof *bounds);
    struct array_dims *more = realloc(entry, (entries + 1) * sizeof *entry);
    if (!bounds || !more) abort();
    entry = more;
    for (uint32_t i = 0; i < count && line; i++) {
        const char *sides = strsep(&line, "\t");
        if (sscanf(sides, "%d:%d", &bounds[2 * i], &bounds[2 * i + 1]) != 2) abort();
    }
    without_marks(path);
    entry[entries++] = (struct array_dims){path, count, bounds};
}

void array_table_load(void) {
    const char *name = getenv("COCOBEAN_ARRAYS");
    FILE *file = name ? fopen(name, "r") : NULL;
    if (!file) return;
    char *line = NULL;
    size_t room = 0;
    while (getline(&line, &room, file) > 0) {
        line[strcspn(line, "\n")] = 0;
        add(line);
        line = NULL; /* the entry keeps it */
        room = 0;
    }
    free(line);
    fclose(file);
    if (entries) qsort(entry, entries, sizeof *entry, by_path);
    loaded = true;
}

bool array_table_loaded(void) { return loaded; }

const struct array_dims *array_table_find(const char *path) {
    char plain[4096];
    if (!entries || !path || strlen(path) >= sizeof plain) return NULL;
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
