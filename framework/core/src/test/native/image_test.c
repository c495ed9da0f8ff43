/* Memory images: what is loaded, and how what cannot be is told. */
#include <stdlib.h>
#include <unistd.h>

#include "check.h"
#include "agent/image.h"

enum { WORDS = 16 };

static char path[] = P_tmpdir "/cocobean-image-XXXXXX";
static char stored[WORDS][80];
static char why[400];

static void store(void *to, int64_t address, const char *digits, uint32_t count) {
    TRUE(to == stored);
    TRUE(address >= 0 && address < WORDS);
    snprintf(stored[address], sizeof stored[address], "%.*s", (int)count, digits);
}

static struct image_request request(int64_t first, int64_t last) {
    return (struct image_request){.name = "a.hex", .file = path, .full = "", .hex = true, .bounded = true, .width = 8,
                                  .lowest = 0, .highest = WORDS - 1, .first = first, .last = last, .store = store,
                                  .to = stored};
}

static enum image_verdict load(const struct image_request *q, const char *content, size_t length) {
    memset(stored, 0, sizeof stored);
    *why = 0;
    FILE *f = fopen(path, "w");
    if (!f) abort();
    fwrite(content, 1, length, f);
    fclose(f);
    return image_load(q, why, sizeof why);
}

static enum image_verdict text(const struct image_request *q, const char *content) {
    return load(q, content, strlen(content));
}

#define SAYS(part) (strstr(why, part) ? checks++ : (TRUE(!"said"), printf("  said: %s\n", why)))

static void words_stand_in_order_without_zeros_and_underscores(void) {
    struct image_request q = request(0, 3);
    EQUAL(text(&q, "00 0a // one\n/* two\nlines */ f_f\n00zX"), IMAGE_GOOD);
    EQUAL(strcmp(stored[0], "0"), 0);
    EQUAL(strcmp(stored[1], "a"), 0);
    EQUAL(strcmp(stored[2], "ff"), 0);
    EQUAL(strcmp(stored[3], "zX"), 0);
}

static void a_range_may_go_downwards(void) {
    struct image_request q = request(5, 3);
    EQUAL(text(&q, "1 2 3"), IMAGE_GOOD);
    EQUAL(stored[5][0], '1');
    EQUAL(stored[3][0], '3');
}

static void addresses_are_hexadecimal_and_make_gaps(void) {
    struct image_request q = request(0, 15);
    EQUAL(text(&q, "@a 1 @2 2 3"), IMAGE_GOOD);
    EQUAL(stored[10][0], '1');
    EQUAL(stored[2][0], '2');
    EQUAL(stored[3][0], '3');
    EQUAL(stored[0][0], 0);
    EQUAL(text(&q, "1\n@10 1"), IMAGE_BAD);
    SAYS("a.hex:2: address 10 (hexadecimal) is outside 0 to 15");
    EQUAL(text(&q, "@ 1"), IMAGE_BAD);
    SAYS("no address in hexadecimal after @");
    EQUAL(text(&q, "@ffffffffffffffff 1"), IMAGE_BAD);
    EQUAL(text(&q, "@"), IMAGE_BAD);
}

static void what_is_no_number_or_too_wide_names_its_line(void) {
    struct image_request q = request(0, 0);
    EQUAL(text(&q, "\n\n0g"), IMAGE_BAD);
    SAYS("a.hex:3: '0g' is no hexadecimal number");
    EQUAL(text(&q, "_"), IMAGE_BAD);
    EQUAL(text(&q, "100"), IMAGE_BAD);
    SAYS("a.hex:1: 100 does not fit a word of 8 bits");
    EQUAL(text(&q, "0000ff"), IMAGE_GOOD);
    q.hex = false;
    EQUAL(text(&q, "2"), IMAGE_BAD);
    SAYS("binary number");
    EQUAL(text(&q, "1_0000_0000"), IMAGE_BAD);
    EQUAL(text(&q, "1111_????"), IMAGE_GOOD);
    EQUAL(strcmp(stored[0], "1111zzzz"), 0);
}

static void too_many_words_are_an_error_and_are_not_stored(void) {
    struct image_request q = request(0, 1);
    EQUAL(text(&q, "1\n2\n3\n4"), IMAGE_BAD);
    SAYS("a.hex:3: too long: 4 words found, 2 wanted (0 to 1)");
    EQUAL(stored[2][0], 0);
}

