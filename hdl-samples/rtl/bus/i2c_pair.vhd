-- The twin of i2c_pair.v: two controllers (a_, b_) on the pads of one I2C bus, with an open drain
-- each.
library ieee;
use ieee.std_logic_1164.all;

entity i2c_pair is
  generic (
    QUARTER : positive := 66
  );
  port (
    clk         : in    std_logic;
    rst         : in    std_logic;
    a_cmd_valid : in    std_logic;
    a_cmd_ready : out   std_logic;
    a_cmd_start : in    std_logic;
    a_cmd_stop  : in    std_logic;
    a_cmd_read  : in    std_logic;
    a_cmd_nack  : in    std_logic;
    a_cmd_data  : in    std_logic_vector(7 downto 0);
    a_rsp_valid : out   std_logic;
    a_rsp_ack   : out   std_logic;
    a_rsp_lost  : out   std_logic;
    a_rsp_data  : out   std_logic_vector(7 downto 0);
    b_cmd_valid : in    std_logic;
    b_cmd_ready : out   std_logic;
    b_cmd_start : in    std_logic;
    b_cmd_stop  : in    std_logic;
    b_cmd_read  : in    std_logic;
    b_cmd_nack  : in    std_logic;
    b_cmd_data  : in    std_logic_vector(7 downto 0);
    b_rsp_valid : out   std_logic;
    b_rsp_ack   : out   std_logic;
    b_rsp_lost  : out   std_logic;
    b_rsp_data  : out   std_logic_vector(7 downto 0);
    scl         : inout std_logic;
    sda         : inout std_logic
  );
end entity;

architecture rtl of i2c_pair is
begin
  a : entity work.i2c_master
    generic map (QUARTER)
    port map (
      clk, rst,
      a_cmd_valid, a_cmd_ready, a_cmd_start, a_cmd_stop, a_cmd_read, a_cmd_nack, a_cmd_data,
      a_rsp_valid, a_rsp_ack, a_rsp_lost, a_rsp_data,
      scl, sda);

  b : entity work.i2c_master
    generic map (QUARTER)
    port map (
      clk, rst,
      b_cmd_valid, b_cmd_ready, b_cmd_start, b_cmd_stop, b_cmd_read, b_cmd_nack, b_cmd_data,
      b_rsp_valid, b_rsp_ack, b_rsp_lost, b_rsp_data,
      scl, sda);
end architecture;
