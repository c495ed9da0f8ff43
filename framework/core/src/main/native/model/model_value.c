/* Values of a compiled model: reads and writes go straight to its memory. */
#include <stdlib.h>
#include <string.h>

#include "model/model_internal.h"

#if __BYTE_ORDER__ != __ORDER_LITTLE_ENDIAN__
#error "words of a model are copied as bytes, low byte first"
#endif

/* Kept out of what is hot. */
#define COLD __attribute__((noinline, cold))

static inline struct model_home *home_of(struct cb_agent *a) { return a->self; }

COLD static struct ref *bind(struct model_home *h, struct cb_slot *s) {
    struct ref *r = model_ref(h, s->handle);
    model_live(h, r);
    s->home = (uint64_t)(uintptr_t)r;
    return r;
}

static inline struct ref *ref_of(struct cb_agent *a, struct cb_slot *s) {
    return s->home ? (struct ref *)(uintptr_t)s->home : bind(home_of(a), s);
}

static void append(struct ref ***list, uint32_t *count, uint32_t *room, struct ref *r) {
    if (*count == *room) {
        *room = *room ? 2 * *room : 16;
        struct ref **more = realloc(*list, *room * sizeof *more);
        if (!more) abort();
        *list = more;
    }
    (*list)[(*count)++] = r;
}

static void take_out(struct ref **list, uint32_t *count, struct ref *r) {
    for (uint32_t i = 0; i < *count; i++)
        if (list[i] == r) {
            memmove(list + i, list + i + 1, (--*count - i) * sizeof *list);
            return;
        }
}

static void keep(uint8_t **copy, const struct ref *r) {
    if (!*copy && !(*copy = malloc(r->bytes))) abort();
    memcpy(*copy, r->data, r->bytes);
}

static bool same(const struct ref *r, const uint8_t *x, const uint8_t *y) {
    switch (r->storage) {
        case IN_8: return *x == *y;
        case IN_16: return *(const uint16_t *)(const void *)x == *(const uint16_t *)(const void *)y;
        case IN_32: return *(const uint32_t *)(const void *)x == *(const uint32_t *)(const void *)y;
        default: return memcmp(x, y, r->bytes) == 0;
    }
}

/* ---- reading --------------------------------------------------------------------------------------------------- */

static inline void read(const struct ref *r, const uint8_t *from, uint64_t *out) {
    if (r->storage == IN_8) {
        *out = *from;
    } else if (r->storage == IN_64) {
        memcpy(out, from, 8);
    } else if (r->storage == IN_32) {
        *out = *(const uint32_t *)(const void *)from;
    } else if (r->storage == IN_16) {
        *out = *(const uint16_t *)(const void *)from;
    } else {
        out[(r->width - 1) / 64] = 0;
        memcpy(out, from, r->bytes);
    }
}

void model_read(const struct ref *r, const uint8_t *from, uint64_t *out) { read(r, from, out); }

/* While changes of the latest eval are delivered, a signal shows its value from before that eval, except when its own
 * change has been delivered already: that is what a flip-flop at this edge sees. */
COLD static const uint8_t *back_then(const struct model_home *h, const struct ref *r) {
    if (r->snapped != h->evals) return r->data;
    if (r->noted == h->evals && r->place < h->agent.change_head) return r->data;
    return r->before;
}

static inline const uint8_t *shown(const struct model_home *h, const struct ref *r) {
    return h->looking_back ? back_then(h, r) : r->data;
}

const uint8_t *model_shown(const struct model_home *h, const struct ref *r) { return shown(h, r); }

void model_get(struct cb_agent *a, struct cb_slot *s) {
    const struct ref *r = ref_of(a, s);
    read(r, shown(home_of(a), r), cb_read_planes(s)); /* other planes are zero from the start */
}

size_t model_get_to(struct cb_agent *a, struct cb_slot *s, uint64_t *planes) {
    const struct ref *r = ref_of(a, s);
    read(r, shown(home_of(a), r), planes);
    if (s->planes == 1) return s->words;
    if (s->words == 1) planes[1] = 0;
    else memset(planes + s->words, 0, s->words * sizeof *planes);
    return 2 * (size_t)s->words;
}

COLD static unsigned level_of_vector(struct cb_agent *a, struct cb_slot *s) {
    model_get(a, s);
    uint64_t value = cb_read_planes(s)[0];
    return value > 1 ? 2 : (unsigned)value;
}

