#include "agent/view.h"

#include <string.h>

static struct cb_slot *base_of(struct cb_agent *a, const struct cb_slot *view) {
    return cb_slot_at(a->window, view->base);
}

static uint64_t word(const struct cb_slot *view, const struct cb_slot *base, const uint64_t *plane, uint32_t i) {
    uint32_t at = view->low / 64 + i, shift = view->low % 64, left = view->width - 64 * i;
    uint64_t bits = plane[at] >> shift;
    if (shift && at + 1 < base->words) bits |= plane[at + 1] << (64 - shift);
    return left < 64 ? bits & ((1ull << left) - 1) : bits;
}

static void cut_out(struct cb_agent *a, struct cb_slot *view) {
    struct cb_slot *base = base_of(a, view);
    uint64_t *out = cb_read_planes(view);
    for (uint32_t p = 0; p < view->planes; p++)
        for (uint32_t i = 0; i < view->words; i++)
            *out++ = word(view, base, cb_read_planes(base) + (size_t)p * base->words, i);
}

void view_get(struct cb_agent *a, struct cb_slot *view) {
    CB_HOME(a)->get(a, base_of(a, view));
    cut_out(a, view);
}

bool view_changed(struct cb_agent *a, struct cb_slot *view) {
    size_t size = (size_t)view->planes * view->words * sizeof(uint64_t);
    cut_out(a, view);
    if (memcmp(cb_read_planes(view), cb_write_planes(view), size) == 0) return false;
    memcpy(cb_write_planes(view), cb_read_planes(view), size);
    return true;
}

unsigned view_level(struct cb_slot *view) {
    const uint64_t *known = cb_write_planes(view);
    return view->width != 1 || (view->planes > 1 && known[view->words]) ? 2 : (unsigned)known[0];
}

void view_watch(struct cb_agent *a, struct cb_slot *view) {
    struct cb_slot *base = base_of(a, view);
    bool is_first = !base->watch && !base->view;
    uint32_t *end = &base->view;
    while (*end) end = &cb_slot_at(a->window, *end)->view;
    *end = (uint32_t)((char *)view - (char *)a->window);
    const uint64_t *old = cb_old_planes(a, base);
    if (old) memcpy(cb_read_planes(base), old, (size_t)base->planes * base->words * sizeof *old);
    else CB_HOME(a)->get(a, base);
    view_changed(a, view);
    view->level = view_level(view);
    if (is_first) cb_watch_signal(a, base);
    CB_HOME(a)->present(a, base);
    if (view_changed(a, view)) cb_changed(a, view, view_level(view));
}

/* The bits of a word that lie in a range. */
static uint64_t ones(uint32_t word, uint32_t low, uint32_t count) {
    uint64_t from = 64ull * word, end = (uint64_t)low + count;
    if (end <= from || low >= from + 64) return 0;
    uint64_t mask = end >= from + 64 ? ~0ull : (1ull << (end - from)) - 1;
    return low > from ? mask & ~0ull << (low - from) : mask;
}

static void keep_others(struct cb_slot *s, const uint64_t *others, uint32_t word, uint64_t written) {
    for (uint32_t p = 0; p < s->planes; p++) {
        size_t at = (size_t)p * s->words + word;
        cb_write_planes(s)[at] = (cb_write_planes(s)[at] & written) | (others[at] & ~written);
    }
}

void view_merge(struct cb_agent *a, struct cb_slot *s) {
    const uint64_t *others = CB_HOME(a)->beneath(a, s);
    for (uint32_t i = 0; i < s->words; i++) keep_others(s, others, i, cb_write_mask(s)[i]);
}

void view_merge_range(struct cb_agent *a, struct cb_slot *s, uint32_t low, uint32_t count) {
    const uint64_t *others = CB_HOME(a)->beneath(a, s);
    for (uint32_t i = 0; i < s->words; i++) keep_others(s, others, i, ones(i, low, count));
}
