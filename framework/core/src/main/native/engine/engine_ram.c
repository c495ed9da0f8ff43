/*
 * RAM: answers an AXI4 or AXI4-Lite bus from pages of memory, beside the simulator. Its five channels are STREAM engines;
 * this one works from ring to ring, after them, in the same cycle in which the JVM would. Plain is an access whose bits are
 * known, whose rules are kept, which is not exclusive, and whose page is here. With anything else it halts and tells the
 * JVM, which brings the page, or does the access itself.
 */
#include <string.h>

#include "engine/engine.h"

enum { RAM_INCR = 1, RAM_WRAP = 2, RAM_RESERVED = 3 };

struct ram_request {
    uint64_t id, address;
    uint32_t beats, bytes, burst;
};

/* What is looked at in one go. */
struct ram {
    struct cb_agent *agent;
    struct cb_ram *d;
    struct cb_stream *channel[5];
};

static struct ram ram_of(struct cb_agent *a, const struct cb_engine *e) {
    struct ram m = {.agent = a, .d = (struct cb_ram *)(void *)((char *)a->window + e->cond_slot)};
    for (int i = 0; i < 5; i++) m.channel[i] = cb_stream_of(a, m.d->engine[i]);
    return m;
}

static uint64_t field_in(const struct ram *m, const uint64_t *entry, unsigned which, uint64_t absent) {
    uint32_t at = m->d->field[which].at;
    return at ? entry[at] : absent;
}

static void put_in(const struct ram *m, uint64_t *entry, unsigned which, uint64_t value) {
    uint32_t at = m->d->field[which].at;
    if (at) entry[at] = value;
}

/* All signals of an entry, but for one that is judged byte by byte. */
static bool is_known(const struct ram *m, const struct cb_stream *s, const uint64_t *entry, uint32_t but) {
    uint32_t at = CB_ENTRY_HEAD;
    for (uint32_t i = 0; i < s->signals; i++) {
        const struct cb_slot *slot = cb_slot_at(m->agent->window, s->slot[i]);
        for (uint32_t word = 0; slot->planes > 1 && at != but && word < slot->words; word++)
            if (entry[at + slot->words + word]) return false;
        at += slot->planes * slot->words;
    }
    return true;
}

/* ---- requests -------------------------------------------------------------------------------------------------- */

static struct ram_request request_of(const struct ram *m, const uint64_t *entry, unsigned first) {
    uint32_t bits = (uint32_t)__builtin_ctz(m->d->lanes);
    return (struct ram_request){
        .id = field_in(m, entry, first + CB_RAM_ID, 0),
        .address = field_in(m, entry, first + CB_RAM_ADDRESS, 0),
        .beats = (uint32_t)field_in(m, entry, first + CB_RAM_LENGTH, 0) + 1,
        .bytes = 1u << field_in(m, entry, first + CB_RAM_SIZE, bits),
        .burst = (uint32_t)field_in(m, entry, first + CB_RAM_BURST, RAM_INCR),
    };
}

/* The rules of ARM IHI 0022, A3.4.1. */
static bool is_legal(const struct ram *m, const struct ram_request *r) {
    if (r->bytes > m->d->lanes) return false;
    switch (r->burst) {
        case RAM_INCR: {
            uint64_t last = (r->address & -(uint64_t)r->bytes) + (uint64_t)r->beats * r->bytes - 1;
            return r->address / CB_PAGE == last / CB_PAGE;
        }
        case RAM_WRAP:
            return r->beats > 1 && r->beats <= 16 && !(r->beats & (r->beats - 1)) && !(r->address & (r->bytes - 1));
        case RAM_RESERVED: return false;
        default: return r->beats <= 16;
    }
}

static bool is_plain(const struct ram *m, const struct cb_stream *s, const uint64_t *entry, unsigned first) {
    if (!is_known(m, s, entry, 0) || field_in(m, entry, first + CB_RAM_LOCK, 0)) return false;
    struct ram_request r = request_of(m, entry, first);
    return is_legal(m, &r);
}

static uint64_t address_of(const struct ram_request *r, uint32_t beat) {
    uint64_t bytes = r->bytes, aligned = r->address & -bytes;
    if (r->burst == RAM_WRAP) {
        uint64_t block = bytes * r->beats, base = r->address & -block;
        return base + ((aligned - base + beat * bytes) & (block - 1));
    }
    return r->burst != RAM_INCR || beat == 0 ? r->address : aligned + beat * bytes;
}

