// Shows plus arguments at outputs.
//
//   has_test1  +test1 was given
//   has_foo    +foo=... was given; its text stands at `foo`, up to 16 characters, right-aligned
//   number     +number=..., decimal; all ones where it was not given
module plusargs (
    output reg         has_test1,
    output reg         has_foo,
    output reg [127:0] foo,
    output reg [31:0]  number
);
    initial begin
        has_test1 = $test$plusargs("test1") != 0;
        foo       = 128'd0;
        has_foo   = $value$plusargs("foo=%s", foo) != 0;
        if ($value$plusargs("number=%d", number) == 0)
            number = 32'hffffffff;
    end
endmodule
