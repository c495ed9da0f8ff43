/*
 * Quicker casts for simulators written in C++. Some spend up to half of all their instructions in
 * `__dynamic_cast`, which walks type trees and compares names of types. Preloaded into such a simulator, this library
 * answers from a small table what was asked before.
 *
 * The answer depends on nothing but the vtable that the object points to (it tells the complete type, and where the
 * sub-object lies in it) and the two types of the question (Itanium C++ ABI, 2.5.1 and 2.9.7): so these are the key, and
 * the answer is kept as a distance. While an object is being built it has other vtables, and so other entries.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stddef.h>
#include <stdint.h>

enum { ENTRIES = 1024 };

typedef void *cast(const void *, const void *, const void *, ptrdiff_t);

struct entry {
    const void *vtable, *from, *to;
    ptrdiff_t distance;
    int is_one; /* the cast succeeds */
};

static __thread struct entry table[ENTRIES] __attribute__((tls_model("initial-exec")));
static cast *slow;

__attribute__((constructor)) static void find_slow(void) { slow = (cast *)dlsym(RTLD_NEXT, "__dynamic_cast"); }

__attribute__((visibility("default"))) void *__dynamic_cast(const void *object, const void *from, const void *to,
                                                            ptrdiff_t hint) {
    const void *vtable = *(const void *const *)object;
    uintptr_t mixed = ((uintptr_t)vtable ^ (uintptr_t)to * 5) >> 3;
    struct entry *e = &table[(mixed ^ mixed >> 10) % ENTRIES];
    if (e->vtable != vtable || e->to != to || e->from != from) {
        char *found = slow(object, from, to, hint);
        *e = (struct entry){vtable, from, to, found ? found - (const char *)object : 0, found != NULL};
    }
    return e->is_one ? (char *)object + e->distance : NULL;
}
