/*
 * Makes a Verilated model a model of Cocobean (model.h): where its signals lie, how it is evaluated, and what becomes of
 * $finish, $stop, $fatal, output and files. One library (or process) holds one simulation; several simulations in one JVM
 * each load a copy of the library.
 */
#include <csetjmp>
#include <cstdlib>
#include <cstring>
#include <dlfcn.h>
#include <iterator>
#include <memory>
#include <string>
#include <vector>

extern "C" {
#include "agent/image.h"
}
#include "cocobean_design.h"
#include "cocobean_files.h"
#include "cocobean_images.h"
#include "verilated_syms.h"
#if VM_COVERAGE
#include "verilated_cov.h"
#endif

namespace {

struct Simulation {
    std::unique_ptr<VerilatedContext> context;
    std::unique_ptr<Vcocobean, decltype(&design::destroy)> model{nullptr, design::destroy};
#if VM_TRACE
    std::unique_ptr<Waves> waves;
#endif
    std::vector<cb_object> object;
    cb_model described{};
    cb_window* window = nullptr;
    model_home* home = nullptr;
    std::unique_ptr<char, decltype(&std::free)> full_images{nullptr, std::free};
    bool over = false;
    std::string failed_at; // file:line of the assertion message that was printed last
    std::string failed;    // that message, as it was printed
    bool inside = false;   // the model runs and can be left through `escape`
    bool escaped = false;
    jmp_buf escape;
};

Simulation* simulation = nullptr;

// ---- what the HDL says and how it ends ---------------------------------------------------------------------------------

// As messages of the HDL name it: without the directory.
std::string place(const char* file, int line) {
    const char* const slash = file ? std::strrchr(file, '/') : nullptr;
    return std::string(slash ? slash + 1 : file ? file : "") + ":" + std::to_string(line);
}

// Leaves a model that must not go on, from anywhere below `run`. What its frames own is lost, the simulation is over anyway.
[[noreturn]] void leave() {
    Simulation* const s = simulation;
    if (!s || !s->inside) std::_Exit(134);
    s->over = s->escaped = true;
    s->inside = false;
    std::longjmp(s->escape, 1);
}

// Verilator prints the message of $error, $fatal and assertions first, then stops. Only $fatal is to end the simulation.
bool is_error(const char* file, int line) {
    const std::string here = place(file, line);
    if (simulation->failed_at != here) return false;
    for (const char* const* fatal = design::table.fatal_lines; *fatal; ++fatal)
        if (here == *fatal) return false;
    return true;
}

void remember_failure(const char* text) {
    const char* error = std::strstr(text, "%Error: ");
    if (!error) error = std::strstr(text, "%Fatal: "); // of $fatal, in newer versions
    if (!error || !simulation) return;
    const char* const end = std::strstr(error, ": Assertion failed");
    simulation->failed_at = end ? std::string(error + 8, end) : std::string();
    const char* begin = error; // of "[TIME] "
    while (begin > text && begin[-1] != '\n' && *begin != '[') --begin;
    simulation->failed.assign(*begin == '[' ? begin : error, std::strcspn(*begin == '[' ? begin : error, "\n"));
}

// Tells of an error, or of the end by the design, where it is raised: what is printed may be lost, or stand in the middle of
// a line. The scope of an error stands in its line.
void say(bool is_error, const std::string& line) {
    if (!simulation || !simulation->window) return;
    const std::string when = simulation->context ? "\n" + std::to_string(simulation->context->time()) : std::string();
    cb_say(simulation->window, is_error, (line.substr(0, CB_SAID / 2) + when).c_str());
}

void count_error(const std::string& line) { say(true, line); }

// ---- where signals lie -------------------------------------------------------------------------------------------------

// Versions before 5.034 tell an array of single bits as a vector of as many.
bool is_array_of_bits(const VerilatedVar& var, const cb_object& o) {
#if VERILATOR_VERSION_INTEGER >= 5034000
    (void)var, (void)o;
    return false;
#else
    return o.width == 1 && o.dims == 1 && var.udims() == 0 && var.vltype() == VLVT_UINT8
           && var.packed().left() == o.bounds[0] && var.packed().right() == o.bounds[1];
#endif
}

bool fits(const VerilatedVar& var, const cb_object& o) {
    if (o.kind == CB_KIND_STRING) return var.vltype() == VLVT_STRING;
    if (is_array_of_bits(var, o)) return true;
    if (static_cast<uint32_t>(var.udims()) != o.dims) return false;
#if VERILATOR_VERSION_INTEGER >= 5018000
    if (o.kind == CB_KIND_REAL) return var.vltype() == VLVT_REAL;
#else
    if (o.kind == CB_KIND_REAL) return var.vltype() == VLVT_UINT64 && var.dims() == 0;
#endif
    const VerilatedVarType type = o.width <= 8    ? VLVT_UINT8
                                  : o.width <= 16 ? VLVT_UINT16
                                  : o.width <= 32 ? VLVT_UINT32
                                  : o.width <= 64 ? VLVT_UINT64
                                                  : VLVT_WDATA;
    if (var.vltype() != type) return false;
#if VERILATOR_VERSION_INTEGER < 5032000
    const uint32_t width = var.dims() > var.udims() ? var.packed().elements() : 1;
    return width == o.width;
#else
    return true;
#endif
}

// ---- what the home calls -----------------------------------------------------------------------------------------------

void set_time(void*, uint64_t now) { simulation->context->time(now); }

void finish(void*) {
    if (simulation->escaped) return;
    design::finish(*simulation->model);
#if VM_COVERAGE
    simulation->context->coveragep()->write(cocobean_file("coverage.dat").c_str());
#endif
}

#if VM_TRACE
void end_of_step(void*, uint64_t now) { design::dump(*simulation->model, simulation->waves.get(), now); }

void close_waves(Simulation& s) {
    if (s.waves) s.waves->close();
    if (s.model) design::close_own_dump(*s.model);
}
#endif

size_t text(void*, void* data, char* buffer, size_t room, bool write) {
    std::string& value = *static_cast<std::string*>(data);
    if (write) value.assign(buffer, room);
    else if (value.size() <= room) std::memcpy(buffer, value.data(), value.size());
    return value.size();
}

void describe(Simulation& s) {
    s.object.assign(design::table.rows, design::table.rows + design::table.count);
    design::bind(*s.model, s.object.data());
    s.described.self = s.model.get();
    s.described.eval = design::eval;
    s.described.next_event = design::table.has_delays ? design::next_event : nullptr;
    s.described.set_time = set_time;
#if VM_TRACE
    s.described.end_of_step = end_of_step;
#endif
    s.described.finish = finish;
    s.described.text = text;
    s.described.over = &s.over;
    s.described.object = s.object.data();
    s.described.objects = static_cast<uint32_t>(s.object.size());
    s.described.precision = s.context->timeprecision();
}

void start(Simulation& s, int argc, const char* const* argv, const char* waves) {
    s.context = std::make_unique<VerilatedContext>();
#ifndef COCOBEAN_THREADS
    s.context->threads(1); // or it would start idle threads, and after an escape they would outlive the library
#endif
    std::vector<const char*> arguments{"cocobean"};
    arguments.insert(arguments.end(), argv, argv + argc);
    s.context->commandArgs(static_cast<int>(arguments.size()), arguments.data());
#if VM_TRACE
    s.context->traceEverOn(true);
#endif
    s.model.reset(design::create(s.context.get()));
#if VM_TRACE
    if (waves) {
        s.waves = std::make_unique<Waves>();
        design::trace(*s.model, *s.waves);
        s.waves->open(waves);
    }
#else
    (void)waves;
#endif
    describe(s);
}

} // namespace

