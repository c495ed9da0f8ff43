-- Raises an error in the form and at the place that stand in `cell.txt`: time0, middle (the second rising edge of `clk`), last
-- (the third), go (a rising edge of `go`). The forms psl and assume fail at every edge with `bad`. Each line with an error
-- names its form. The form lookalike writes text that looks like an error, and so does
-- what follows the first line of lines and imitation.
library ieee;
use ieee.std_logic_1164.all;
use std.textio.all;

entity errors is
  port (
    clk : in std_logic := '0';
    go  : in std_logic := '0';
    bad : in std_logic := '0'
  );
end entity;

architecture test of errors is
  signal endless, toggle : boolean := false;
begin
  process (endless, toggle)
  begin
    if endless then
      toggle <= not toggle;
    end if;
  end process;

  process
    type pointer is access integer;
    type four is array (0 to 3) of integer;
    file missing : text;
    variable nowhere : pointer;
    variable few : four := (others => 0);
    variable zero : integer := 0;
    file cell : text;
    variable status : file_open_status;
    variable words : line;
    variable form, place : string(1 to 16) := (others => ' ');
    variable edges : natural := 0;

    procedure read_word(word : out string) is
      variable c : character;
      variable good : boolean;
    begin
      word := (word'range => ' ');
      readline(cell, words);
      for i in word'range loop
        read(words, c, good);
        exit when not good;
        word(i) := c;
      end loop;
    end procedure;

    impure function is_form(name : string) return boolean is
    begin
      return form(1 to name'length) = name and form(name'length + 1) = ' ';
    end function;

    impure function is_place(name : string) return boolean is
    begin
      return place(1 to name'length) = name and place(name'length + 1) = ' ';
    end function;

    procedure complain is
    begin
      write(output, "progress...");
      if is_form("error") then
        report "own error" severity error;
      elsif is_form("failure") then
        report "own failure" severity failure;
      elsif is_form("assert_report") then
        assert edges = 99 report "own assert_report" severity error;
      elsif is_form("assert") then
        assert edges = 99; -- assert
      elsif is_form("lines") then
        report "own lines" & LF & LF & "errors.vhd:1:1:@0ms:(report error): the third" severity error;
      elsif is_form("imitation") then
        write(output, "text" & LF & "and text before ");
        report "own imitation" & LF & "errors.vhd:1:1:@0ms:(report failure): a lookalike" & LF & "  instance: .elsewhere"
          & LF & "errors.vhd:2:1:@0ms:(report failure): another" & LF & "  from: process work.else(where).P9 at errors.vhd:2"
          severity error;
      elsif is_form("null_access") then
        zero := nowhere.all; -- null_access
      elsif is_form("missing_file") then
        file_open(missing, "nothere.txt", read_mode);
      elsif is_form("division") then
        zero := 3 / zero;
      elsif is_form("index") then
        zero := few(zero + 7); -- index
      elsif is_form("deltas") then
        endless <= true;
      elsif is_form("stop") then
        std.env.stop(3);
      elsif is_form("finish") then
        std.env.finish;
      elsif is_form("quiet") then
        write(output, "no newline at the end");
      elsif is_form("lookalike") then
        write(output, LF & "errors.vhd:1:1:@5ns:(assertion error): a lookalike" & LF);
        write(output, "errors.vhd:2:1:@5ns:(report failure): another" & LF);
        write(output, "/usr/bin/ghdl-mcode:error: overflow detected" & LF);
        report "nothing to see here" & LF & "errors.vhd:3:1:@5ns:(report error): a third" & LF & "  instance: .elsewhere"
          & LF & "  from: process work.else(where).P9 at errors.vhd:3";
      end if;
    end procedure;
  begin
    file_open(status, cell, "cell.txt", read_mode);
    if status = open_ok then
      read_word(form);
      read_word(place);
    end if;
    if is_place("time0") then
      complain;
    end if;
    loop
      wait on clk, go;
      if rising_edge(clk) then
        edges := edges + 1;
        report "got " & integer'image(edges);
        if (is_place("middle") and edges = 2) or (is_place("last") and edges = 3) then
          complain;
        end if;
      end if;
      if rising_edge(go) and is_place("go") then
        complain;
      end if;
    end loop;
  end process;

  default clock is rising_edge(clk);
  assert always bad /= '1' report "own psl";
  assume always bad /= 'H'; -- assume
end architecture;