unsigned model_level(struct cb_agent *a, struct cb_slot *s) {
    const struct ref *r = ref_of(a, s);
    return r->storage == IN_8 ? *shown(home_of(a), r) : level_of_vector(a, s);
}

void model_present(struct cb_agent *a, struct cb_slot *s) {
    const struct ref *r = ref_of(a, s);
    read(r, r->data, cb_read_planes(s));
}

const uint64_t *model_beneath(struct cb_agent *a, struct cb_slot *s) {
    const struct ref *r = ref_of(a, s);
    read(r, r->forced ? r->driven : r->data, cb_read_planes(s));
    return cb_read_planes(s);
}

/* ---- changes --------------------------------------------------------------------------------------------------- */

static void note(struct model_home *h, struct ref *r) {
    struct cb_agent *a = &h->agent;
    if (r->storage == IN_8) *r->told = *r->data;
    else memcpy(r->told, r->data, r->bytes);
    uint32_t place = a->change_count;
    unsigned level = r->width == 1 ? *r->data : 2;
    for (uint32_t i = 0; i < r->watchers; i++)
        if (h->stopped) cb_changed(a, r->watcher[i], level); /* the JVM may still come to wait for it */
        else cb_changed_now(a, r->watcher[i], level);
    r->noted = h->evals;
    r->place = a->change_count > place ? place : UINT32_MAX;
}

static void note_if_changed(struct model_home *h, struct ref *r) {
    if (r->watchers && !same(r, r->data, r->told)) note(h, r);
}

/* Bits go first: clocks made by the HDL are among them, and what they clock is not to be seen before them. */
void model_note_changes(struct model_home *h) {
    for (uint32_t i = 0; i < h->bits; i++)
        if (*h->bit[i]->data != *h->bit[i]->told) note(h, h->bit[i]);
    for (uint32_t i = 0; i < h->vectors; i++) note_if_changed(h, h->vector[i]);
}

void model_watch(struct cb_agent *a, struct cb_slot *s) {
    struct model_home *h = home_of(a);
    struct ref *r = ref_of(a, s);
    const uint8_t *from = shown(h, r); /* a change of the latest eval is still to be told */
    s->level = r->width == 1 ? *from : 2;
    struct cb_slot **more = realloc(r->watcher, (r->watchers + 1) * sizeof *more);
    if (!more) abort();
    r->watcher = more;
    r->watcher[r->watchers++] = s;
    bool has_changed = from != r->data && !same(r, from, r->data);
    if (r->watchers > 1) {
        if (has_changed) cb_changed(a, s, r->width == 1 ? *r->data : 2);
        return;
    }
    keep(&r->told, r);
    if (has_changed) note(h, r);
    h->ours += r->ours;
    h->inputs += r->input;
    if (r->width == 1) append(&h->bit, &h->bits, &h->bit_room, r);
    else append(&h->vector, &h->vectors, &h->vector_room, r);
}

void model_live(struct model_home *h, struct ref *r) {
    if (r->before || !r->data) return;
    keep(&r->before, r);
    append(&h->live, &h->lives, &h->live_room, r);
}

void model_snapshot(struct model_home *h) {
    for (uint32_t i = 0; i < h->lives; i++) {
        struct ref *r = h->live[i];
        if (r->storage == IN_8) *r->before = *r->data;
        else memcpy(r->before, r->data, r->bytes);
        r->snapped = h->evals;
    }
}

/* ---- writing --------------------------------------------------------------------------------------------------- */

static void store(const struct ref *r, uint8_t *to, const uint64_t *a, const uint64_t *b) {
    uint64_t one = a[0] & (b ? ~b[0] : ~0ull); /* X and Z become 0 */
    switch (r->storage) {
        case IN_8: *to = (uint8_t)(one & r->mask); break;
        case IN_16: *(uint16_t *)(void *)to = (uint16_t)(one & r->mask); break;
        case IN_32: *(uint32_t *)(void *)to = (uint32_t)(one & r->mask); break;
        case IN_64:
            one &= r->mask;
            memcpy(to, &one, 8);
            break;
        default: {
            uint32_t words = (r->width + 63) / 64;
            for (uint32_t i = 0; i < words; i++) {
                uint64_t word = a[i] & (b ? ~b[i] : ~0ull) & (i + 1 == words ? r->mask : ~0ull);
                uint32_t left = r->bytes - 8 * i;
                memcpy(to + 8 * i, &word, left < 8 ? left : 8);
            }
        }
    }
}

