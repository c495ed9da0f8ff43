#include "agent/texts.h"

#include <stdlib.h>
#include <string.h>

struct cb_text {
    struct cb_text *next;
    uint64_t handle;
    uint32_t length;
    char *bytes;
};

static struct cb_text *place_of(struct cb_agent *a, uint64_t handle) {
    struct cb_text **end = &a->texts;
    while (*end && (*end)->handle != handle) end = &(*end)->next;
    if (!*end && (*end = calloc(1, sizeof **end))) (*end)->handle = handle;
    return *end;
}

uint32_t texts_queue(struct cb_agent *a) {
    struct cb_window *w = a->window;
    uint32_t status = CB_HOME(a)->object(a, CB_CMD_TEXT);
    if (status != CB_OK) return status;
    char *bytes = malloc(w->payload_length + 1u);
    struct cb_text *text = bytes ? place_of(a, w->arg[0]) : NULL;
    if (!text) abort();
    memcpy(bytes, w->payload, w->payload_length);
    free(text->bytes);
    text->bytes = bytes;
    text->length = w->payload_length;
    return CB_OK;
}

static struct cb_text *removed(struct cb_agent *a) {
    struct cb_text *first = a->texts;
    a->texts = first->next;
    return first;
}

void texts_flush(struct cb_agent *a) {
    struct cb_window *w = a->window;
    while (a->texts) {
        struct cb_text *text = removed(a);
        w->arg[0] = text->handle;
        w->arg[1] = CB_TEXT_WRITE;
        w->payload_length = text->length;
        memcpy(w->payload, text->bytes, text->length);
        CB_HOME(a)->object(a, CB_CMD_TEXT);
        free(text->bytes);
        free(text);
    }
}

void texts_close(struct cb_agent *a) {
    while (a->texts) {
        struct cb_text *text = removed(a);
        free(text->bytes);
        free(text);
    }
}
