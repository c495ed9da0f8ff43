// Packed structures and vectors with several packed dimensions; every simulator sees them as plain vectors.
//
//   request_in/request_out   {write, size[1:0], address[7:0], data[12:0]} = 24 bits, first field on top
//   pixels_in/pixels_out     [2:0][2:0], 9 bits;  cube_in/cube_out  [2:0][2:0][2:0], 27 bits
//   requests_in/requests_out three requests, 72 bits
module structs (
    input  [23:0]          request_in,
    output [23:0]          request_out,
    output                 request_write,
    output [1:0]           request_size,
    output [7:0]           request_address,
    output [12:0]          request_data,

    input  [2:0][2:0]      pixels_in,
    output [2:0][2:0]      pixels_out,
    input  [2:0][2:0][2:0] cube_in,
    output [2:0][2:0][2:0] cube_out,
    input  [71:0]          requests_in,
    output [71:0]          requests_out
);

    typedef struct packed {
        logic        write;
        logic [1:0]  size;
        logic [7:0]  address;
        logic [12:0] data;
    } request_t;

    request_t       request;
    request_t [2:0] requests;

    assign request         = request_in;
    assign request_out     = request;
    assign request_write   = request.write;
    assign request_size    = request.size;
    assign request_address = request.address;
    assign request_data    = request.data;

    assign pixels_out   = pixels_in;
    assign cube_out     = cube_in;
    assign requests     = requests_in;
    assign requests_out = requests;

endmodule
