/*
 * Memory images: the files of $readmemh and $readmemb (IEEE 1800-2017, 21.4), read and judged alike in every home. What
 * cannot be loaded as it is, is an error; an image that is too short for its range and has no addresses is a warning, or
 * an error where the JVM said so: it leaves the list of these images in the payload before the simulation starts.
 */
#ifndef COCOBEAN_IMAGE_H
#define COCOBEAN_IMAGE_H

#include <stdbool.h>

#include "window/window.h"

enum image_verdict { IMAGE_GOOD, IMAGE_SHORT, IMAGE_BAD };

struct image_request {
    const char *name; /* as messages call the file */
    const char *file; /* what to open */
    const char *full; /* the JVM's list, from image_list_copy */
    bool hex;
    bool bounded;        /* else any address is good and the image is never too short */
    uint32_t width;      /* of a word */
    int64_t lowest, highest; /* of the memory */
    int64_t first, last; /* the range to load, from first to last, which may be downwards */
    /* Digits without underscores and leading zeros, at least one; NULL: the image is judged only. */
    void (*store)(void *to, int64_t address, const char *digits, uint32_t count);
    void *to;
};

/* The list that stands in the payload of a window whose simulation has not started: paths, and `*` for all images, each
 * with a NUL at its end, the last one empty. The caller's to free. */
char *image_list_copy(const struct cb_window *);

/* Loads an image. Unless it is good, `why` says what is wrong, naming the file and its line. */
enum image_verdict image_load(const struct image_request *, char *why, size_t room);

#endif
