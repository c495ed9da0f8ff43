// What stands in a case generate statement: `choice.state` toggles with the clock.
module case_generate #(
    parameter WIDTH = 8
) (
    input clk
);
  generate
    case (WIDTH)
      1: begin : choice
        reg other = 0;
        always @(posedge clk) other <= ~other;
      end
      default: begin : choice
        reg state = 0;
        always @(posedge clk) state <= ~state;
      end
    endcase
  endgenerate
endmodule
