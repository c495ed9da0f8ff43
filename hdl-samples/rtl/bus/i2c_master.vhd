-- The twin of i2c_master.v: an I2C controller that does one byte at a time, with an open drain.
--
--   A line is high when it is '1' or 'H'. rst is synchronous.
library ieee;
use ieee.std_logic_1164.all;

entity i2c_master is
  generic (
    QUARTER : positive := 66
  );
  port (
    clk       : in    std_logic;
    rst       : in    std_logic;
    cmd_valid : in    std_logic;
    cmd_ready : out   std_logic;
    cmd_start : in    std_logic;
    cmd_stop  : in    std_logic;
    cmd_read  : in    std_logic;
    cmd_nack  : in    std_logic;
    cmd_data  : in    std_logic_vector(7 downto 0);
    rsp_valid : out   std_logic;
    rsp_ack   : out   std_logic;
    rsp_lost  : out   std_logic;
    rsp_data  : out   std_logic_vector(7 downto 0);
    scl       : inout std_logic;
    sda       : inout std_logic
  );
end entity;

architecture rtl of i2c_master is
  type state_t is (IDLE, START, BITS, STOPPING, ANSWER);

  signal state        : state_t;
  signal phase        : natural range 0 to 3;
  signal tick         : natural range 0 to QUARTER - 1;
  signal count        : natural range 0 to 9;
  signal shift        : std_logic_vector(8 downto 0);
  signal stop, reads  : std_logic;
  signal seen, high   : std_logic;
  signal scl_s, sda_s : std_logic_vector(1 downto 0);
  signal scl_o, sda_o : std_logic;
begin
  scl <= '0' when scl_o = '0' else 'Z';
  sda <= '0' when sda_o = '0' else 'Z';

  cmd_ready <= '1' when state = IDLE and rst = '0' else '0';

  process (clk)
    variable held, quarter_now : boolean;
  begin
    if rising_edge(clk) then
      -- While SCL is left alone and somebody holds it, time stands still.
      held        := scl_o = '1' and scl_s(1) = '0';
      quarter_now := tick = QUARTER - 1 and not held;
      scl_s       <= scl_s(0) & to_x01(scl);
      sda_s       <= sda_s(0) & to_x01(sda);
      rsp_valid   <= '0';
      if state = IDLE or quarter_now then
        tick <= 0;
      elsif not held then
        tick <= tick + 1;
      end if;
      if quarter_now then
        phase <= (phase + 1) mod 4;
      end if;

      case state is
        when IDLE =>
          phase <= 0;
          if cmd_valid = '1' then
            if cmd_start = '1' then
              state <= START;
            else
              state <= BITS;
            end if;
            stop  <= cmd_stop;
            reads <= cmd_read;
            if cmd_read = '1' then
              shift <= x"ff" & cmd_nack;
            else
              shift <= cmd_data & '1';
            end if;
            count    <= 0;
            rsp_lost <= '0';
          end if;
        when START =>
          if quarter_now then
            case phase is
              when 0 => sda_o <= '1';
              when 1 => scl_o <= '1';
              when 2 => sda_o <= '0';
              when 3 =>
                scl_o <= '0';
                state <= BITS;
            end case;
          end if;
        when BITS =>
          if quarter_now and phase = 0 then
            sda_o <= shift(8);
          end if;
          if quarter_now and phase = 1 then
            scl_o <= '1';
          end if;
          if phase >= 2 and scl_s(1) = '1' and high = '0' then
            high <= '1';
            seen <= sda_s(1);
            if sda_o = '1' and sda_s(1) = '0' and count /= 8 and reads = '0' then
              rsp_lost <= '1';
              sda_o    <= '1';
              high     <= '0';
              state    <= ANSWER;
            end if;
          end if;
          if (high = '1' and scl_s(1) = '0') or (quarter_now and phase = 3) then
            scl_o <= '0';
            high  <= '0';
            phase <= 0;
            tick  <= 0;
            shift <= shift(7 downto 0) & seen;
            count <= count + 1;
            if count = 8 then
              if stop = '1' then
                state <= STOPPING;
              else
                state <= ANSWER;
              end if;
            end if;
          end if;
        when STOPPING =>
          if quarter_now then
            case phase is
              when 0 => sda_o <= '0';
              when 1 => scl_o <= '1';
              when 2 => sda_o <= '1';
              when 3 => state <= ANSWER;
            end case;
          end if;
        when ANSWER =>
          rsp_valid <= '1';
          rsp_data  <= shift(8 downto 1);
          rsp_ack   <= not shift(0);
          state     <= IDLE;
      end case;

      if rst = '1' then
        state     <= IDLE;
        phase     <= 0;
        tick      <= 0;
        scl_s     <= "11";
        sda_s     <= "11";
        scl_o     <= '1';
        sda_o     <= '1';
        high      <= '0';
        rsp_valid <= '0';
      end if;
    end if;
  end process;
end architecture;
