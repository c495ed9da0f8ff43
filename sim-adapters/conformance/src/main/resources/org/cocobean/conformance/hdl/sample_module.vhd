-- The twin of sample_module.v: the same names and the same behaviour.
--
-- Differences, all forced by the language: generate scopes are named arr(1) instead of arr[1], the quoted
-- names read \weird.signal(1)\, and variables that nothing drives are signals with a default value.
library ieee;
use ieee.std_logic_1164.all;
use ieee.numeric_std.all;

-- Adds its generic to the data: something to find in a scope.
entity scoped_module is
  generic (
    SCOPED_PARAM : integer := 0
  );
  port (
    data : in std_logic_vector(7 downto 0)
  );
end entity;

architecture rtl of scoped_module is
  signal sum : std_logic_vector(7 downto 0);
begin
  sum <= std_logic_vector(unsigned(data) + to_unsigned(SCOPED_PARAM, 8));
end architecture;

library ieee;
use ieee.std_logic_1164.all;
use ieee.numeric_std.all;

entity sample_module is
  generic (
    INT_PARAM    : integer := 12;
    REAL_PARAM   : real    := 3.25;
    STRING_PARAM : string  := "Test"
  );
  port (
    clk : in std_logic := '0';

    stream_in_valid : in  std_logic := '0';
    stream_in_ready : out std_logic;
    stream_in_data  : in  std_logic_vector(7 downto 0) := (others => 'U');

    stream_out_valid           : out std_logic;
    stream_out_ready           : in  std_logic := '0';
    stream_out_data_comb       : out std_logic_vector(7 downto 0);
    stream_out_data_registered : out std_logic_vector(7 downto 0);

    wide_in_32   : in  std_logic_vector(31 downto 0) := (others => 'U');
    wide_out_32  : out std_logic_vector(31 downto 0);
    wide_in_39   : in  std_logic_vector(38 downto 0) := (others => 'U');
    wide_out_39  : out std_logic_vector(38 downto 0);
    wide_in_64   : in  std_logic_vector(63 downto 0) := (others => 'U');
    wide_out_64  : out std_logic_vector(63 downto 0);
    wide_in_128  : in  std_logic_vector(127 downto 0) := (others => 'U');
    wide_out_128 : out std_logic_vector(127 downto 0);

    ascending_in   : in  std_logic_vector(0 to 7) := (others => 'U');
    ascending_out  : out std_logic_vector(0 to 7);
    offset_in      : in  std_logic_vector(11 downto 4) := (others => 'U');
    offset_out     : out std_logic_vector(11 downto 4);
    single_in      : in  std_logic_vector(0 downto 0) := (others => 'U');
    single_out     : out std_logic_vector(0 downto 0);
    signed_in      : in  signed(15 downto 0) := (others => 'U');
    signed_negated : out signed(15 downto 0)
  );
end entity;

architecture rtl of sample_module is

  type bytes_up is array (natural range <>) of std_logic_vector(7 downto 0);
  type words_39 is array (natural range <>) of std_logic_vector(38 downto 0);

  function multiples(first, last, factor : natural) return bytes_up is
    variable result : bytes_up(first to last);
  begin
    for i in first to last loop
      result(i) := std_logic_vector(to_unsigned(factor * i, 8));
    end loop;
    return result;
  end function;

  function reversed(bytes : bytes_up) return bytes_up is
    variable result : bytes_up(bytes'high downto bytes'low);
  begin
    for i in bytes'range loop
      result(i) := bytes(i);
    end loop;
    return result;
  end function;

  function wide_initial return words_39 is
    variable result : words_39(0 to 3) := (others => (38 => '1', others => '0'));
  begin
    for i in result'range loop
      result(i)(7 downto 0) := std_logic_vector(to_unsigned(i, 8));
    end loop;
    return result;
  end function;

  -- Signals that nothing in the design drives.
  signal mybit                : std_logic := '1';
  signal mybits               : std_logic_vector(1 downto 0) := "11";
  signal mybits_uninitialized : std_logic_vector(1 downto 0);

  signal integer_value : integer := -7;
  signal real_value    : real    := REAL_PARAM;

  signal mem_up           : bytes_up(0 to 15)    := multiples(0, 15, 3);
  signal array_7_downto_4 : bytes_up(7 downto 4) := reversed(multiples(4, 7, 16));
  signal array_4_to_7     : bytes_up(4 to 7)     := multiples(4, 7, 16);
  signal wide_words       : words_39(0 to 3)     := wide_initial;

  signal mem_address : std_logic_vector(3 downto 0) := "0000";
  signal mem_data    : std_logic_vector(7 downto 0);

  -- VHDL takes a leading underscore in quoted names only.
  signal \_underscore_name\             : std_logic := '1';
  signal \weird.signal(1)\              : std_logic := '1';
  signal \weird.signal(2)\              : std_logic := '0';
  signal \(.*|this_looks_like_a_regex)\ : std_logic := '1';

begin

  stream_in_ready      <= stream_out_ready;
  stream_out_valid     <= stream_in_valid;
  stream_out_data_comb <= stream_in_data;

  process (clk)
  begin
    if rising_edge(clk) then
      stream_out_data_registered <= stream_in_data;
      if stream_in_valid = '1' then
        integer_value <= integer_value + 1;
        real_value    <= real_value + 0.5;
      end if;
    end if;
  end process;

  wide_out_32    <= wide_in_32;
  wide_out_39    <= wide_in_39;
  wide_out_64    <= wide_in_64;
  wide_out_128   <= wide_in_128;
  ascending_out  <= ascending_in;
  offset_out     <= offset_in;
  single_out     <= single_in;
  signed_negated <= -signed_in;

  mem_data <= mem_up(to_integer(unsigned(mem_address)));

  cond_scope : if INT_PARAM > 0 generate
    scoped_sub : entity work.scoped_module generic map (SCOPED_PARAM => 1) port map (data => stream_in_data);
  end generate;

  cond_scope_else : if INT_PARAM <= 0 generate
    scoped_sub : entity work.scoped_module generic map (SCOPED_PARAM => 101) port map (data => stream_in_data);
  end generate;

  arr : for g in 1 to 2 generate
    arr_sub : entity work.scoped_module generic map (SCOPED_PARAM => 2) port map (data => stream_in_data);
  end generate;

  outer_scope : for g in 1 to 2 generate
    constant OUTER_PARAM : integer := g * 2;
  begin
    inner_scope : for h in 1 to 2 generate
      constant INNER_PARAM : integer := OUTER_PARAM + h;
    begin
      inner_sub : entity work.scoped_module generic map (SCOPED_PARAM => 3) port map (data => stream_in_data);
    end generate;
  end generate;

  foobar : for g in 0 to 9 generate
    signal value : std_logic_vector(7 downto 0) := std_logic_vector(to_unsigned(g, 8));
  begin
  end generate;

  foo : for g in 0 to 5 generate
    signal value : std_logic_vector(7 downto 0) := std_logic_vector(to_unsigned(100 + g, 8));
  begin
  end generate;

end architecture;