void model_write(struct model_home *h, struct ref *r, const uint64_t *a, const uint64_t *b) {
    uint8_t was = *r->data;
    store(r, r->data, a, b);
    r->snapped = 0; /* a value written since the eval is the value to show */
    if (r->storage == IN_8 && *r->data == was) return; /* spares an eval */
    h->dirty = true;
    note_if_changed(h, r);
}

static void write_slot(struct model_home *h, struct ref *r, struct cb_slot *s) {
    const uint64_t *a = cb_write_planes(s);
    model_write(h, r, a, s->planes > 1 ? a + s->words : NULL);
}

void model_put(struct cb_agent *a, struct cb_slot *s) {
    struct ref *r = ref_of(a, s);
    if (!r->writable) return;
    if (r->forced) store(r, r->driven, cb_write_planes(s), s->planes > 1 ? cb_write_planes(s) + s->words : NULL);
    else write_slot(home_of(a), r, s);
}

void model_drive(struct cb_agent *a, struct cb_slot *s, unsigned level) {
    struct model_home *h = home_of(a);
    struct ref *r = ref_of(a, s);
    if (!r->writable) return;
    if (!r->ours) {
        r->ours = true;
        h->ours += r->watchers > 0;
    }
    if (r->forced) {
        *r->driven = (uint8_t)level;
        return;
    }
    *r->data = (uint8_t)level;
    r->snapped = 0;
    h->dirty = true;
    note_if_changed(h, r);
}

/* ---- forces ---------------------------------------------------------------------------------------------------- */

/* What the test reads is to stay, also where the HDL has given it another value already, of which nobody was told. */
COLD static void go_back(struct model_home *h, struct ref *r) {
    const uint8_t *value = shown(h, r);
    if (value == r->data || same(r, value, r->data)) return;
    memcpy(r->data, value, r->bytes);
    r->snapped = 0;
    h->dirty = true;
    if (!r->watchers) return;
    memcpy(r->told, value, r->bytes);
    for (uint32_t i = 0; i < r->watchers; i++) cb_take_back(&h->agent, r->watcher[i], r->width == 1 ? *value : 2);
}

static void force(struct model_home *h, struct ref *r) {
    if (!r->forced) {
        r->forced = true;
        append(&h->force, &h->forces, &h->force_room, r);
    }
    keep(&r->held, r);
}

static void release(struct model_home *h, struct ref *r) {
    if (!r->forced) return;
    r->forced = false;
    take_out(h->force, &h->forces, r);
    if (r->input || r->object->flags & CB_OBJECT_NET) memcpy(r->data, r->driven, r->bytes);
    h->dirty = true;
    note_if_changed(h, r);
}

uint32_t model_special_put(struct cb_agent *a, struct cb_slot *s, enum cb_put how) {
    struct model_home *h = home_of(a);
    struct ref *r = ref_of(a, s);
    if (!r->writable) return CB_REFUSED;
    switch (how) {
        case CB_PUT_IMMEDIATE: model_put(a, s); return CB_OK;
        case CB_PUT_FORCE:
            if (!r->forced) keep(&r->driven, r);
            write_slot(h, r, s);
            force(h, r);
            break;
        case CB_PUT_FREEZE:
            if (!r->forced) keep(&r->driven, r);
            go_back(h, r);
            force(h, r);
            break;
        case CB_PUT_RELEASE: release(h, r); break;
        default: return CB_REFUSED;
    }
    s->forced = r->forced;
    return CB_OK;
}

/* A forced wire can be forced only where no HDL reads it. So it has the driven value while the HDL runs, which may compute the
 * forced one, or nothing at all. */
static inline bool is_lifted(const struct ref *r) { return !r->input && r->object->flags & CB_OBJECT_NET; }

void model_lift(struct model_home *h) {
    for (uint32_t i = 0; i < h->forces; i++) {
        struct ref *r = h->force[i];
        if (is_lifted(r)) memcpy(r->data, r->driven, r->bytes);
    }
}

bool model_hold(struct model_home *h) {
    bool any = false;
    for (uint32_t i = 0; i < h->forces; i++) {
        struct ref *r = h->force[i];
        if (is_lifted(r)) {
            memcpy(r->driven, r->data, r->bytes);
            memcpy(r->data, r->held, r->bytes);
            continue;
        }
        if (same(r, r->data, r->held)) continue;
        memcpy(r->driven, r->data, r->bytes);
        memcpy(r->data, r->held, r->bytes);
        any = true;
    }
    return any;
}
