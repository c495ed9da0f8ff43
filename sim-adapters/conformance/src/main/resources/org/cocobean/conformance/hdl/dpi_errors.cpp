#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <stdexcept>
#include <string>

extern "C" int dpi_error(const char* form) {
    const std::string what = form;
    std::printf("progress...");
    if (what == "throw") throw std::runtime_error("own exception");
    if (what == "throw_int") throw 42;
    if (what == "exit") std::exit(3);
    if (what == "exit_0") std::exit(0);
    if (what == "abort") std::abort();
    if (what == "signal") std::raise(SIGSEGV);
    return 0;
}
