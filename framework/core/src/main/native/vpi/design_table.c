#include "vpi/design_table.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define WORD(word) #word,
static const char *const rows[] = {CB_TABLE_ROWS(WORD) NULL};
static const char *const columns[] = {CB_TABLE_COLUMNS(WORD) NULL};
static const char *const roles[] = {CB_TABLE_ROLES(WORD) NULL};
static const char *const kinds[] = {CB_TABLE_KINDS(WORD) NULL};
static const char *const traits[] = {CB_TABLE_TRAITS(WORD) NULL};

#define ROW_NUMBER(word) ROW_##word,
enum row { CB_TABLE_ROWS(ROW_NUMBER) ROW_COUNT };
#define COLUMN_NUMBER(word) COLUMN_##word,
enum column { CB_TABLE_COLUMNS(COLUMN_NUMBER) COLUMN_COUNT };

static struct table_object *object;
static uint32_t objects;
static uint32_t line_number;

static const char *table_file(void) {
    const char *path = getenv("COCOBEAN_OBJECTS");
    return path && *path ? path : NULL;
}

bool design_table_is_told(void) { return table_file() != NULL; }

/* ---- what is not understood --------------------------------------------------------------------------------------- */

static void fail(const char *found, const char *const *wanted, const char *what) {
    const char *tool = getenv("COCOBEAN_TOOL");
    fprintf(stderr, "cocobean: what is told of the design is not understood (%s): %s, line %u, has '%s', looked for %s",
            tool ? tool : "unknown tool", table_file(), (unsigned)line_number, found, what);
    for (; wanted && *wanted; wanted++) fprintf(stderr, " %s", *wanted);
    fputc('\n', stderr);
    fflush(stderr);
    _Exit(1);
}

static int word(const char *text, const char *const *words, const char *what) {
    for (int i = 0; words[i]; i++)
        if (strcmp(words[i], text) == 0) return i;
    fail(text, words, what);
    return 0;
}

/* ---- the file ----------------------------------------------------------------------------------------------------- */

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

static void add(char *line) {
    char *column[COLUMN_COUNT] = {0};
    uint32_t n = 0;
    for (char *at = line; at; n++) {
        char *next = strsep(&at, "\t");
        if (n < COLUMN_COUNT) column[n] = next;
    }
    if (n != COLUMN_COUNT) fail(line, columns, "an object with the columns");
    struct table_object o = {
        .scope = column[COLUMN_SCOPE],
        .name = column[COLUMN_NAME],
        .role = (enum cb_table_role)word(column[COLUMN_ROLE], roles, "a role:"),
        .kind = (enum cb_table_kind)word(column[COLUMN_KIND], kinds, "a kind:"),
        .element = *column[COLUMN_ELEMENT] ? (enum cb_table_kind)word(column[COLUMN_ELEMENT], kinds, "a kind:") : CB_IS_COUNT,
        .hidden = *column[COLUMN_HIDDEN],
        .low = column[COLUMN_LOW],
        .high = column[COLUMN_HIGH],
        .literals = column[COLUMN_LITERALS],
        .dimensions = column[COLUMN_DIMENSIONS],
        .value = column[COLUMN_VALUE],
        .type = column[COLUMN_TYPE],
    };
    for (char *at = *column[COLUMN_TRAITS] ? column[COLUMN_TRAITS] : NULL; at;)
        o.traits |= 1u << word(strsep(&at, ","), traits, "a trait:");
    if (*o.dimensions && !table_dimensions(o.dimensions, NULL, 0)) fail(o.dimensions, NULL, "dimensions such as 7 downto 0");
    object[objects++] = o;
}

static int by_name(const void *a, const void *b) {
    const struct table_object *x = a, *y = b;
    int scopes = strcmp(x->scope, y->scope);
    return scopes ? scopes : strcmp(x->name, y->name);
}

static void load(void) {
    const char *path = table_file();
    if (!path) return;
    char *text = whole_file(path);
    if (!text) fail(strerror(errno), NULL, "a file");
    uint32_t lines = 0;
    for (const char *c = text; *c; c++) lines += *c == '\n';
    object = calloc(lines + 1, sizeof *object);
    if (!object) abort();
    char header[64];
    snprintf(header, sizeof header, "%s\t%d", CB_TABLE_NAME, CB_TABLE_VERSION);
    char *line = text;
    for (char *end; (end = strchr(line, '\n')); line = end + 1) {
        *end = 0;
        line_number++;
        if (line_number == 1) {
            if (strcmp(line, header) != 0) fail(line, NULL, header);
            continue;
        }
        char *tab = strchr(line, '\t');
        if (tab) *tab = 0;
        bool is_object = word(line, rows, "a row:") == ROW_OBJECT;
        if (tab) *tab = '\t';
        if (is_object) add(line);
    }
    if (!line_number || *line) fail(line, NULL, "a whole line");
    qsort(object, objects, sizeof *object, by_name);
}

const struct table_object *design_table_objects(uint32_t *count) {
    static bool loaded;
    if (!loaded) {
        loaded = true;
        load();
    }
    *count = objects;
    return object;
}

const struct table_object *design_table_find(const char *scope, const char *name) {
    uint32_t count;
    const struct table_object *all = design_table_objects(&count);
    struct table_object wanted = {.scope = scope, .name = name};
    return count ? bsearch(&wanted, all, count, sizeof *all, by_name) : NULL;
}

uint32_t table_dimensions(const char *text, int32_t *bounds, uint32_t room) {
    uint32_t count = 0;
    for (int length; *text; count++, text += length + (text[length] == ',')) {
        int32_t left, right;
        char direction[8];
        length = 0;
        if (sscanf(text, "%d %7[a-z] %d%n", &left, direction, &right, &length) != 3) return 0;
        if (text[length] && text[length] != ',') return 0;
        if (2 * count + 1 < room) {
            bounds[2 * count] = left;
            bounds[2 * count + 1] = right;
        }
    }
    return count;
}
