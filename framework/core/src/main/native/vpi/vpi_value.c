/* Values over VPI. Verilog simulators speak vector values; simulators flagged BINSTR_ONLY speak text of nine states. */
#include <stdlib.h>
#include <string.h>

#include "vpi/vpi_home.h"

static s_vpi_vecval *scratch(uint32_t groups) {
    if (vpi_home.scratch_room < groups) {
        s_vpi_vecval *more = realloc(vpi_home.scratch, groups * sizeof *more);
        if (!more) abort();
        vpi_home.scratch = more;
        vpi_home.scratch_room = groups;
    }
    return vpi_home.scratch;
}

static char *text(uint32_t length) {
    if (vpi_home.text_room < length + 1) {
        char *more = realloc(vpi_home.text, length + 1);
        if (!more) abort();
        vpi_home.text = more;
        vpi_home.text_room = length + 1;
    }
    return vpi_home.text;
}

/* Plane bits a=1 b=2 c=4 d=8 of the nine-state letters, exclusive-or those of X, so that X stands for all others. */
static const uint8_t codes[256] = {
    ['0'] = 3, ['1'] = 2, ['Z'] = 1, ['z'] = 1, ['L'] = 7, ['l'] = 7, ['H'] = 6, ['h'] = 6,
    ['-'] = 5, ['W'] = 4, ['w'] = 4, ['U'] = 8, ['u'] = 8,
};

static const char letters[] = "01ZXLH-WXXXUXXXX";

static void from_text(const char *s, uint32_t width, uint32_t words, uint32_t planes, uint64_t *out) {
    uint32_t length = s ? (uint32_t)strlen(s) : 0;
    if (length > width) s += length - width, length = width;
    for (uint32_t w = 0; w < words; w++) {
        uint64_t a = 0, b = 0, c = 0, d = 0;
        uint32_t low = 64 * w, bits = length < low ? 0 : length - low < 64 ? length - low : 64;
        for (uint32_t bit = 0; bit < bits; bit++) {
            uint64_t code = codes[(uint8_t)s[length - 1 - low - bit]] ^ 3u;
            a |= (code & 1) << bit;
            if (code < 2) continue;
            b |= (code >> 1 & 1) << bit;
            c |= (code >> 2 & 1) << bit;
            d |= (code >> 3 & 1) << bit;
        }
        out[w] = a;
        if (planes > 1) out[words + w] = b;
        if (planes > 2) out[2 * words + w] = c, out[3 * words + w] = d;
    }
}

static char *to_text(const uint64_t *in, uint32_t width, uint32_t words, uint32_t planes) {
    char *s = text(width);
    for (uint32_t bit = 0; bit < width; bit++) {
        uint32_t w = bit / 64, at = bit % 64;
        unsigned code = (unsigned)(in[w] >> at & 1);
        if (planes > 1) code |= (unsigned)(in[words + w] >> at & 1) << 1;
        if (planes > 2) code |= (unsigned)(in[2 * words + w] >> at & 1) << 2 | (unsigned)(in[3 * words + w] >> at & 1) << 3;
        s[width - 1 - bit] = letters[code];
    }
    s[width] = 0;
    return s;
}

static uint64_t top_mask(uint32_t width) { return width % 64 ? (1ULL << (width % 64)) - 1 : ~0ULL; }

void planes_read(vpiHandle h, uint32_t kind, uint32_t width, uint32_t words, uint32_t planes, uint64_t *out) {
    s_vpi_value v;
    if (kind == CB_KIND_REAL) {
        v.format = vpiRealVal;
        vpi_get_value(h, &v);
        memcpy(out, &v.value.real, sizeof(double));
        return;
    }
    if (vpi_home.flags & CB_FLAG_BINARY_STRINGS_ONLY) {
        v.format = vpiBinStrVal;
        v.value.str = NULL;
        vpi_get_value(h, &v);
        from_text(v.value.str, width, words, planes, out);
        return;
    }
    if (width == 1) {
        v.format = vpiScalarVal;
        vpi_get_value(h, &v);
        out[0] = v.value.scalar == vpi1 || v.value.scalar == vpiX;
        if (planes > 1) out[1] = v.value.scalar == vpiX || v.value.scalar == vpiZ;
        return;
    }
    v.format = vpiVectorVal;
    vpi_get_value(h, &v);
    uint32_t groups = (width + 31) / 32;
    for (uint32_t i = 0; i < words; i++) {
        const s_vpi_vecval *g = &v.value.vector[2 * i];
        int two = 2 * i + 1 < groups;
        out[i] = (uint32_t)g[0].aval | (two ? (uint64_t)(uint32_t)g[1].aval << 32 : 0);
        if (planes > 1) out[words + i] = (uint32_t)g[0].bval | (two ? (uint64_t)(uint32_t)g[1].bval << 32 : 0);
    }
    if (words) {
        out[words - 1] &= top_mask(width);
        if (planes > 1) out[2 * words - 1] &= top_mask(width);
    }
}

