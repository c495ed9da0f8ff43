// Unpacked arrays of one and two dimensions.
//
//   Nothing but the initial values drives `bytes_down`, `bytes_up` and `matrix`; a rising clock edge copies
//   them to `bytes_down_copy`, `bytes_up_copy` and `matrix_copy`.
//   `grid` and `cube` count up and down: grid[i][j] = 16 * i + j, cube[i][j][k] = 100 * i + 10 * j + k
//   bytes_down[7:4] = {7, 6, 5, 4}    bytes_up[4:7] = {4, 5, 6, 7}    matrix[r][c] = 10 * r + c
// verilator lint_off UNUSED
module arrays (
    input clk
);

    logic [7:0] bytes_down      [7:4];
    logic [7:0] bytes_down_copy [7:4];
    logic [7:0] bytes_up        [4:7];
    logic [7:0] bytes_up_copy   [4:7];
    logic [7:0] matrix          [0:2][0:3];
    logic [7:0] matrix_copy     [0:2][0:3];

    logic [7:0] grid            [0:1][3:0];
    logic [7:0] cube            [1:0][2:3][0:1];

    integer i, r, c, k;

    initial begin
        for (i = 4; i <= 7; i = i + 1) begin
            bytes_down[i] = i[7:0];
            bytes_up[i]   = i[7:0];
        end
        for (r = 0; r < 3; r = r + 1)
            for (c = 0; c < 4; c = c + 1)
                matrix[r][c] = 8'(10 * r + c);
        for (r = 0; r < 2; r = r + 1)
            for (c = 0; c < 4; c = c + 1)
                grid[r][c] = 8'(16 * r + c);
        for (r = 0; r < 2; r = r + 1)
            for (c = 2; c < 4; c = c + 1)
                for (k = 0; k < 2; k = k + 1)
                    cube[r][c][k] = 8'(100 * r + 10 * c + k);
    end

    integer j, s, d;

    always @(posedge clk) begin
        for (j = 4; j <= 7; j = j + 1) begin
            bytes_down_copy[j] <= bytes_down[j];
            bytes_up_copy[j]   <= bytes_up[j];
        end
        for (s = 0; s < 3; s = s + 1)
            for (d = 0; d < 4; d = d + 1)
                matrix_copy[s][d] <= matrix[s][d];
    end

endmodule
