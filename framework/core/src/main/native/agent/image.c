#include "agent/image.h"

#include <ctype.h>
#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum { TOKEN = 40 }; /* of a word in a message */

struct reader {
    const struct image_request *request;
    const char *at, *end;
    uint32_t line;
    int64_t address;
    uint64_t words;
    bool addressed; /* the file has addresses */
    uint32_t long_line; /* of the first word that is too many, 0: none */
    char *why;
    size_t room;
};

char *image_list_copy(const struct cb_window *w) {
    char *list = calloc(1, w->payload_length + 2u);
    if (list) memcpy(list, w->payload, w->payload_length);
    return list;
}

static bool must_be_full(const char *list, const struct stat *image) {
    struct stat listed;
    for (const char *entry = list; entry && *entry; entry += strlen(entry) + 1) {
        if (!strcmp(entry, "*")) return true;
        if (!stat(entry, &listed) && listed.st_dev == image->st_dev && listed.st_ino == image->st_ino) return true;
    }
    return false;
}

__attribute__((format(printf, 2, 3))) static bool bad(struct reader *r, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(r->why, r->room, format, arguments);
    va_end(arguments);
    return false;
}

/* How many bits a word needs, with no zeros before them. */
static uint64_t bits(const char *digits, uint32_t count, bool hex) {
    if (!hex) return count;
    int value = isdigit((unsigned char)*digits) ? *digits - '0' : isxdigit((unsigned char)*digits) ? (*digits | 32) - 'a' + 10 : 1;
    return 4 * (uint64_t)(count - 1) + (value > 7 ? 4u : value > 3 ? 3u : value > 1 ? 2u : 1u);
}

static bool is_digit(char c, bool hex) {
    if (c == '0' || c == '1' || strchr("xXzZ?", c)) return c != 0;
    return hex && isxdigit((unsigned char)c);
}

static bool is_over(const struct image_request *q, int64_t address) {
    int64_t low = q->first < q->last ? q->first : q->last, high = q->first < q->last ? q->last : q->first;
    return q->bounded && (address < low || address > high);
}

static bool word(struct reader *r, const char *token, uint32_t length) {
    const struct image_request *q = r->request;
    char small[256], *digits = length <= sizeof small ? small : malloc(length);
    if (!digits) return bad(r, "%s cannot be read: %s", q->name, strerror(ENOMEM));
    uint32_t count = 0;
    bool good = true;
    for (uint32_t i = 0; i < length && good; i++) {
        if (token[i] == '_') continue;
        good = is_digit(token[i], q->hex);
        if (count == 1 && digits[0] == '0') count = 0;
        digits[count++] = token[i] == '?' ? 'z' : token[i];
    }
    int shown = length < TOKEN ? (int)length : TOKEN;
    if (!good || !count)
        good = bad(r, "%s:%u: '%.*s' is no %s number", q->name, r->line, shown, token, q->hex ? "hexadecimal" : "binary");
    else if ((count > 1 || digits[0] != '0') && bits(digits, count, q->hex) > q->width)
        good = bad(r, "%s:%u: %.*s does not fit a word of %u bit%s", q->name, r->line, shown, token, q->width,
                   q->width == 1 ? "" : "s");
    else if (is_over(q, r->address) && r->addressed)
        good = bad(r, "%s:%u: address %llx (hexadecimal) is outside %lld to %lld", q->name, r->line,
                   (unsigned long long)r->address, (long long)q->first, (long long)q->last);
    else if (is_over(q, r->address) && !r->long_line) r->long_line = r->line;
    else if (q->store && !r->long_line) q->store(q->to, r->address, digits, count);
    if (digits != small) free(digits);
    r->words++;
    r->address += q->first <= q->last ? 1 : -1;
    return good;
}

static bool address(struct reader *r) {
    uint64_t value = 0;
    uint32_t digits = 0;
    for (r->at++; r->at < r->end && (isxdigit((unsigned char)*r->at) || *r->at == '_'); r->at++) {
        if (*r->at == '_') continue;
        digits++;
        value = value << 4 | (uint64_t)(isdigit((unsigned char)*r->at) ? *r->at - '0' : (*r->at | 32) - 'a' + 10);
    }
    if (!digits || value > INT64_MAX || digits > 16)
        return bad(r, "%s:%u: there is no address in hexadecimal after @", r->request->name, r->line);
    r->addressed = true;
    r->address = (int64_t)value;
    return true;
}