static p_vpi_value value_of(s_vpi_value *v, uint32_t kind, uint32_t width, uint32_t words, uint32_t planes,
                            const uint64_t *in) {
    if (kind == CB_KIND_REAL) {
        v->format = vpiRealVal;
        memcpy(&v->value.real, in, sizeof(double));
    } else if (vpi_home.flags & CB_FLAG_BINARY_STRINGS_ONLY) {
        v->format = vpiBinStrVal;
        v->value.str = to_text(in, width, words, planes);
    } else if (width == 1) {
        static const int states[] = {vpi0, vpi1, vpiZ, vpiX};
        v->format = vpiScalarVal;
        v->value.scalar = states[(in[0] & 1) | (in[words] & 1) << 1];
    } else {
        uint32_t groups = (width + 31) / 32;
        s_vpi_vecval *g = scratch(groups);
        for (uint32_t i = 0; i < groups; i++) {
            g[i].aval = (PLI_INT32)(in[i / 2] >> (i % 2 * 32));
            g[i].bval = (PLI_INT32)(in[words + i / 2] >> (i % 2 * 32));
        }
        v->format = vpiVectorVal;
        v->value.vector = g;
    }
    return v;
}

void planes_write(vpiHandle h, uint32_t kind, uint32_t width, uint32_t words, uint32_t planes, const uint64_t *in,
                  PLI_INT32 flags) {
    s_vpi_value v;
    vpi_home.puts++;
    vpi_put_value(h, value_of(&v, kind, width, words, planes, in), NULL, flags);
}

static struct vpi_object *object_of(struct cb_slot *s) { return &vpi_home.object[s->handle]; }

vpiHandle value_handle(struct cb_slot *s) {
    if (!s->home) {
        s->home = (uint64_t)(uintptr_t)object_of(s)->handle;
        object_of(s)->slot = s;
    }
    return (vpiHandle)(uintptr_t)s->home;
}

void object_planes(const struct vpi_object *o, uint32_t words, uint32_t planes, uint64_t *out) {
    if (o->handle) planes_read(o->handle, o->info.kind, o->info.width, words, planes, out);
    else if (o->info.kind != CB_KIND_LOGIC) vhdl_constant_planes(o->entry, &o->info, out);
    else {
        uint32_t length;
        const char *quoted = vhdl_constant_text(o->entry, &length);
        char *bits = text(length);
        memcpy(bits, quoted, length);
        bits[length] = 0;
        from_text(bits, o->info.width, words, planes, out);
    }
}

void value_get(struct cb_agent *a, struct cb_slot *s) {
    (void)a;
    vpiHandle h = value_handle(s);
    if (!h) object_planes(object_of(s), s->words, s->planes, cb_read_planes(s));
    else if (!(vpi_home.flags & CB_FLAG_DELTA_CYCLES) || object_of(s)->put_epoch != vpi_home.epoch)
        planes_read(h, s->kind, s->width, s->words, s->planes, cb_read_planes(s));
    /* else the read planes hold what was put since */
}

static size_t size_of(const struct cb_slot *s) { return (size_t)s->planes * s->words * sizeof(uint64_t); }

/* The change that a write past the queue makes is that write's, though it comes later. */
static void note_writing(struct cb_slot *s, const uint64_t *planes, PLI_INT32 flags) {
    struct vpi_object *o = object_of(s);
    if (!vpi_home.agent.writing) {
        o->written = 0;
        return;
    }
    value_get(&vpi_home.agent, s);
    if (flags != vpiReleaseFlag && memcmp(cb_read_planes(s), planes, size_of(s)) == 0) return;
    o->written = vpi_home.agent.writing;
    o->written_moment = vpi_home.moment;
}

/* Where a put shows only later, reads take it from here until then. */
static void put(struct cb_slot *s, const uint64_t *planes, PLI_INT32 flags) {
    vpiHandle h = value_handle(s);
    if (!h) return; /* a vector without bits */
    bool is_late = vpi_home.flags & CB_FLAG_DELTA_CYCLES;
    if (is_late) note_writing(s, planes, flags);
    planes_write(h, s->kind, s->width, s->words, s->planes, planes, flags);
    if (!is_late) return;
    if (planes != cb_read_planes(s)) memcpy(cb_read_planes(s), planes, size_of(s));
    object_of(s)->put_epoch = vpi_home.epoch;
}