static void too_few_words_are_a_warning_unless_the_image_has_to_be_full(void) {
    struct image_request q = request(0, 3);
    EQUAL(text(&q, "1"), IMAGE_SHORT);
    SAYS("a.hex: too short: 1 word found, 4 wanted (0 to 3)");
    q.full = "*\0";
    EQUAL(text(&q, "1 2"), IMAGE_BAD);
    SAYS("has to be full");
    char list[80] = {0};
    snprintf(list, sizeof list - 1, "/nowhere%c%s", 0, path);
    memcpy(list + strlen("/nowhere") + 1, path, sizeof path);
    q.full = list;
    EQUAL(text(&q, "1 2"), IMAGE_BAD);
    EQUAL(text(&q, "@0 1"), IMAGE_GOOD);
    q.bounded = false;
    EQUAL(text(&q, "1 2"), IMAGE_GOOD);
}

static void a_range_outside_the_memory_is_told_before_the_file_is_opened(void) {
    struct image_request q = request(8, 16);
    q.file = "/nowhere";
    EQUAL(image_load(&q, why, sizeof why), IMAGE_BAD);
    SAYS("the range 8 to 16 is not within the memory, which has 0 to 15");
    q = request(0, 1);
    q.file = "/nowhere";
    EQUAL(image_load(&q, why, sizeof why), IMAGE_BAD);
    SAYS("a.hex does not exist");
    q.file = "/tmp";
    EQUAL(image_load(&q, why, sizeof why), IMAGE_BAD);
    SAYS("cannot be read");
}

static void long_words_long_files_and_cut_ends_stay_within_their_memory(void) {
    struct image_request q = request(0, 0);
    char word[1000];
    memset(word, '0', sizeof word);
    word[sizeof word - 1] = '7';
    EQUAL(load(&q, word, sizeof word), IMAGE_GOOD);
    EQUAL(strcmp(stored[0], "7"), 0);
    memset(word, 'f', sizeof word);
    EQUAL(load(&q, word, sizeof word), IMAGE_BAD);
    EQUAL(text(&q, "1 /"), IMAGE_BAD);
    EQUAL(text(&q, "1 /*"), IMAGE_BAD);
    EQUAL(text(&q, "1\n/* *\n2"), IMAGE_BAD);
    SAYS("a.hex:2: this comment does not end");
    EQUAL(text(&q, "1 //"), IMAGE_GOOD);
    EQUAL(text(&q, ""), IMAGE_SHORT);
    EQUAL(load(&q, "1\0", 2), IMAGE_BAD);
    size_t length = (1 << 17) + 3;
    char *spaces = malloc(length);
    if (!spaces) abort();
    memset(spaces, '\n', length);
    spaces[length - 1] = '5';
    EQUAL(load(&q, spaces, length), IMAGE_GOOD);
    EQUAL(stored[0][0], '5');
    free(spaces);
    char little[8];
    EQUAL(text(&q, "zebra"), IMAGE_BAD);
    EQUAL(image_load(&q, little, sizeof little), IMAGE_BAD);
    EQUAL(strlen(little), sizeof little - 1);
}

static void an_image_is_judged_without_being_stored(void) {
    struct image_request q = request(0, 1);
    q.store = NULL;
    EQUAL(text(&q, "1 2"), IMAGE_GOOD);
    EQUAL(text(&q, "1 2 3"), IMAGE_BAD);
    EQUAL(stored[0][0], 0);
}

static void the_list_of_the_window_is_copied_with_its_ends(void) {
    struct cb_window *w = calloc(1, sizeof *w);
    if (!w) abort();
    memcpy(w->payload, "a\0b", 4);
    w->payload_length = 4;
    char *list = image_list_copy(w);
    EQUAL(memcmp(list, "a\0b\0\0", 6), 0);
    free(list);
    free(w);
}

int main(void) {
    int fd = mkstemp(path);
    if (fd < 0) abort();
    close(fd);
    RUN(words_stand_in_order_without_zeros_and_underscores);
    RUN(a_range_may_go_downwards);
    RUN(addresses_are_hexadecimal_and_make_gaps);
    RUN(what_is_no_number_or_too_wide_names_its_line);
    RUN(too_many_words_are_an_error_and_are_not_stored);
    RUN(too_few_words_are_a_warning_unless_the_image_has_to_be_full);
    RUN(a_range_outside_the_memory_is_told_before_the_file_is_opened);
    RUN(long_words_long_files_and_cut_ends_stay_within_their_memory);
    RUN(an_image_is_judged_without_being_stored);
    RUN(the_list_of_the_window_is_copied_with_its_ends);
    unlink(path);
    return check_report("image");
}
