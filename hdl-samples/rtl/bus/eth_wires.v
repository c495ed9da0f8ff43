// Wires between models of MII, GMII, RGMII and XGMII: what comes in as received goes out as transmitted.
module eth_wires (
    input         clk,
    input         rst,

    input  [7:0]  gmii_rxd,
    input         gmii_rx_dv,
    input         gmii_rx_er,
    output [7:0]  gmii_txd,
    output        gmii_tx_en,
    output        gmii_tx_er,

    input  [3:0]  mii_rxd,
    input         mii_rx_dv,
    input         mii_rx_er,
    output [3:0]  mii_txd,
    output        mii_tx_en,
    output        mii_tx_er,

    input  [3:0]  rgmii_rxd,
    input         rgmii_rx_ctl,
    output [3:0]  rgmii_txd,
    output        rgmii_tx_ctl,

    input  [31:0] xgmii_rxd,
    input  [3:0]  xgmii_rxc,
    output [31:0] xgmii_txd,
    output [3:0]  xgmii_txc,

    input  [63:0] xgmii64_rxd,
    input  [7:0]  xgmii64_rxc,
    output [63:0] xgmii64_txd,
    output [7:0]  xgmii64_txc
);

    wire unused = &{1'b0, clk, rst};

    assign {gmii_txd, gmii_tx_en, gmii_tx_er} = {gmii_rxd, gmii_rx_dv, gmii_rx_er};
    assign {mii_txd, mii_tx_en, mii_tx_er} = {mii_rxd, mii_rx_dv, mii_rx_er};
    assign {rgmii_txd, rgmii_tx_ctl} = {rgmii_rxd, rgmii_rx_ctl};
    assign {xgmii_txd, xgmii_txc} = {xgmii_rxd, xgmii_rxc};
    assign {xgmii64_txd, xgmii64_txc} = {xgmii64_rxd, xgmii64_rxc};

endmodule
