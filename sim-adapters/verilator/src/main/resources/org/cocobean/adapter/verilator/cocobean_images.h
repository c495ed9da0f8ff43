/* Memory images: what the runtime, where it was patched, and the glue ask of each other. */
#ifndef COCOBEAN_IMAGES_H
#define COCOBEAN_IMAGES_H

#include <cstdint>
#include <string>

/* The runtime is about to load an associative array. */
void cocobean_judge_image(bool hex, int bits, const std::string& filename, uint64_t start, uint64_t end);

/* What is loaded; no words: an associative array. */
struct cocobean_image {
    const std::string& filename;
    bool hex;
    int width;
    uint64_t words;
};

/* The glue says what was said of an image; does not return when it is bad. */
void cocobean_image_told(const cocobean_image& image, bool is_bad, const char* why);

/* The list of images that have to be full, as image.h has it. */
const char* cocobean_full_images();

#endif
