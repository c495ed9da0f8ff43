-- An 8-tap low-pass FIR filter: out = sum over k = 0..7 of coefficient(k) * in(k samples ago).
--
--   coefficients  -52, 187, 1260, 2700, 2700, 1260, 187, -52 (symmetric, sum 8190)
--   in_data       16 bits, signed (two's complement)
--   out_data      32 bits, signed, full precision, never overflows
--   A sample is taken at every rising clock edge with `in_valid` high; its result stands at `out_data`, with
--   `out_valid` high, one cycle later. `rst` is synchronous and clears the history.
library ieee;
use ieee.std_logic_1164.all;
use ieee.numeric_std.all;

entity fir8 is
  port (
    clk       : in  std_logic := '0';
    rst       : in  std_logic := '0';

    in_valid  : in  std_logic := '0';
    in_data   : in  std_logic_vector(15 downto 0) := (others => '0');

    out_valid : out std_logic;
    out_data  : out std_logic_vector(31 downto 0)
  );
end entity;

architecture rtl of fir8 is

  type sample_array is array (natural range <>) of signed(15 downto 0);

  constant COEFFICIENTS : sample_array(0 to 7) := (
    to_signed(-52, 16), to_signed(187, 16), to_signed(1260, 16), to_signed(2700, 16),
    to_signed(2700, 16), to_signed(1260, 16), to_signed(187, 16), to_signed(-52, 16));

  signal history : sample_array(1 to 7);  -- earlier samples, history(1) the latest

begin

  process (clk)
    variable sum : signed(31 downto 0);
  begin
    if rising_edge(clk) then
      if rst = '1' then
        history   <= (others => (others => '0'));
        out_valid <= '0';
        out_data  <= (others => '0');
      else
        out_valid <= in_valid;
        if in_valid = '1' then
          sum := COEFFICIENTS(0) * signed(in_data);
          for k in 1 to 7 loop
            sum := sum + COEFFICIENTS(k) * history(k);
          end loop;
          out_data <= std_logic_vector(sum);
          history  <= signed(in_data) & history(1 to 6);
        end if;
      end if;
    end if;
  end process;

end architecture;
