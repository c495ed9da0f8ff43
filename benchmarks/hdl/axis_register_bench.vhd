-- Beats through one register of an AXI-Stream as a pure VHDL testbench: a source, a sink, each beat compared.
library ieee;
use ieee.std_logic_1164.all;
use ieee.numeric_std.all;

entity axis_register_bench is
  generic (CYCLES : natural := 1024);
end entity;

architecture bench of axis_register_bench is
  constant STEP : unsigned(63 downto 0) := x"9e3779b97f4a7c15";
  signal clk      : std_logic := '0';
  signal rst      : std_logic := '1';
  signal s_tvalid : std_logic := '0';
  signal s_tready : std_logic;
  signal s_tdata  : std_logic_vector(63 downto 0) := (others => '0');
  signal s_tkeep  : std_logic_vector(7 downto 0) := (others => '0');
  signal s_tlast  : std_logic := '0';
  signal m_tvalid : std_logic;
  signal m_tready : std_logic := '0';
  signal m_tdata  : std_logic_vector(63 downto 0);
  signal m_tkeep  : std_logic_vector(7 downto 0);
  signal m_tlast  : std_logic;
  signal done     : boolean := false;

  function is_last(beat : natural) return std_logic is
  begin
    if beat mod 64 = 0 then
      return '1';
    end if;
    return '0';
  end function;
begin
  dut : entity work.axis_register
    port map (
      clk => clk, rst => rst,
      s_axis_tvalid => s_tvalid, s_axis_tready => s_tready, s_axis_tdata => s_tdata, s_axis_tkeep => s_tkeep,
      s_axis_tlast => s_tlast,
      m_axis_tvalid => m_tvalid, m_axis_tready => m_tready, m_axis_tdata => m_tdata, m_axis_tkeep => m_tkeep,
      m_axis_tlast => m_tlast);

  clk <= not clk after 5 ns when not done else '0';
  rst <= '0' after 30 ns;

  source : process
    variable beat : unsigned(63 downto 0) := (others => '0');
  begin
    wait until rising_edge(clk) and rst = '0';
    for sent in 1 to CYCLES loop
      beat := beat + STEP;
      s_tvalid <= '1';
      s_tdata  <= std_logic_vector(beat);
      s_tkeep  <= x"ff";
      s_tlast  <= is_last(sent);
      wait until rising_edge(clk) and s_tready = '1';
    end loop;
    s_tvalid <= '0';
    wait;
  end process;

  sink : process
    variable expected : unsigned(63 downto 0) := (others => '0');
  begin
    wait until rising_edge(clk) and rst = '0';
    m_tready <= '1';
    for taken in 1 to CYCLES loop
      wait until rising_edge(clk) and m_tvalid = '1' and m_tready = '1';
      expected := expected + STEP;
      assert unsigned(m_tdata) = expected and m_tkeep = x"ff" and m_tlast = is_last(taken)
        report "wrong beat" severity failure;
    end loop;
    done <= true;
    wait;
  end process;
end architecture;
