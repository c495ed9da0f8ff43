package org.cocobean.samples;

import org.cocobean.junit.Design;

/// The VHDL twin: a testbench for another design with the same ports is a subclass.
@Design(top = "counter", sources = "rtl/vhdl/counter.vhd")
class CounterVhdlTests extends CounterTests {}
