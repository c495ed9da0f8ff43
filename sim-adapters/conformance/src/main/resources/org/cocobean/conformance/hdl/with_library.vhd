-- Gives out a number from a package in the library `helpers`, one more in the architecture `more`; the configuration
-- `with_library_more` chooses the latter.
library ieee;
use ieee.std_logic_1164.all;

entity with_library is
  generic (
    OFFSET : integer := 0
  );
  port (
    clk    : in  std_logic := '0';
    answer : out integer
  );
end entity;

library helpers;
use helpers.library_package.all;

architecture more of with_library is
begin
  answer <= helpers.library_package.ANSWER + OFFSET + 1;
end architecture;

library helpers;
use helpers.library_package.all;

architecture plain of with_library is
begin
  answer <= helpers.library_package.ANSWER + OFFSET;
end architecture;

configuration with_library_more of with_library is
  for more
  end for;
end configuration;
