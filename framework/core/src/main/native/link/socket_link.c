#define _GNU_SOURCE
#include "link/socket_link.h"

#include <errno.h>
#include <netdb.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <unistd.h>

enum { LINE = 64, HEAD = 8 };

static int fd = -1;
static uint8_t *seen; /* the window as the JVM has it */
static uint8_t *frame;
static size_t frame_length, frame_room;

struct range {
    size_t from, to;
};

/* All of the window that is in use, but for the words by which memory is shared. */
static size_t used(const struct cb_window *w, struct range *r) {
    size_t slots_end = w->slots_end ? w->slots_end : offsetof(struct cb_window, slots);
    struct range all[] = {
        {0, offsetof(struct cb_window, turn)},
        {offsetof(struct cb_window, command), offsetof(struct cb_window, fired)},
        {offsetof(struct cb_window, fired), offsetof(struct cb_window, fired) + 4 * (size_t)w->fired_count},
        {offsetof(struct cb_window, arm), offsetof(struct cb_window, arm) + 4 * (size_t)w->arm_count},
        {offsetof(struct cb_window, write), offsetof(struct cb_window, write) + 4 * (size_t)w->write_count},
        {offsetof(struct cb_window, sample), offsetof(struct cb_window, sample) + 4 * (size_t)w->sample_count},
        {offsetof(struct cb_window, engine), offsetof(struct cb_window, engine) + sizeof *w->engine * w->engine_count},
        {offsetof(struct cb_window, payload), offsetof(struct cb_window, payload) + w->payload_length},
        {offsetof(struct cb_window, slots), slots_end},
    };
    memcpy(r, all, sizeof all);
    return sizeof all / sizeof *all;
}

static void reserve(size_t length) {
    if (length <= frame_room) return;
    frame_room = 2 * length;
    frame = realloc(frame, frame_room);
    if (!frame) abort();
}

static void append(const void *bytes, size_t length) {
    reserve(frame_length + length);
    memcpy(frame + frame_length, bytes, length);
    frame_length += length;
}

static void append_range(const struct cb_window *w, size_t from, size_t to) {
    uint32_t head[2] = {(uint32_t)from, (uint32_t)(to - from)};
    append(head, HEAD);
    append((const uint8_t *)w + from, to - from);
    memcpy(seen + from, (const uint8_t *)w + from, to - from);
}

static void append_changes(const struct cb_window *w, struct range r) {
    const uint8_t *now = (const uint8_t *)w;
    size_t begin = r.to; /* of the changed lines that are not appended yet */
    for (size_t at = r.from; at < r.to; at += LINE) {
        size_t n = r.to - at < LINE ? r.to - at : LINE;
        if (memcmp(now + at, seen + at, n)) {
            if (begin == r.to) begin = at;
        } else if (begin != r.to) {
            append_range(w, begin, at);
            begin = r.to;
        }
    }
    if (begin != r.to) append_range(w, begin, r.to);
}

static int send_all(const uint8_t *bytes, size_t length) {
    while (length) {
        ssize_t n = send(fd, bytes, length, MSG_NOSIGNAL);
        if (n < 0 && errno == EINTR) continue;
        if (n <= 0) return -1;
        bytes += n;
        length -= (size_t)n;
    }
    return 0;
}

static int receive_all(void *bytes, size_t length) {
    for (uint8_t *at = bytes; length;) {
        ssize_t n = recv(fd, at, length, 0);
        if (n < 0 && errno == EINTR) continue;
        if (n <= 0) return -1;
        at += n;
        length -= (size_t)n;
    }
    return 0;
}

static int send_changes(const struct cb_window *w) {
    struct range r[16];
    uint32_t length = 0;
    frame_length = 0;
    append(&length, sizeof length);
    for (size_t i = 0, n = used(w, r); i < n; i++) append_changes(w, r[i]);
    length = (uint32_t)(frame_length - sizeof length);
    memcpy(frame, &length, sizeof length);
    return send_all(frame, frame_length);
}

static int receive_changes(struct cb_window *w) {
    uint32_t length, head[2];
    if (receive_all(&length, sizeof length)) return -1;
    reserve(length);
    if (receive_all(frame, length)) return -1;
    for (size_t at = 0; at < length; at += HEAD + head[1]) {
        if (length - at < HEAD) return -1;
        memcpy(head, frame + at, HEAD);
        if (head[0] > sizeof *w || head[1] > sizeof *w - head[0] || head[1] > length - at - HEAD) return -1;
        memcpy((uint8_t *)w + head[0], frame + at + HEAD, head[1]);
        memcpy(seen + head[0], frame + at + HEAD, head[1]);
    }
    return 0;
}

static void *memory(void) {
    void *m = mmap(NULL, sizeof(struct cb_window), PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    return m == MAP_FAILED ? NULL : m;
}

static int dial(const char *host, const char *port) {
    struct addrinfo wish = {.ai_socktype = SOCK_STREAM}, *found = NULL;
    int error = getaddrinfo(host, port, &wish, &found);
    if (error) {
        fprintf(stderr, "cocobean: cannot reach the test: the host %s is unknown (%s)\n", host, gai_strerror(error));
        return -1;
    }
    for (struct addrinfo *a = found; a && fd < 0; a = a->ai_next) {
        fd = socket(a->ai_family, a->ai_socktype | SOCK_CLOEXEC, 0);
        if (fd >= 0 && connect(fd, a->ai_addr, a->ai_addrlen)) {
            error = errno;
            close(fd);
            fd = -1;
        }
    }
    freeaddrinfo(found);
    if (fd < 0) {
        fprintf(stderr, "cocobean: cannot reach the test at %s port %s: %s\n", host, port, strerror(error));
        return -1;
    }
    int on = 1;
    setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    return 0;
}

struct cb_window *socket_link_open(const char *address) {
    char host[256], port[8], token[64];
    if (sscanf(address, "%255[^:]:%7[^:]:%63s", host, port, token) != 3) {
        fprintf(stderr, "cocobean: COCOBEAN_SOCKET is '%s' instead of HOST:PORT:TOKEN\n", address);
        return NULL;
    }
    if (dial(host, port)) return NULL;
    struct cb_window *w = memory();
    seen = memory();
    if (!w || !seen) {
        fprintf(stderr, "cocobean: no memory for the window\n");
        return NULL;
    }
    if (send_all((const uint8_t *)token, strlen(token)) || receive_changes(w)) {
        fprintf(stderr, "cocobean: the test at %s port %s does not answer\n", host, port);
        return NULL;
    }
    return w;
}

void socket_link_send(struct cb_window *w) { send_changes(w); }

int socket_link_hand_over(struct cb_window *w) { return send_changes(w) || receive_changes(w) ? -1 : 0; }

void socket_link_await_end(void) {
    struct pollfd p = {.fd = fd, .events = POLLRDHUP};
    while (poll(&p, 1, -1) < 1 || !(p.revents & (POLLRDHUP | POLLHUP | POLLERR))) {
    }
}
