// Generate blocks of a name longer than 127 characters: apart from all else, since some tools end with an error of their own.
module long_blocks;
  genvar turn;
  generate
    for (turn = 0; turn < 2; turn = turn + 1) begin : block_of_a_name_that_a_generator_made_of_a_whole_path__through_five_levels_of_hierarchy_and_that_no_person_has_ever_typed_by_hand_since_it_is_longer_than_this_line
      long_blocks_inner inner ();
    end
  endgenerate
endmodule

module long_blocks_inner;
  reg [3:0] value;

  initial value = 9;
endmodule