// ---- for the design's own part ----------------------------------------------------------------------------------------

void cocobean_die(const std::string& why) {
    const std::string line = "%Error: " + why;
    count_error(line);
    cocobean_print("%s\n", line.c_str());
    leave();
}

void* cocobean_find(const char* scope, std::initializer_list<const char*> names, const cb_object& o) {
    const VerilatedScope* const in = simulation->context->scopeFind(scope);
    if (!in) return nullptr;
    for (const char* const name : names) {
        const VerilatedVar* var = in->varFind(name);
        if (!var) var = in->varFind(('\\' + std::string(name) + ' ').c_str()); // newer ones keep the escape
        if (var) return fits(*var, o) ? var->datap() : nullptr;
    }
    return nullptr;
}

// ---- hooks of the Verilator runtime ------------------------------------------------------------------------------------

void cocobean_vprint(const char* format, va_list arguments) {
    va_list again;
    va_copy(again, arguments);
    std::string line(static_cast<size_t>(std::vsnprintf(nullptr, 0, format, again)), ' ');
    va_end(again);
    std::vsnprintf(&line[0], line.size() + 1, format, arguments);
    remember_failure(line.c_str());
    std::fwrite(line.data(), 1, line.size(), cocobean_log());
}

void cocobean_print(const char* format, ...) {
    va_list arguments;
    va_start(arguments, format);
    cocobean_vprint(format, arguments);
    va_end(arguments);
}

void vl_finish(const char* file, int line, const char*) {
    if (!simulation->over) {
        const std::string message = "- " + std::string(file) + ":" + std::to_string(line) + ": Verilog $finish";
        say(false, message);
        cocobean_print("%s\n", message.c_str());
    }
    simulation->context->gotFinish(true);
    simulation->over = true;
}

