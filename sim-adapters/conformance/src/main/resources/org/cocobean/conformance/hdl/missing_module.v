// Uses a module that exists nowhere.
module missing_module (
    input  a,
    output b
);
    no_such_module instance_of_nothing (
        .a(a),
        .b(b)
    );
endmodule
