-- A memory of 256 bytes on SPI, on one line or with data on four; modes 0 and 3. Lines are those before the pads.
--
--   02: write on one line; 03: read on one line; 32: write data on four lines; 6b: read data on four lines after eight clocks.
--   FAULT 1 drives line 0 all the time, for tests of the other end.
library ieee;
use ieee.std_logic_1164.all;
use ieee.numeric_std.all;

entity qspi_ram is
    generic (
        FAULT : natural := 0
    );
    port (
        sclk  : in  std_logic;
        cs_n  : in  std_logic;
        io_i  : in  std_logic_vector(3 downto 0);
        io_o  : out std_logic_vector(3 downto 0);
        io_oe : out std_logic_vector(3 downto 0)
    );
end entity;

architecture rtl of qspi_ram is
    type memory_t is array (0 to 255) of std_logic_vector(7 downto 0);

    signal memory  : memory_t;
    signal command : std_logic_vector(7 downto 0);
    signal address : unsigned(7 downto 0); -- of the 24 bits those that count
    signal clocks  : natural range 0 to 63; -- up to the first of the data
    signal place   : natural range 0 to 7;  -- bits of a byte that have gone
    signal taken   : std_logic_vector(6 downto 0);
    signal output  : std_logic_vector(3 downto 0);
    signal gives   : std_logic := '0';

    signal quad, reads, data, last : boolean;
    signal byte_in                 : std_logic_vector(7 downto 0);
begin
    quad    <= command = x"32" or command = x"6b";
    reads   <= command = x"03" or command = x"6b";
    data    <= clocks = 40 when command = x"6b" else clocks = 32;
    last    <= place = 4 when quad else place = 7;
    byte_in <= taken(3 downto 0) & io_i when quad else taken & io_i(0);

    io_o  <= output;
    io_oe <= "0001" when FAULT = 1 else
             "0000" when gives /= '1' or cs_n = '1' else
             "1111" when quad else
             "0010";

    process (sclk, cs_n)
    begin
        if cs_n = '1' then
            clocks  <= 0;
            place   <= 0;
            command <= (others => '0');
        elsif rising_edge(sclk) then
            if not data then
                clocks <= clocks + 1;
                if clocks < 8 then
                    command <= command(6 downto 0) & io_i(0);
                elsif clocks < 32 then
                    address <= address(6 downto 0) & io_i(0);
                end if;
            else
                taken <= byte_in(6 downto 0);
                if last then
                    place   <= 0;
                    address <= address + 1;
                    if not reads then
                        memory(to_integer(address)) <= byte_in;
                    end if;
                elsif quad then
                    place <= place + 4;
                else
                    place <= place + 1;
                end if;
            end if;
        end if;
    end process;

    process (sclk, cs_n)
        variable byte_out : std_logic_vector(7 downto 0);
    begin
        if cs_n = '1' then
            gives <= '0';
        elsif falling_edge(sclk) then
            if data and reads then
                gives    <= '1';
                byte_out := memory(to_integer(address));
                if not quad then
                    output <= "00" & byte_out(7 - place) & '0';
                elsif place = 0 then
                    output <= byte_out(7 downto 4);
                else
                    output <= byte_out(3 downto 0);
                end if;
            else
                gives <= '0';
            end if;
        end if;
    end process;
end architecture;
