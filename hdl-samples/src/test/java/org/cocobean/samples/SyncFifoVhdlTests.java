package org.cocobean.samples;

import org.cocobean.junit.Design;

/// The VHDL twin.
@Design(
        top = "sync_fifo",
        sources = "rtl/vhdl/sync_fifo.vhd",
        parameters = {"WIDTH=16", "DEPTH=5"})
class SyncFifoVhdlTests extends SyncFifoTests {}
