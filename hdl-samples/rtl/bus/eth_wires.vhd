-- Wires between models of MII, GMII, RGMII and XGMII: what comes in as received goes out as transmitted.
library ieee;
use ieee.std_logic_1164.all;

entity eth_wires is
    port (
        clk          : in  std_logic;
        rst          : in  std_logic;

        gmii_rxd     : in  std_logic_vector(7 downto 0);
        gmii_rx_dv   : in  std_logic;
        gmii_rx_er   : in  std_logic;
        gmii_txd     : out std_logic_vector(7 downto 0);
        gmii_tx_en   : out std_logic;
        gmii_tx_er   : out std_logic;

        mii_rxd      : in  std_logic_vector(3 downto 0);
        mii_rx_dv    : in  std_logic;
        mii_rx_er    : in  std_logic;
        mii_txd      : out std_logic_vector(3 downto 0);
        mii_tx_en    : out std_logic;
        mii_tx_er    : out std_logic;

        rgmii_rxd    : in  std_logic_vector(3 downto 0);
        rgmii_rx_ctl : in  std_logic;
        rgmii_txd    : out std_logic_vector(3 downto 0);
        rgmii_tx_ctl : out std_logic;

        xgmii_rxd    : in  std_logic_vector(31 downto 0);
        xgmii_rxc    : in  std_logic_vector(3 downto 0);
        xgmii_txd    : out std_logic_vector(31 downto 0);
        xgmii_txc    : out std_logic_vector(3 downto 0);

        xgmii64_rxd  : in  std_logic_vector(63 downto 0);
        xgmii64_rxc  : in  std_logic_vector(7 downto 0);
        xgmii64_txd  : out std_logic_vector(63 downto 0);
        xgmii64_txc  : out std_logic_vector(7 downto 0)
    );
end entity;

architecture rtl of eth_wires is
begin
    gmii_txd     <= gmii_rxd;
    gmii_tx_en   <= gmii_rx_dv;
    gmii_tx_er   <= gmii_rx_er;
    mii_txd      <= mii_rxd;
    mii_tx_en    <= mii_rx_dv;
    mii_tx_er    <= mii_rx_er;
    rgmii_txd    <= rgmii_rxd;
    rgmii_tx_ctl <= rgmii_rx_ctl;
    xgmii_txd    <= xgmii_rxd;
    xgmii_txc    <= xgmii_rxc;
    xgmii64_txd  <= xgmii64_rxd;
    xgmii64_txc  <= xgmii64_rxc;
end architecture;
