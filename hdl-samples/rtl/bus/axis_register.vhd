-- One register in an AXI-Stream: a beat each cycle, and nothing is taken that has no room.
--
--   A beat moves at a rising clock edge at which `tvalid` and `tready` are both high.
--   `rst` is synchronous and empties the register; nothing is taken or offered in it.
library ieee;
use ieee.std_logic_1164.all;

entity axis_register is
  generic (BYTES : positive := 8);
  port (
    clk : in std_logic;
    rst : in std_logic;

    s_axis_tvalid : in  std_logic;
    s_axis_tready : out std_logic;
    s_axis_tdata  : in  std_logic_vector(BYTES * 8 - 1 downto 0);
    s_axis_tkeep  : in  std_logic_vector(BYTES - 1 downto 0);
    s_axis_tlast  : in  std_logic;

    m_axis_tvalid : out std_logic := '0';
    m_axis_tready : in  std_logic;
    m_axis_tdata  : out std_logic_vector(BYTES * 8 - 1 downto 0);
    m_axis_tkeep  : out std_logic_vector(BYTES - 1 downto 0);
    m_axis_tlast  : out std_logic
  );
end entity;

architecture rtl of axis_register is
  signal full  : std_logic := '0';
  signal ready : std_logic;
begin
  ready         <= not rst and (m_axis_tready or not full);
  s_axis_tready <= ready;
  m_axis_tvalid <= full;

  process (clk)
  begin
    if rising_edge(clk) then
      if rst = '1' then
        full <= '0';
      elsif ready = '1' then
        full <= s_axis_tvalid;
      end if;
      if s_axis_tvalid = '1' and ready = '1' then
        m_axis_tdata <= s_axis_tdata;
        m_axis_tkeep <= s_axis_tkeep;
        m_axis_tlast <= s_axis_tlast;
      end if;
    end if;
  end process;
end architecture;
