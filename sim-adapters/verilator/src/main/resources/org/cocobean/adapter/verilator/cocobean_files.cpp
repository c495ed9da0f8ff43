/*
 * Simulations that share a process share its working directory and its standard output. So the functions through which the
 * runtime and the design's own C code reach files and output are replaced when the model is linked (-Wl,--wrap=...).
 */
#include "cocobean_files.h"

#include <cerrno>
#include <cstdarg>
#include <cstdio>
#include <fcntl.h>
#include <mutex>
#include <set>
#include <string>
#include <sys/wait.h>
#include <unistd.h>

namespace {

std::string directory;
FILE* log_file = nullptr;
std::set<FILE*> open_files;
std::mutex open_files_mutex; // models with threads of their own

} // namespace

std::string cocobean_file(const char* path) {
    return path[0] == '/' || directory.empty() ? std::string(path) : directory + "/" + path;
}

FILE* cocobean_log() { return log_file; }

extern "C" {

FILE* __real_fopen(const char* path, const char* mode);
int __real_fclose(FILE* file);
int __real_open(const char* path, int flags, ...);
int __real_system(const char* command);

FILE* __wrap_fopen(const char* path, const char* mode) {
    FILE* const file = __real_fopen(cocobean_file(path).c_str(), mode);
    const std::lock_guard<std::mutex> lock{open_files_mutex};
    if (file) open_files.insert(file);
    return file;
}

int __wrap_fclose(FILE* file) {
    {
        const std::lock_guard<std::mutex> lock{open_files_mutex};
        open_files.erase(file);
    }
    return __real_fclose(file);
}

int __wrap_open(const char* path, int flags, ...) {
    va_list arguments;
    va_start(arguments, flags);
    const unsigned mode = flags & O_CREAT ? va_arg(arguments, unsigned) : 0;
    va_end(arguments);
    return __real_open(cocobean_file(path).c_str(), flags, mode);
}

int __wrap_system(const char* command) {
    if (!command) return __real_system(command);
    std::fflush(log_file);
    const pid_t child = fork();
    if (child == 0) { // nothing but what may be called between fork and exec of a process with many threads
        dup2(fileno(log_file), STDOUT_FILENO);
        dup2(fileno(log_file), STDERR_FILENO);
        if (directory.empty() || chdir(directory.c_str()) == 0) execl("/bin/sh", "sh", "-c", command, nullptr);
        _exit(127);
    }
    int status = -1;
    while (child > 0 && waitpid(child, &status, 0) < 0 && errno == EINTR) continue;
    return status;
}

int __wrap_vprintf(const char* format, va_list arguments) { return std::vfprintf(log_file, format, arguments); }

int __wrap_printf(const char* format, ...) {
    va_list arguments;
    va_start(arguments, format);
    const int result = std::vfprintf(log_file, format, arguments);
    va_end(arguments);
    return result;
}

int __wrap_puts(const char* text) { return std::fprintf(log_file, "%s\n", text); }
int __wrap_putchar(int c) { return std::fputc(c, log_file); }
}

bool cocobean_files_open(const char* simulation_directory, int log) {
    if (log_file) return true;
    directory = simulation_directory ? simulation_directory : "";
    const int own = fcntl(log, F_DUPFD_CLOEXEC, 3); // another child that inherited it would keep the log open
    log_file = own < 0 ? nullptr : fdopen(own, "w");
    if (!log_file) return false;
    std::setvbuf(log_file, nullptr, _IOLBF, 1 << 14);
    return true;
}

void cocobean_files_close() {
    for (FILE* const file : open_files) __real_fclose(file);
    open_files.clear();
    if (log_file) __real_fclose(log_file);
    log_file = nullptr;
}
