package pages;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.cocobean.Simulation;
import org.cocobean.bus.ClockDomain;
import org.cocobean.bus.Pins;
import org.cocobean.bus.StreamSink;
import org.cocobean.bus.StreamSource;
import org.cocobean.bus.axi.Frame;
import org.cocobean.bus.memory.AddressBus;
import org.cocobean.bus.memory.Memory;
import org.cocobean.bus.register.Registers;
import org.cocobean.dut.Dut;
import org.cocobean.dut.Signal;
import org.cocobean.dut.StructSignal;
import org.cocobean.time.SimTime;

/// What the examples of the pages take for granted: a design, its clock, and what a reader has made of them before.
class Context {

    interface Top extends Dut {
        Signal clk();
        Signal rst();
        Signal data();
        Signal ready();
        Signal irq();
        Signal count();
    }

    interface TimerBlock extends Registers {}

    Top dut;
    Signal clk, data, ready, valid, a, b, sum;
    List<Integer> seen;
    Simulation simulation;
    ClockDomain domain;
    AddressBus bus, registerBus;
    Memory memory;
    StreamSource<Frame> source;
    StreamSink<Frame> sink;
    Random random;
    long address, STATUS;
    SimTime start;

    static int next() { return 0; }
    static int send(Dut dut) { return 0; }
    static void send(Dut dut, int words) {}
    static List<Integer> receive(Dut dut, int words) { return List.of(); }

    // As the plugin writes them.
    enum State { IDLE, BUSY }
    record Lo(boolean valid, int tag) {}
    record Item(Lo hi, int data) {}
    interface LoSignal extends StructSignal<Lo> { Signal tag(); }
    interface ItemSignal extends StructSignal<Item> { LoSignal hi(); }
    interface StageDut extends Dut {
        Signal clk();
        ItemSignal push();
        ItemSignal pop();
        org.cocobean.dut.EnumSignal<State> state();
    }

    static class Dumps { static void make(Path folder) {} }
}
