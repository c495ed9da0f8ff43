-- The receiving half of a MAC on GMII: takes preamble and check sequence off, and tells whether a frame is good.
--
--   Data come out as an AXI-Stream of bytes that cannot wait. With `tlast`, `tuser` is 1 for a frame that is shorter than
--   64 bytes, has a wrong check sequence, or had `rx_er` in it. What ends before its first byte of data is dropped.
--   `rst` is synchronous. FAULT 1 takes every check sequence for right, for tests of testbenches.
library ieee;
use ieee.std_logic_1164.all;

entity gmii_rx is
    generic (
        FAULT : natural := 0
    );
    port (
        clk           : in  std_logic;
        rst           : in  std_logic;

        gmii_rxd      : in  std_logic_vector(7 downto 0);
        gmii_rx_dv    : in  std_logic;
        gmii_rx_er    : in  std_logic;

        m_axis_tvalid : out std_logic;
        m_axis_tdata  : out std_logic_vector(7 downto 0);
        m_axis_tlast  : out std_logic;
        m_axis_tuser  : out std_logic
    );
end entity;

architecture rtl of gmii_rx is
    type state_t is (IDLE, PREAMBLE, DATA, DROP);

    constant SHORTEST : natural := 64;
    constant RESIDUE  : std_logic_vector(31 downto 0) := x"debb20e3";

    signal state : state_t;
    signal late  : std_logic_vector(39 downto 0); -- a byte of data, and the four that may be the check sequence
    signal count : natural range 0 to SHORTEST;
    signal crc   : std_logic_vector(31 downto 0);
    signal bad   : std_logic;

    function following(value : std_logic_vector(31 downto 0); octet : std_logic_vector(7 downto 0))
        return std_logic_vector is
        variable result : std_logic_vector(31 downto 0);
    begin
        result := value xor (x"000000" & octet);
        for i in 0 to 7 loop
            if result(0) = '1' then
                result := ('0' & result(31 downto 1)) xor x"edb88320";
            else
                result := '0' & result(31 downto 1);
            end if;
        end loop;
        return result;
    end function;
begin
    process (clk)
    begin
        if rising_edge(clk) then
            m_axis_tvalid <= '0';
            m_axis_tlast  <= '0';
            m_axis_tuser  <= '0';
            if rst = '1' then
                state <= DROP;
            elsif gmii_rx_dv = '0' then
                state <= IDLE;
                if state = DATA and count > 4 then
                    m_axis_tvalid <= '1';
                    m_axis_tdata  <= late(39 downto 32);
                    m_axis_tlast  <= '1';
                    if bad = '1' or count < SHORTEST or (crc /= RESIDUE and FAULT /= 1) then
                        m_axis_tuser <= '1';
                    end if;
                end if;
            else
                case state is
                    when IDLE | PREAMBLE =>
                        if gmii_rxd = x"d5" then
                            state <= DATA;
                        elsif gmii_rxd = x"55" then
                            state <= PREAMBLE;
                        else
                            state <= DROP;
                        end if;
                        count <= 0;
                        crc   <= (others => '1');
                        bad   <= gmii_rx_er;
                    when DATA =>
                        late <= late(31 downto 0) & gmii_rxd;
                        crc  <= following(crc, gmii_rxd);
                        bad  <= bad or gmii_rx_er;
                        if count < SHORTEST then
                            count <= count + 1;
                        end if;
                        if count > 4 then
                            m_axis_tvalid <= '1';
                            m_axis_tdata  <= late(39 downto 32);
                        end if;
                    when DROP => null;
                end case;
            end if;
        end if;
    end process;
end architecture;
