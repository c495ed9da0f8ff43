-- A test access port (IEEE 1149.1) with the instructions IDCODE (0001), LEDS (1000) and BYPASS (all others).
--
--   LEDS is a register of eight bits: it shows `keys` and, once shifted in and updated, drives `leds`.
--   FAULT breaks the protocol, for tests of checkers: 1: tdo changes at the rising edge; 2: the instruction register shows 0.
library ieee;
use ieee.std_logic_1164.all;
use ieee.numeric_std.all;

entity jtag_tap is
    generic (
        CODE  : natural := 345346499; -- 0x149591c3
        FAULT : natural := 0
    );
    port (
        tck    : in  std_logic;
        tms    : in  std_logic;
        tdi    : in  std_logic;
        trst_n : in  std_logic;
        tdo    : out std_logic;

        keys   : in  std_logic_vector(7 downto 0);
        leds   : out std_logic_vector(7 downto 0)
    );
end entity;

architecture rtl of jtag_tap is
    type state_t is (RESET, IDLE, SELECT_DR, CAPTURE_DR, SHIFT_DR, EXIT1_DR, PAUSE_DR, EXIT2_DR, UPDATE_DR,
                     SELECT_IR, CAPTURE_IR, SHIFT_IR, EXIT1_IR, PAUSE_IR, EXIT2_IR, UPDATE_IR);

    constant IDCODE_OP : std_logic_vector(3 downto 0) := "0001";
    constant LEDS_OP   : std_logic_vector(3 downto 0) := "1000";

    signal state       : state_t := RESET;
    signal instruction : std_logic_vector(3 downto 0) := IDCODE_OP;
    signal coming      : std_logic_vector(3 downto 0) := "0000";
    signal data        : std_logic_vector(31 downto 0) := (others => '0');
    signal late        : std_logic := '1';
    signal output      : std_logic;

    function pick(high : std_logic; one : state_t; zero : state_t) return state_t is
    begin
        if high = '1' then
            return one;
        end if;
        return zero;
    end function;
begin
    output <= coming(0) when state = SHIFT_IR else data(0);
    tdo    <= output when FAULT = 1 else late;

    process (tck, trst_n)
    begin
        if trst_n = '0' then
            state <= RESET;
        elsif rising_edge(tck) then
            case state is
                when RESET      => state <= pick(tms, RESET, IDLE);
                when IDLE       => state <= pick(tms, SELECT_DR, IDLE);
                when SELECT_DR  => state <= pick(tms, SELECT_IR, CAPTURE_DR);
                when CAPTURE_DR => state <= pick(tms, EXIT1_DR, SHIFT_DR);
                when SHIFT_DR   => state <= pick(tms, EXIT1_DR, SHIFT_DR);
                when EXIT1_DR   => state <= pick(tms, UPDATE_DR, PAUSE_DR);
                when PAUSE_DR   => state <= pick(tms, EXIT2_DR, PAUSE_DR);
                when EXIT2_DR   => state <= pick(tms, UPDATE_DR, SHIFT_DR);
                when UPDATE_DR  => state <= pick(tms, SELECT_DR, IDLE);
                when SELECT_IR  => state <= pick(tms, RESET, CAPTURE_IR);
                when CAPTURE_IR => state <= pick(tms, EXIT1_IR, SHIFT_IR);
                when SHIFT_IR   => state <= pick(tms, EXIT1_IR, SHIFT_IR);
                when EXIT1_IR   => state <= pick(tms, UPDATE_IR, PAUSE_IR);
                when PAUSE_IR   => state <= pick(tms, EXIT2_IR, PAUSE_IR);
                when EXIT2_IR   => state <= pick(tms, UPDATE_IR, SHIFT_IR);
                when UPDATE_IR  => state <= pick(tms, SELECT_DR, IDLE);
            end case;
        end if;
    end process;

    process (tck)
    begin
        if rising_edge(tck) then
            case state is
                when CAPTURE_IR =>
                    coming <= "0001";
                    if FAULT = 2 then
                        coming <= "0000";
                    end if;
                when SHIFT_IR =>
                    coming <= tdi & coming(3 downto 1);
                when CAPTURE_DR =>
                    data <= (others => '0');
                    if instruction = IDCODE_OP then
                        data <= std_logic_vector(to_unsigned(CODE, 32));
                    elsif instruction = LEDS_OP then
                        data(7 downto 0) <= keys;
                    end if;
                when SHIFT_DR =>
                    if instruction = IDCODE_OP then
                        data <= tdi & data(31 downto 1);
                    elsif instruction = LEDS_OP then
                        data(7 downto 0) <= tdi & data(7 downto 1);
                    else
                        data(0) <= tdi;
                    end if;
                when others => null;
            end case;
        end if;
    end process;

    process (tck, trst_n)
    begin
        if trst_n = '0' then
            instruction <= IDCODE_OP;
            late        <= '1';
            leds        <= (others => '0');
        elsif falling_edge(tck) then
            late <= '1';
            if state = SHIFT_IR or state = SHIFT_DR then
                late <= output;
            end if;
            if state = RESET then
                instruction <= IDCODE_OP;
            elsif state = UPDATE_IR then
                instruction <= coming;
            elsif state = UPDATE_DR and instruction = LEDS_OP then
                leds <= data(7 downto 0);
            end if;
        end if;
    end process;
end architecture;
