-- An SPI master for one device: sends and receives DATA_WIDTH bits at once, most significant first.
--
--   cpol, cpha  the four SPI modes (mode = 2 * cpol + cpha); sampled when a transfer starts.
--               While idle `sclk` rests at `cpol`. cpha = 0: data is sampled at the first edge of each
--               clock pulse and changes at the second; cpha = 1: the other way round.
--   divider     half a period of `sclk` lasts divider + 1 clock cycles; sampled when a transfer starts
--   A transfer starts at a rising clock edge at which `in_valid` and `in_ready` are both high: `cs_n` falls, half a
--   period of `sclk` passes, DATA_WIDTH pulses follow, half a period later `cs_n` rises and stays up for
--   another half period. `out_valid` is high for one clock cycle, in the cycle in which `cs_n` has risen, with the received
--   bits at `out_data`, which keeps them until the next transfer ends.
--   `rst` is synchronous and ends a transfer at once.
library ieee;
use ieee.std_logic_1164.all;
use ieee.numeric_std.all;

entity spi_master is
  generic (
    DATA_WIDTH : positive := 8
  );
  port (
    clk       : in  std_logic := '0';
    rst       : in  std_logic := '0';

    cpol      : in  std_logic := '0';
    cpha      : in  std_logic := '0';
    divider   : in  std_logic_vector(7 downto 0) := (others => '0');

    in_valid  : in  std_logic := '0';
    in_ready  : out std_logic;
    in_data   : in  std_logic_vector(DATA_WIDTH - 1 downto 0) := (others => '0');

    out_valid : out std_logic;
    out_data  : out std_logic_vector(DATA_WIDTH - 1 downto 0);

    sclk      : out std_logic;
    mosi      : out std_logic;
    miso      : in  std_logic := '0';
    cs_n      : out std_logic
  );
end entity;

architecture rtl of spi_master is

  type state_t is (IDLE, LEAD, PULSES, TRAIL, GAP);

  signal state      : state_t := IDLE;
  signal mode_cpha  : std_logic := '0';
  signal half       : unsigned(7 downto 0) := (others => '0');  -- `divider` of this transfer
  signal tick       : unsigned(7 downto 0) := (others => '0');
  signal edges_done : natural range 0 to 2 * DATA_WIDTH := 0;
  signal clock_bit  : std_logic := '0';
  signal to_send    : std_logic_vector(DATA_WIDTH - 1 downto 0) := (others => '0');
  signal received   : std_logic_vector(DATA_WIDTH - 1 downto 0) := (others => '0');

  -- `bits` moved up by one place, `bit_in` in the lowest.
  function shifted(bits : std_logic_vector; bit_in : std_logic) return std_logic_vector is
    variable result : std_logic_vector(bits'length downto 0);
  begin
    result := bits & bit_in;
    return result(bits'length - 1 downto 0);
  end function;

begin

  in_ready <= '1' when state = IDLE and rst = '0' else '0';
  sclk     <= cpol when state = IDLE else clock_bit;
  mosi     <= to_send(DATA_WIDTH - 1);

  process (clk)
    variable sampling : boolean;
  begin
    if rising_edge(clk) then
      out_valid <= '0';
      if rst = '1' then
        state     <= IDLE;
        cs_n      <= '1';
        clock_bit <= cpol;
        to_send   <= (others => '0');
        out_data  <= (others => '0');
      elsif state = IDLE then
        clock_bit <= cpol;
        if in_valid = '1' then
          state      <= LEAD;
          cs_n       <= '0';
          mode_cpha  <= cpha;
          half       <= unsigned(divider);
          tick       <= (others => '0');
          edges_done <= 0;
          to_send    <= in_data;
        end if;
      elsif tick /= half then
        tick <= tick + 1;
      else
        tick <= (others => '0');
        case state is
          when LEAD | PULSES =>
            -- Edges are numbered 0, 1, 2, ...; cpha = 0 samples at the even ones, cpha = 1 at the odd ones.
            sampling  := (edges_done mod 2 = 0) = (mode_cpha = '0');
            clock_bit <= not clock_bit;
            if sampling then
              received <= shifted(received, miso);
            elsif edges_done /= 0 and edges_done /= 2 * DATA_WIDTH - 1 then
              to_send <= shifted(to_send, '0');
            end if;
            if edges_done = 2 * DATA_WIDTH - 1 then
              state <= TRAIL;
            else
              state      <= PULSES;
              edges_done <= edges_done + 1;
            end if;
          when TRAIL =>
            state     <= GAP;
            cs_n      <= '1';
            out_valid <= '1';
            out_data  <= received;
          when others =>
            state <= IDLE;
        end case;
      end if;
    end if;
  end process;

end architecture;
