-- An I2C target at ADDRESS with 16 registers: the first byte of a write chooses one, the next ones
-- go there and behind; reads begin where the last access ended.
--
--   A line is pulled low by '0' at scl_o, sda_o; scl_o never does. rst is synchronous.
library ieee;
use ieee.std_logic_1164.all;
use ieee.numeric_std.all;

entity i2c_target is
  generic (
    ADDRESS : natural := 41
  );
  port (
    clk   : in  std_logic;
    rst   : in  std_logic;
    scl_i : in  std_logic;
    scl_o : out std_logic;
    sda_i : in  std_logic;
    sda_o : out std_logic
  );
end entity;

architecture rtl of i2c_target is
  type state_t is (IDLE, ADDRESSED, CHOOSE, TAKE, GIVE);
  type registers_t is array (0 to 15) of std_logic_vector(7 downto 0);

  signal state     : state_t;
  signal registers : registers_t;
  signal chosen    : unsigned(3 downto 0);
  signal scl, sda  : std_logic_vector(2 downto 0);
  signal shift     : std_logic_vector(7 downto 0);
  signal bits      : natural range 0 to 9;
  signal acked     : std_logic;
begin
  scl_o <= '1';

  process (clk)
    variable ack : std_logic;
  begin
    if rising_edge(clk) then
      scl <= scl(1 downto 0) & scl_i;
      sda <= sda(1 downto 0) & sda_i;
      if rst = '1' then
        state     <= IDLE;
        registers <= (others => (others => '0'));
        chosen    <= (others => '0');
        scl       <= "111";
        sda       <= "111";
        sda_o     <= '1';
        bits      <= 0;
        acked     <= '0';
      elsif scl(2 downto 1) = "11" and sda(2) /= sda(1) then
        bits  <= 0;
        sda_o <= '1';
        if sda(1) = '0' then
          state <= ADDRESSED;
        else
          state <= IDLE;
        end if;
      elsif state /= IDLE and scl(2 downto 1) = "01" then
        if bits < 8 then
          shift <= shift(6 downto 0) & sda(1);
        elsif state = GIVE then
          acked <= not sda(1);
        end if;
        bits <= bits + 1;
      elsif state /= IDLE and scl(2 downto 1) = "10" and bits > 0 then
        if bits < 8 then
          if state = GIVE then
            sda_o <= registers(to_integer(chosen))(7 - bits);
          end if;
        elsif bits = 8 then
          ack := '1';
          if state = GIVE or (state = ADDRESSED and unsigned(shift(7 downto 1)) /= ADDRESS) then
            ack := '0';
          end if;
          acked <= ack;
          sda_o <= not ack;
        else
          bits  <= 0;
          sda_o <= '1';
          case state is
            when ADDRESSED =>
              state <= CHOOSE;
              if shift(0) = '1' then
                state <= GIVE;
                sda_o <= registers(to_integer(chosen))(7);
              end if;
            when CHOOSE =>
              chosen <= unsigned(shift(3 downto 0));
              state  <= TAKE;
            when TAKE =>
              registers(to_integer(chosen)) <= shift;
              chosen <= chosen + 1;
            when others =>
              chosen <= chosen + 1;
              sda_o  <= registers(to_integer(chosen + 1))(7);
          end case;
          if acked = '0' then
            state <= IDLE;
            sda_o <= '1';
          end if;
        end if;
      end if;
    end if;
  end process;
end architecture;
