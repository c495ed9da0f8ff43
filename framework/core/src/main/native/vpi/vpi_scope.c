/* What one look at a scope found: a search at each lookup takes too long where the scope is large, and leaves as many
   objects in simulators of VHDL. */
#include "vpi/vpi_scope.h"

#include <stdlib.h>

static struct name_index seen_in_scopes;

static const PLI_INT32 relations[] = {vpiNet, vpiReg, vpiVariables, vpiMemory, vpiNetArray, vpiParameter,
                                      vpiInternalScope, vpiModule};

static void list(struct scope_listing *l, vpiHandle h) {
    if (l->count == l->room) {
        l->room = l->room ? 2 * l->room : 16;
        vpiHandle *more = realloc(l->object, l->room * sizeof *more);
        if (!more) abort();
        l->object = more;
    }
    l->object[l->count++] = h;
}

enum seen { BY_NAME, LOOKED, BY_INNER_NAME };

static void see_as(enum seen kind, uint32_t owner, const char *name, vpiHandle h) {
    struct index_entry *e = index_add(&seen_in_scopes, owner, kind, name);
    if (!e->object) e->object = h;
}

static void see(uint32_t owner, vpiHandle all, struct scope_listing *l) {
    char key[4096];
    if (!all) return;
    for (vpiHandle h; (h = vpi_scan(all));) {
        if (l) list(l, h);
        const char *n = vpi_get_str(vpiName, h);
        if (!n) continue;
        if (is_vhdl()) {
            if (vhdl_inner_name(n, key, sizeof key)) see_as(BY_INNER_NAME, owner, key, h);
            vhdl_key(n, key, sizeof key);
            n = key;
        }
        see_as(BY_NAME, owner, n, h);
    }
}

uint32_t direction_flags(PLI_INT32 direction) {
    switch (direction) {
        case vpiInput: return CB_INFO_INPUT;
        case vpiOutput: return CB_INFO_OUTPUT;
        case vpiInout: return CB_INFO_INPUT | CB_INFO_OUTPUT;
        default: return 0;
    }
}

const struct scope_listing *scope_look(const struct vpi_object *parent) {
    uint32_t owner = scope_number(parent);
    vpiHandle scope = parent ? parent->handle : NULL;
    struct index_entry *looked = index_add(&seen_in_scopes, owner, LOOKED, "");
    if (looked->object) return looked->object;
    struct scope_listing *l = calloc(1, sizeof *l);
    if (!l) abort();
    looked->object = l;
    for (size_t r = 0; r < sizeof relations / sizeof *relations; r++) {
        int below = relations[r] == vpiModule && scope;       /* a module's modules are among its internal scopes */
        int told = relations[r] == vpiParameter && is_vhdl(); /* the table knows them better */
        see(owner, vpi_iterate(relations[r], scope), below || told ? NULL : l);
    }
    /* Some list packages among the modules, some do not. */
    if (!scope && !is_vhdl()) see(owner, vpi_iterate(vpiPackage, NULL), NULL);
    vpiHandle ports = scope && !is_vhdl() ? vpi_iterate(vpiPort, scope) : NULL;
    if (!ports) return l;
    for (vpiHandle p; (p = vpi_scan(ports));) {
        const char *n = vpi_get_str(vpiName, p);
        struct index_entry *e = n ? index_find(&seen_in_scopes, owner, BY_NAME, n) : NULL;
        if (e) e->direction = direction_flags(vpi_get(vpiDirection, p));
    }
    return l;
}

const struct index_entry *scope_find(const struct vpi_object *parent, const char *name) {
    char key[4096];
    uint32_t owner = scope_number(parent);
    scope_look(parent);
    if (!is_vhdl()) return index_find(&seen_in_scopes, owner, BY_NAME, name);
    vhdl_key(name, key, sizeof key);
    const struct index_entry *e = index_find(&seen_in_scopes, owner, BY_NAME, key);
    return e ? e : index_find(&seen_in_scopes, owner, BY_INNER_NAME, name);
}

uint32_t scope_direction(const struct vpi_object *parent, const char *name) {
    const struct index_entry *e = name ? index_find(&seen_in_scopes, scope_number(parent), BY_NAME, name) : NULL;
    return e ? e->direction : 0;
}