void vl_stop(const char* file, int line, const char*) {
    const bool fatal = simulation->failed_at == place(file, line);
    const std::string message = "%Error: " + std::string(file) + ":" + std::to_string(line) + ": Verilog "
                                + (fatal ? "$fatal" : "$stop");
    count_error(fatal ? simulation->failed : message);
    cocobean_print("%s\n", message.c_str());
    simulation->context->gotFinish(true);
    simulation->over = true;
}

void vl_stop_maybe(const char* file, int line, const char* hierarchy, bool) {
    simulation->context->errorCountInc();
    if (!is_error(file, line)) {
        vl_stop(file, line, hierarchy);
        return;
    }
    count_error(simulation->failed);
    simulation->failed_at.clear();
}

void vl_fatal(const char* file, int line, const char*, const char* message) {
    cocobean_die(file && *file ? std::string(file) + ":" + std::to_string(line) + ": " + message : std::string(message));
}

// ---- memory images -----------------------------------------------------------------------------------------------------

const char* cocobean_full_images() { return simulation->full_images.get(); }

// The runtime does not know which call of $readmem... it runs; the description of the design knows where they stand, and
// which of them loads such a file into such a memory, if it is only one.
static std::string image_call(const std::string& filename, int width, uint64_t words) {
    for (const bool named : {true, false}) {
        const char* found = nullptr;
        unsigned count = 0;
        for (const image_place* known = design::table.image_places; known->place; ++known) {
            if (named != (known->name != nullptr) || (named && filename != known->name)) continue;
            if (known->words != words || (words && known->width != width)) continue;
            found = known->place;
            ++count;
        }
        if (count) return count == 1 ? std::string(found) + ": " : std::string();
    }
    return std::string();
}

void cocobean_image_told(const cocobean_image& image, bool is_bad, const char* why) {
    const std::string text = image_call(image.filename, image.width, image.words)
                             + (image.hex ? "$readmemh: " : "$readmemb: ") + why;
    if (is_bad) cocobean_die(text);
    cocobean_print("%%Warning: %s\n", text.c_str());
}

// ---- code of the design that would end the process ---------------------------------------------------------------------

extern "C" {

void __wrap_exit(int status) {
    cocobean_die("the design called exit(" + std::to_string(status) + ")");
}

void __wrap_abort(void) {
    cocobean_die("the design called abort()");
}

#ifdef COCOBEAN_THREADS
// Threads that cannot be joined any more may still run its code.
static void keep_library() {
    Dl_info here;
    if (dladdr(&simulation, &here)) dlopen(here.dli_fname, RTLD_NOW | RTLD_NOLOAD | RTLD_NODELETE);
}
#endif

static void discard(Simulation* s) {
#if VM_TRACE
    close_waves(*s);
#endif
    if (s->escaped) {
        // Coroutines and frames that were left cannot be destroyed any more.
        s->model.release();
        s->context.release();
#ifdef COCOBEAN_THREADS
        keep_library();
#endif
    }
    simulation = nullptr;
    delete s;
    cocobean_files_close();
}

// ---- the three functions of model_home.h -------------------------------------------------------------------------------

#define EXPORT __attribute__((visibility("default")))

EXPORT int cocobean_model_open(void* window, const char* directory, int argc, const char* const* argv, int log,
                               const char* waves, void** context) {
    if (!cocobean_files_open(directory, log)) return 1;
    if (simulation) {
        cocobean_print("%%Error: this copy of the model holds a simulation already; load another copy\n");
        return 1;
    }
    Simulation* const s = simulation = new Simulation;
    s->window = static_cast<cb_window*>(window);
    s->full_images.reset(image_list_copy(s->window));
    if (setjmp(s->escape)) { // the constructor failed
        discard(s);
        return 1;
    }
    s->inside = true;
    guarded([=] { start(*s, argc, argv, waves); });
    s->inside = false;
    s->home = model_home_open(s->window, &s->described);
    if (!s->home) {
        discard(s);
        return 1;
    }
    *context = s;
    return 0;
}

EXPORT int cocobean_model_run(void* context) {
    Simulation* const s = static_cast<Simulation*>(context);
    if (_setjmp(s->escape)) return model_home_abandon(s->home);
    s->inside = true;
    Verilated::threadContextp(s->context.get());
    const int result = model_home_run(s->home);
    s->inside = false;
    return result;
}

EXPORT void cocobean_model_close(void* context) {
    Simulation* const s = static_cast<Simulation*>(context);
    Verilated::threadContextp(s->context.get());
    if (!_setjmp(s->escape)) {
        s->inside = true;
        model_home_close(s->home);
        s->inside = false;
    }
    discard(s);
}
}