static bool comment(struct reader *r) {
    bool block = r->at[1] == '*';
    uint32_t line = r->line;
    for (r->at += 2; r->at < r->end; r->at++) {
        if (!block && *r->at == '\n') return true;
        if (block && *r->at == '*' && r->at + 1 < r->end && r->at[1] == '/') {
            r->at += 2;
            return true;
        }
        if (*r->at == '\n') r->line++;
    }
    return !block || bad(r, "%s:%u: this comment does not end", r->request->name, line);
}

static bool starts_comment(const struct reader *r) {
    return *r->at == '/' && r->at + 1 < r->end && (r->at[1] == '/' || r->at[1] == '*');
}

static bool all(struct reader *r) {
    for (bool good = true; r->at < r->end;) {
        if (isspace((unsigned char)*r->at)) {
            r->line += *r->at++ == '\n';
            continue;
        }
        if (starts_comment(r)) {
            good = comment(r);
        } else if (*r->at == '@') {
            good = address(r);
        } else {
            const char *token = r->at;
            do r->at++;
            while (r->at < r->end && !isspace((unsigned char)*r->at) && *r->at != '@' && !starts_comment(r));
            good = word(r, token, (uint32_t)(r->at - token));
        }
        if (!good) return false;
    }
    return true;
}

static enum image_verdict judge(struct reader *r, const struct stat *found) {
    const struct image_request *q = r->request;
    if (!all(r)) return IMAGE_BAD;
    uint64_t wanted = (uint64_t)(q->first < q->last ? q->last - q->first : q->first - q->last) + 1;
    if (r->long_line) {
        bad(r, "%s:%u: too long: %llu words found, %llu wanted (%lld to %lld)", q->name, r->long_line,
            (unsigned long long)r->words, (unsigned long long)wanted, (long long)q->first, (long long)q->last);
        return IMAGE_BAD;
    }
    if (!q->bounded || r->addressed || r->words == wanted) return IMAGE_GOOD;
    bool full = must_be_full(q->full, found);
    bad(r, "%s: too short: %llu word%s found, %llu wanted (%lld to %lld)%s", q->name, (unsigned long long)r->words,
        r->words == 1 ? "" : "s", (unsigned long long)wanted, (long long)q->first, (long long)q->last,
        full ? "; this image has to be full, as a firmware of the test or by fullImages of the design: add the words, an"
               " @ADDRESS at its beginning, or the range to the call"
             : "");
    return full ? IMAGE_BAD : IMAGE_SHORT;
}

static char *content(FILE *file, size_t *length) {
    size_t room = 1 << 16;
    char *bytes = malloc(room);
    for (*length = 0; bytes;) {
        size_t n = fread(bytes + *length, 1, room - *length, file);
        *length += n;
        if (!n) break;
        if (*length < room) continue;
        char *more = realloc(bytes, room *= 2);
        if (!more) free(bytes);
        bytes = more;
    }
    if (bytes && ferror(file)) {
        free(bytes);
        bytes = NULL;
    }
    return bytes;
}

enum image_verdict image_load(const struct image_request *q, char *why, size_t room) {
    struct reader r = {.request = q, .line = 1, .address = q->first, .why = why, .room = room};
    if (q->bounded && (q->lowest > q->first || q->first > q->highest || q->lowest > q->last || q->last > q->highest)) {
        bad(&r, "%s: the range %lld to %lld is not within the memory, which has %lld to %lld", q->name,
            (long long)q->first, (long long)q->last, (long long)q->lowest, (long long)q->highest);
        return IMAGE_BAD;
    }
    FILE *file = fopen(q->file, "r");
    if (!file) {
        if (errno == ENOENT) bad(&r, "%s does not exist; its place counts from the directory of the simulation:"
                                       " let @Firmware or the test put it there, or name it by an absolute path", q->name);
        else bad(&r, "%s cannot be read: %s", q->name, strerror(errno));
        return IMAGE_BAD;
    }
    struct stat found = {0};
    size_t length;
    fstat(fileno(file), &found);
    char *bytes = content(file, &length);
    enum image_verdict verdict = IMAGE_BAD;
    if (!bytes) {
        bad(&r, "%s cannot be read: %s", q->name, strerror(errno));
    } else {
        r.at = bytes;
        r.end = bytes + length;
        verdict = judge(&r, &found);
    }
    free(bytes);
    fclose(file);
    return verdict;
}
