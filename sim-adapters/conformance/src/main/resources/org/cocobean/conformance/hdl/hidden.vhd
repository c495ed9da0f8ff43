-- What a test cannot see: each is there, and a lookup says what it is.
library ieee;
use ieee.std_logic_1164.all;
use std.textio.all;

entity hidden is
    port (clk : in std_logic; q : out std_logic);
end hidden;

architecture test of hidden is
    type pair is record
        a, b : std_logic;
    end record;
    type counted is protected
        procedure count;
    end protected;
    type counted is protected body
        variable n : integer := 0;
        procedure count is
        begin
            n := n + 1;
        end procedure;
    end protected body;
    signal both : pair;
    signal text : string(1 to 5) := "hello";
    signal half : real := 0.5;
    shared variable counter : counted;
    file output_file : std.textio.text;
begin
    q <= clk;
    both <= (clk, clk);
    process (clk)
        variable inner : integer := 0;
    begin
        inner := inner + 1;
        counter.count;
    end process;
end test;
