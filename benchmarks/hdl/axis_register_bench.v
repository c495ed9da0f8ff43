// Beats through one register of an AXI-Stream as a pure Verilog testbench: a source, a sink, each beat compared.
`timescale 1ns / 1ns
module axis_register_bench;
  localparam [63:0] STEP = 64'h9e3779b97f4a7c15;
  reg clk = 0, rst = 1;
  reg s_tvalid = 0, s_tlast = 0, m_tready = 0;
  reg [63:0] s_tdata = 0, expected = 0, next = 0;
  reg [7:0] s_tkeep = 0;
  wire s_tready, m_tvalid, m_tlast;
  wire [63:0] m_tdata;
  wire [7:0] m_tkeep;
  integer sent, taken, cycles;

  axis_register dut (
      .clk(clk), .rst(rst),
      .s_axis_tvalid(s_tvalid), .s_axis_tready(s_tready), .s_axis_tdata(s_tdata), .s_axis_tkeep(s_tkeep),
      .s_axis_tlast(s_tlast),
      .m_axis_tvalid(m_tvalid), .m_axis_tready(m_tready), .m_axis_tdata(m_tdata), .m_axis_tkeep(m_tkeep),
      .m_axis_tlast(m_tlast));

  always #5 clk = ~clk;

  initial begin
    if (!$value$plusargs("cycles=%d", cycles)) cycles = 1024;
    repeat (3) @(posedge clk);
    rst <= 0;
    m_tready <= 1;
    fork
      for (sent = 1; sent <= cycles; sent = sent + 1) begin
        next = next + STEP;
        s_tvalid <= 1;
        s_tdata <= next;
        s_tkeep <= 8'hff;
        s_tlast <= sent % 64 == 0;
        @(posedge clk);
        while (!s_tready) @(posedge clk);
      end
      for (taken = 1; taken <= cycles; taken = taken + 1) begin
        @(posedge clk);
        while (m_tvalid !== 1) @(posedge clk);
        expected = expected + STEP;
        if (m_tdata !== expected || m_tkeep !== 8'hff || m_tlast !== (taken % 64 == 0))
          $fatal(1, "beat %0d is %h", taken, m_tdata);
      end
    join
    $finish;
  end
endmodule
