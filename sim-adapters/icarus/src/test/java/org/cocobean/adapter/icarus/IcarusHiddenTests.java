package org.cocobean.adapter.icarus;

import static org.assertj.core.api.Assertions.assertThat;

import org.cocobean.sim.spi.HdlObject;
import org.cocobean.sim.spi.HiddenKind;
import org.junit.jupiter.api.Test;

/// Lines of the netlist that Icarus 11 writes, and where they differ, 13.
class IcarusHiddenTests {

    private static void finds(String line, String path, HiddenKind kind) {
        HdlObject found = IcarusHidden.in(line).orElseThrow();
        assertThat(found.path()).isEqualTo(path);
        assertThat(found.hidden()).contains(kind);
    }

    @Test
    void variablesOfTypesThatVpiDoesNotShow() {
        String end = " (eref=1, lref=0) scope=k.gen[0] #(0,0,0) vector_width=1 pin_count=1";
        finds(
                "    reg: iq unpacked dims=0 pin_count=1 queue of netvector_t:bool signed[31:0]"
                        + end,
                "k.gen[0].iq",
                HiddenKind.QUEUE);
        finds(
                "    reg: dyn unpacked dims=0 pin_count=1 dynamic array of netvector_t:bool" + end,
                "k.gen[0].dyn",
                HiddenKind.DYNAMIC_ARRAY);
        finds(
                "    reg: h unpacked dims=0 pin_count=1 class packet{netvector_t:bool n}" + end,
                "k.gen[0].h",
                HiddenKind.CLASS_HANDLE);
        finds(
                "    reg: name unpacked dims=0 pin_count=1 netvector_t:string unsigned" + end,
                "k.gen[0].name",
                HiddenKind.STRING);
        finds(
                "    reg: name unpacked dims=0 pin_count=1 string" + end,
                "k.gen[0].name",
                HiddenKind.STRING);
        assertThat(
                        IcarusHidden.in(
                                "    wire: q unpacked dims=0 pin_count=1 output netvector_t:logic unsigned"
                                        + end))
                .isEmpty();
    }

    @Test
    void eventsRoutinesAndGates() {
        String event = "    event happened; nprobe=0 scope=k // dir/k.sv:9";
        finds(event, "k.happened", HiddenKind.EVENT);
        assertThat(IcarusHidden.in(event).orElseThrow().place()).isEqualTo("k.sv:9");
        finds("k.f function (automatic) 0 children, 0 classes", "k.f", HiddenKind.FUNCTION);
        finds("k.tk task 0 children, 0 classes", "k.tk", HiddenKind.TASK);
        finds("logic: and #(0,0,0) and_gate<0.0> scope=k.u", "k.u.and_gate", HiddenKind.GATE);
        assertThat(IcarusHidden.in("logic: and #(0,0,0) _s12 scope=k.u")).isEmpty();
        assertThat(IcarusHidden.in("k.gen[0] generate block 0 children, 0 classes")).isEmpty();
    }
}