static uint32_t bytes_of(const struct ram_request *r, uint32_t beat) {
    return r->bytes - (uint32_t)(address_of(r, beat) & (r->bytes - 1));
}

/* ---- pages ----------------------------------------------------------------------------------------------------- */

/* NULL: it is not here. A plain request stays in one page. */
static const struct cb_ram_page *find_page(struct ram *m, uint64_t address) {
    uint64_t number = address / CB_PAGE + 1;
    const struct cb_ram_page *page = &m->d->page[(number - 1) & (m->d->pages_room - 1)];
    if (page->number == number) return page;
    m->d->missing = number;
    return NULL;
}

static uint8_t *bytes_in(const struct ram *m, const struct cb_ram_page *page) {
    return (uint8_t *)m->agent->window + page->at;
}

static bool is_written(const uint8_t *page, uint32_t offset) {
    return page[CB_PAGE + offset / 8] >> offset % 8 & 1;
}

static uint8_t byte_of(const uint64_t *planes, uint32_t lane) { return (uint8_t)(planes[lane / 8] >> lane % 8 * 8); }

/* ---- writes ---------------------------------------------------------------------------------------------------- */

static uint64_t *entry_of(struct ram *m, enum cb_ram_channel channel, uint64_t count) {
    return cb_stream_entry(m->channel[channel], count);
}

static bool has_strobe(const struct ram *m, const uint64_t *entry, uint32_t lane) {
    const struct cb_ram_field *f = &m->d->field[CB_RAM_WSTRB];
    return !f->at || entry[f->at + lane / 64] >> lane % 64 & 1;
}

/* Data is known where it has its strobe; strobes stay on the lanes of their address. */
static bool is_plain_beat(const struct ram *m, const struct ram_request *r, uint32_t beat, const uint64_t *entry) {
    const struct cb_ram_field *data = &m->d->field[CB_RAM_WDATA];
    bool is_last = beat + 1 == r->beats, is_lite = !m->d->field[CB_RAM_LENGTH].at;
    if (!is_known(m, m->channel[CB_RAM_W], entry, data->at) || field_in(m, entry, CB_RAM_WLAST, is_last) != is_last)
        return false;
    const struct cb_slot *slot = cb_slot_at(m->agent->window, m->channel[CB_RAM_W]->slot[0]);
    uint32_t first = (uint32_t)address_of(r, beat) & (m->d->lanes - 1), end = first + bytes_of(r, beat);
    for (uint32_t lane = 0; lane < m->d->lanes; lane++) {
        if (!has_strobe(m, entry, lane)) continue;
        if (!is_lite && (lane < first || lane >= end)) return false;
        if (slot->planes > 1 && byte_of(entry + data->at + data->words, lane)) return false;
    }
    return true;
}

static void write_beat(const struct ram *m, uint8_t *page, const struct ram_request *r, uint32_t beat,
                       const uint64_t *entry) {
    const uint64_t *data = entry + m->d->field[CB_RAM_WDATA].at;
    uint32_t base = (uint32_t)(address_of(r, beat) & -(uint64_t)m->d->lanes) % CB_PAGE;
    for (uint32_t lane = 0; lane < m->d->lanes; lane++) {
        if (!has_strobe(m, entry, lane)) continue;
        uint32_t offset = base + lane;
        page[offset] = byte_of(data, lane);
        page[CB_PAGE + offset / 8] |= (uint8_t)(1u << offset % 8);
    }
}

static uint64_t *answer(struct ram *m, enum cb_ram_channel channel) {
    struct cb_stream *s = m->channel[channel];
    uint64_t *entry = cb_stream_entry(s, s->end++);
    memset(entry, 0, s->entry * sizeof *entry);
    return entry;
}

static uint64_t room_in(const struct cb_stream *s) { return s->ring_room - (s->end - s->done); }

/* The stream may take as many again as have been taken from it. */
static void took(struct ram *m, enum cb_ram_channel channel, uint64_t count) {
    struct cb_stream *s = m->channel[channel];
    m->d->taken[channel] += count;
    s->end = m->d->taken[channel] + s->ring_room;
    cb_stream_on(m->agent, m->d->engine[channel]);
}

static bool is_full(struct ram *m, enum cb_ram_channel channel) {
    const struct cb_stream *s = m->channel[channel];
    return s->done - m->d->taken[channel] == s->ring_room;
}

