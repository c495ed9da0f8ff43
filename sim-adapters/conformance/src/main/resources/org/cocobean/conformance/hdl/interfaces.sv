// One interface instance and an array of two.
// verilator lint_off DECLFILENAME
interface byte_stream;
    logic       valid;
    logic [7:0] data;
endinterface

module interfaces (
    input        clk,
    input        in_valid,
    input  [7:0] in_data,
    output [7:0] out_data
);
    byte_stream intf();
    byte_stream intf_arr[1:0]();

    assign intf.valid        = in_valid;
    assign intf.data         = in_data;
    assign intf_arr[0].valid = intf.valid;
    assign intf_arr[0].data  = intf.data;

    always @(posedge clk)
        if (intf_arr[0].valid)
            intf_arr[1].data <= intf_arr[0].data;

    assign intf_arr[1].valid = intf_arr[0].valid;
    assign out_data          = intf_arr[1].valid ? intf_arr[1].data : 8'd0;
endmodule
