-- A first-in first-out queue of Avalon-ST beats, with the same ready latency of 0 or 1 at both sides.
--
--   `rst` is synchronous and empties the queue. FAULT breaks the protocol at the output, for tests of checkers:
--     1: valid does not wait for ready cycles; 2: no startofpacket; 3: startofpacket in every beat; 4: empty is all ones;
--     5: channel is all ones; 6: data are unknown.
library ieee;
use ieee.std_logic_1164.all;

entity avst_fifo is
    generic (
        SYMBOLS    : positive := 4;
        LATENCY    : natural  := 0;
        DEPTH_BITS : positive := 4;
        FAULT      : natural  := 0
    );
    port (
        clk               : in  std_logic;
        rst               : in  std_logic;

        in_valid          : in  std_logic;
        in_ready          : out std_logic;
        in_data           : in  std_logic_vector(SYMBOLS * 8 - 1 downto 0);
        in_channel        : in  std_logic_vector(3 downto 0);
        in_error          : in  std_logic_vector(1 downto 0);
        in_startofpacket  : in  std_logic;
        in_endofpacket    : in  std_logic;
        in_empty          : in  std_logic_vector(1 downto 0);

        out_valid         : out std_logic;
        out_ready         : in  std_logic;
        out_data          : out std_logic_vector(SYMBOLS * 8 - 1 downto 0);
        out_channel       : out std_logic_vector(3 downto 0);
        out_error         : out std_logic_vector(1 downto 0);
        out_startofpacket : out std_logic;
        out_endofpacket   : out std_logic;
        out_empty         : out std_logic_vector(1 downto 0)
    );
end entity;

architecture rtl of avst_fifo is
    constant DEPTH : positive := 2 ** DEPTH_BITS;

    type beat_t is record
        data    : std_logic_vector(SYMBOLS * 8 - 1 downto 0);
        channel : std_logic_vector(3 downto 0);
        error   : std_logic_vector(1 downto 0);
        start   : std_logic;
        ending  : std_logic;
        empty   : std_logic_vector(1 downto 0);
    end record;
    type storage_t is array (0 to DEPTH - 1) of beat_t;

    signal storage   : storage_t;
    signal head      : natural range 0 to DEPTH - 1;
    signal tail      : natural range 0 to DEPTH - 1;
    signal level     : natural range 0 to DEPTH;
    signal was_ready : std_logic := '0'; -- at the last edge

    signal ready, valid, push, pop : std_logic;
    signal first                   : beat_t;

    function room return natural is
    begin
        if LATENCY = 0 then
            return DEPTH;
        end if;
        return DEPTH - 2;
    end function;
begin
    ready <= '1' when level < room and rst = '0' else '0';
    valid <= '0' when level = 0 or rst = '1' else
             '1' when LATENCY = 0 or FAULT = 1 else
             was_ready;
    push  <= in_valid when LATENCY = 1 else in_valid and ready;
    pop   <= valid when LATENCY = 1 else valid and out_ready;
    first <= storage(head);

    in_ready          <= ready;
    out_valid         <= valid;
    out_data          <= (others => 'X') when FAULT = 6 else first.data;
    out_channel       <= x"f" when FAULT = 5 else first.channel;
    out_error         <= first.error;
    out_startofpacket <= '0' when FAULT = 2 else '1' when FAULT = 3 else first.start;
    out_endofpacket   <= first.ending;
    out_empty         <= "11" when FAULT = 4 else first.empty;

    process (clk)
    begin
        if rising_edge(clk) then
            was_ready <= out_ready and not rst;
            if rst = '1' then
                head  <= 0;
                tail  <= 0;
                level <= 0;
            else
                if push = '1' then
                    storage(tail) <= (in_data, in_channel, in_error, in_startofpacket, in_endofpacket, in_empty);
                    tail          <= (tail + 1) mod DEPTH;
                end if;
                if pop = '1' then
                    head <= (head + 1) mod DEPTH;
                end if;
                if push = '1' and pop = '0' then
                    level <= level + 1;
                elsif push = '0' and pop = '1' then
                    level <= level - 1;
                end if;
            end if;
        end if;
    end process;
end architecture;