const uint64_t *value_beneath(struct cb_agent *a, struct cb_slot *s) {
    if (s->forced) return object_of(s)->under;
    value_get(a, s);
    return cb_read_planes(s);
}

/* Shows after the release; where the simulator keeps it, that may call it a change. */
static void put_under(struct cb_slot *s, const uint64_t *planes) {
    const struct vpi_object *o = object_of(s);
    vpiHandle h = value_handle(s);
    memcpy(o->under, planes, size_of(s));
    if (o->kept || !h) return;
    vpi_home.muted = o;
    planes_write(h, s->kind, s->width, s->words, s->planes, planes, vpiNoDelay);
    vpi_home.muted = NULL;
}

void value_put(struct cb_agent *a, struct cb_slot *s) {
    (void)a;
    if (s->forced) put_under(s, cb_write_planes(s));
    else put(s, cb_write_planes(s), vpiNoDelay);
}

static void keep_under(struct cb_agent *a, struct cb_slot *s) {
    struct vpi_object *o = object_of(s);
    value_get(a, s);
    uint64_t *under = realloc(o->under, size_of(s));
    if (!under) abort();
    memcpy(under, cb_read_planes(s), size_of(s));
    o->under = under;
}

/* Whether a force is a put that we let nobody follow. That does where every put is a force; where none is, a VHDL signal without
 * drivers would be released to its default, whatever it was before and was to be since. */
static int by_keeping(const struct vpi_object *o) {
    if (vpi_home.flags & CB_FLAG_PUT_IS_FORCE) return 1;
    return vpi_home.flags & CB_FLAG_DELTA_CYCLES && o->info.flags & CB_INFO_UNDRIVEN;
}

/* A force on a word of a memory may be taken without a word, and without effect. */
static int is_word(struct cb_slot *s) {
    vpiHandle h = value_handle(s);
    return h && vpi_get(vpiType, h) == vpiMemoryWord;
}

static void force(struct cb_agent *a, struct cb_slot *s, const uint64_t *planes) {
    struct vpi_object *o = object_of(s);
    if (!s->forced) keep_under(a, s);
    s->forced = 1;
    o->kept = by_keeping(o);
    put(s, planes, o->kept ? vpiNoDelay : vpiForceFlag);
}

static void release(struct cb_agent *a, struct cb_slot *s) {
    struct vpi_object *o = object_of(s);
    s->forced = 0;
    if (by_keeping(o)) {
        if (o->kept) put(s, o->under, vpiNoDelay);
        o->kept = 0;
    } else {
        value_get(a, s); /* the value argument is not used, but must be there */
        put(s, cb_read_planes(s), vpiReleaseFlag);
        o->put_epoch = vpi_home.epoch - 1; /* what it releases to is not known yet */
    }
}

uint32_t value_special_put(struct cb_agent *a, struct cb_slot *s, enum cb_put how) {
    if (how != CB_PUT_IMMEDIATE && is_word(s)) return CB_NO_ELEMENT;
    switch (how) {
        case CB_PUT_IMMEDIATE: value_put(a, s); break;
        case CB_PUT_FORCE: force(a, s, cb_write_planes(s)); break;
        case CB_PUT_FREEZE:
            value_get(a, s);
            force(a, s, cb_read_planes(s));
            break;
        case CB_PUT_RELEASE:
            if (object_of(s)->kept && !(object_of(s)->info.flags & CB_INFO_UNDRIVEN)) return CB_REFUSED;
            release(a, s);
            break;
        case CB_PUT_FORGET: release(a, s); break;
    }
    return CB_OK;
}

void value_drive(struct cb_agent *a, struct cb_slot *s, unsigned level) {
    (void)a;
    uint64_t planes[4] = {level, 0, 0, 0};
    if (s->forced) {
        put_under(s, planes);
        return;
    }
    vpi_home.driven = object_of(s);
    vpi_home.driven_level = level;
    put(s, planes, vpiNoDelay);
    vpi_home.driven = NULL;
}

unsigned object_level(const struct vpi_object *o) {
    uint64_t planes[4] = {0};
    object_planes(o, 1, o->info.planes, planes);
    return o->info.planes > 1 && planes[1] ? 2 : (unsigned)planes[0];
}

unsigned value_level(struct cb_agent *a, struct cb_slot *s) {
    if (s->width != 1) return 2;
    value_get(a, s);
    const uint64_t *p = cb_read_planes(s);
    return s->planes > 1 && p[s->words] ? 2 : (unsigned)p[0];
}
