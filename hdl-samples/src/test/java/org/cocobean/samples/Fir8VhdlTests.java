package org.cocobean.samples;

import org.cocobean.junit.Design;

/// The VHDL twin.
@Design(top = "fir8", sources = "rtl/vhdl/fir8.vhd")
class Fir8VhdlTests extends Fir8Tests {}
