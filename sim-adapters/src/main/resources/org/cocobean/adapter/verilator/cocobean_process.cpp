/* The process home: the same model with a main of its own, which takes turns with the JVM over a mapped window. */
#include <cstring>
#include <string>
#include <unistd.h>
#include <vector>

extern "C" {
#include "model_home.h"
struct cb_window* process_link_open(void);
int process_link_hand_over(struct cb_window*);
int cocobean_model_open(void*, const char*, int, const char* const*, int, const char*, void**);
int cocobean_model_run(void*);
void cocobean_model_close(void*);
}

int main(int argc, char** argv) {
    std::string waves;
    std::vector<const char*> arguments;
    for (int i = 1; i < argc; i++)
        if (std::strncmp(argv[i], "--waves=", 8) == 0) waves = argv[i] + 8;
        else arguments.push_back(argv[i]);
    cb_window* const window = process_link_open();
    if (!window) return 2;
    void* context = nullptr;
    if (cocobean_model_open(window, "", static_cast<int>(arguments.size()), arguments.data(), STDOUT_FILENO,
                            waves.empty() ? nullptr : waves.c_str(), &context))
        return 3;
    while (cocobean_model_run(context) == 0) process_link_hand_over(window);
    cocobean_model_close(context);
    return 0;
}
