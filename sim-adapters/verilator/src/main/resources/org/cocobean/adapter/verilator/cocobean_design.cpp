/* The glue's part that is compiled with every design. */
#include "cocobean_design.h"

#include <iterator>

#include "Vcocobean.h"
#include "Vcocobean___024root.h"
#include "Vcocobean__Syms.h"

namespace {

#include "cocobean_table.inc"

#if VM_TRACE && OWN_DUMPS
// The flags that say which parts of the model have changed since waves were written; not every model has them.
template <class Root> auto set_activity(Root& root, int) -> decltype(static_cast<void>(root.__Vm_traceActivity)) {
    for (auto& part : root.__Vm_traceActivity.m_storage) part = 1;
}
template <class Root> void set_activity(Root&, long) {}

// The first waves that are written make the model forget what has changed.
void set_all_changed(Vcocobean__Syms& syms) {
    syms.__Vm_activity = true;
    set_activity(syms.TOP, 0);
}
#endif

} // namespace

namespace design {

const Table table{rows, std::size(rows), has_delays, fatal_lines, image_places};

Vcocobean* create(VerilatedContext* context) { return new Vcocobean{context, ""}; }

void destroy(Vcocobean* model) { delete model; }

void bind(Vcocobean& model, cb_object* objects) { ::bind(model, objects, cocobean_find); }

void eval(void* self) {
    guarded([self] { static_cast<Vcocobean*>(self)->eval_step(); });
}

uint64_t next_event(void* self) {
    Vcocobean& model = *static_cast<Vcocobean*>(self);
    return model.eventsPending() ? model.nextTimeSlot() : UINT64_MAX;
}

void finish(Vcocobean& model) {
    guarded([&model] { model.final(); });
}

#if VM_TRACE
void trace(Vcocobean& model, Waves& waves) { model.trace(&waves, 99); }

void dump(Vcocobean& model, Waves* waves, uint64_t now) {
#if OWN_DUMPS
    Vcocobean__Syms& syms = *model.rootp->vlSymsp;
    if (syms.__Vm_dumperp) {
        set_all_changed(syms);
        if (waves) waves->dump(now);
        set_all_changed(syms);
        syms.__Vm_dumperp->dump(now);
        return;
    }
#endif
    (void)model;
    if (waves) waves->dump(now);
}

void close_own_dump(Vcocobean& model) {
    (void)model;
#if OWN_DUMPS
    if (model.rootp->vlSymsp->__Vm_dumperp) model.rootp->vlSymsp->_traceDumpClose();
#endif
}
#endif

} // namespace design