/* False: it halts here. */
static bool write_next(struct ram *m, bool *again) {
    struct cb_ram *d = m->d;
    struct cb_stream *w = m->channel[CB_RAM_W];
    struct ram_request r = request_of(m, entry_of(m, CB_RAM_AW, d->taken[CB_RAM_AW]), 0);
    for (; d->beats < r.beats && d->taken[CB_RAM_W] + d->beats < w->done; d->beats++)
        if (!is_plain_beat(m, &r, (uint32_t)d->beats, entry_of(m, CB_RAM_W, d->taken[CB_RAM_W] + d->beats)))
            return false;
    *again = d->beats == r.beats;
    if (!*again) return true;
    const struct cb_ram_page *page = find_page(m, r.address);
    if (!page || !room_in(m->channel[CB_RAM_B])) return false;
    for (uint32_t beat = 0; beat < r.beats; beat++)
        write_beat(m, bytes_in(m, page), &r, beat, entry_of(m, CB_RAM_W, d->taken[CB_RAM_W] + beat));
    put_in(m, answer(m, CB_RAM_B), CB_RAM_BID, r.id);
    d->beats = 0;
    took(m, CB_RAM_AW, 1);
    took(m, CB_RAM_W, r.beats);
    return true;
}

static bool write_all(struct ram *m) {
    struct cb_ram *d = m->d;
    struct cb_stream *aw = m->channel[CB_RAM_AW];
    if (d->judged < d->taken[CB_RAM_AW]) d->judged = d->taken[CB_RAM_AW];
    for (; d->judged < aw->done; d->judged++)
        if (!is_plain(m, aw, entry_of(m, CB_RAM_AW, d->judged), 0)) return false;
    for (bool again = true; again && d->taken[CB_RAM_AW] < aw->done;)
        if (!write_next(m, &again)) return false;
    return !is_full(m, CB_RAM_AW) && !is_full(m, CB_RAM_W);
}

/* ---- reads ----------------------------------------------------------------------------------------------------- */

static bool may_read(const uint8_t *bytes, const struct ram_request *r) {
    for (uint32_t beat = 0; beat < r->beats; beat++) {
        uint32_t from = (uint32_t)address_of(r, beat) % CB_PAGE;
        for (uint32_t i = 0; i < bytes_of(r, beat); i++)
            if (!is_written(bytes, from + i)) return false;
    }
    return true;
}

static void read_beat(struct ram *m, const uint8_t *page, const struct ram_request *r, uint32_t beat) {
    uint64_t *entry = answer(m, CB_RAM_R), *data = entry + m->d->field[CB_RAM_RDATA].at;
    uint64_t address = address_of(r, beat);
    uint32_t first = (uint32_t)address & (m->d->lanes - 1);
    for (uint32_t i = 0; i < bytes_of(r, beat); i++)
        data[(first + i) / 8] |= (uint64_t)page[address % CB_PAGE + i] << (first + i) % 8 * 8;
    put_in(m, entry, CB_RAM_RID, r->id);
    put_in(m, entry, CB_RAM_RLAST, beat + 1 == r->beats);
}

static bool read_all(struct ram *m) {
    struct cb_stream *ar = m->channel[CB_RAM_AR];
    while (m->d->taken[CB_RAM_AR] < ar->done) {
        const uint64_t *entry = entry_of(m, CB_RAM_AR, m->d->taken[CB_RAM_AR]);
        if (!is_plain(m, ar, entry, CB_RAM_AR_FIELDS)) return false;
        struct ram_request r = request_of(m, entry, CB_RAM_AR_FIELDS);
        const struct cb_ram_page *page = find_page(m, r.address);
        if (!page || room_in(m->channel[CB_RAM_R]) < r.beats) return false;
        if (page->strict && !may_read(bytes_in(m, page), &r)) return false;
        for (uint32_t beat = 0; beat < r.beats; beat++) read_beat(m, bytes_in(m, page), &r, beat);
        took(m, CB_RAM_AR, 1);
    }
    return true;
}

/* ---- engine ---------------------------------------------------------------------------------------------------- */

static void ram_after(struct cb_agent *a, uint32_t i, struct cb_engine *e) {
    struct ram m = ram_of(a, e);
    if (m.d->state != CB_RAM_ON) return;
    m.d->missing = 0;
    if (!write_all(&m) || !read_all(&m)) {
        m.d->state = CB_RAM_HALT;
        cb_fire(a, i);
    }
    cb_stream_on(a, m.d->engine[CB_RAM_B]);
    cb_stream_on(a, m.d->engine[CB_RAM_R]);
}

const struct cb_engine_type cb_ram_type = {.take_over = ram_after, .after = ram_after};
