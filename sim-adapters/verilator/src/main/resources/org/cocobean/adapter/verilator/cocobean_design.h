/*
 * What the glue has of one design, and the little code that needs the design's own classes: cocobean_design.cpp, compiled
 * with every design. All else is the same for all designs, and compiled once: cocobean_verilator.cpp.
 */
#ifndef COCOBEAN_DESIGN_H
#define COCOBEAN_DESIGN_H

#include <cstddef>
#include <cstdint>
#include <exception>
#include <initializer_list>
#include <string>

#include "verilated.h"
#if VM_TRACE_FST
#include "verilated_fst_c.h"
using Waves = VerilatedFstC;
#elif VM_TRACE
#include "verilated_vcd_c.h"
using Waves = VerilatedVcdC;
#endif

extern "C" {
#include "model/model_home.h"
}

class Vcocobean; // what Verilator made of the design

// A call of $readmem...: where it stands, the file where it is known, and the memory that it fills.
struct image_place {
    const char* place;
    const char* name;
    int width;
    uint64_t words;
};

namespace design {

// What the build found out. The lists of lines and of images end with nulls.
struct Table {
    const cb_object* rows;
    size_t count;
    bool has_delays;
    const char* const* fatal_lines;
    const image_place* image_places;
};

extern const Table table;

Vcocobean* create(VerilatedContext* context);
void destroy(Vcocobean* model);

// Fills in where the objects lie.
void bind(Vcocobean& model, cb_object* objects);

// For the home, which knows the model as `self`.
void eval(void* self);
uint64_t next_event(void* self);

void finish(Vcocobean& model);

#if VM_TRACE
void trace(Vcocobean& model, Waves& waves);

// Writes a step to our waves, null for none, and to the file of the design's own $dumpvars.
void dump(Vcocobean& model, Waves* waves, uint64_t now);

// Closes the file of the design's own $dumpvars.
void close_own_dump(Vcocobean& model);
#endif

} // namespace design

// What cocobean_verilator.cpp has for it.

// Address of a signal that was kept, nullptr when this Verilator holds it in another way than its type says. A long name has
// a short form, which older versions call it by; newer ones do not.
void* cocobean_find(const char* scope, std::initializer_list<const char*> names, const cb_object& object);

// Ends the simulation with an error, from anywhere below `run`.
[[noreturn]] void cocobean_die(const std::string& why);

// Code of the design (DPI) may throw; no exception may pass the agent and the JVM.
template <class Code> void guarded(Code code) {
    try {
        code();
    } catch (const std::exception& e) {
        cocobean_die(std::string("the design threw an exception: ") + e.what());
    } catch (...) {
        cocobean_die("the design threw something that is no std::exception");
    }
}

#endif
