-- Four general-purpose pins before their pads, a key without bounces, and a light that blinks.
--
--   Pin i drives `control(i)` where `control(i + 4)` is 1; `seen` is what the pads read, one cycle late.
--   `pressed` follows `key` once it has been the same for eight cycles. `light` is 1 for three cycles of ten.
--   `rst` is synchronous. FAULT 1 lets `pressed` follow at once, for tests of testbenches.
library ieee;
use ieee.std_logic_1164.all;

entity gpio_port is
    generic (
        FAULT : natural := 0
    );
    port (
        clk     : in  std_logic;
        rst     : in  std_logic;

        control : in  std_logic_vector(7 downto 0);
        seen    : out std_logic_vector(3 downto 0);
        gpio_i  : in  std_logic_vector(3 downto 0);
        gpio_o  : out std_logic_vector(3 downto 0);
        gpio_oe : out std_logic_vector(3 downto 0);

        key     : in  std_logic;
        pressed : out std_logic;
        light   : out std_logic
    );
end entity;

architecture rtl of gpio_port is
    signal same  : natural range 0 to 7 := 0;
    signal phase : natural range 0 to 9 := 0;
    signal down  : std_logic := '0';
begin
    gpio_o  <= control(3 downto 0);
    gpio_oe <= control(7 downto 4);
    pressed <= down;

    process (clk)
    begin
        if rising_edge(clk) then
            if rst = '1' then
                seen  <= (others => '0');
                same  <= 0;
                down  <= '0';
                phase <= 0;
                light <= '0';
            else
                seen  <= gpio_i;
                light <= '0';
                if phase < 3 then
                    light <= '1';
                end if;
                if phase = 9 then
                    phase <= 0;
                else
                    phase <= phase + 1;
                end if;
                if key = down then
                    same <= 0;
                elsif same = 7 or FAULT = 1 then
                    same <= 0;
                    down <= key;
                else
                    same <= same + 1;
                end if;
            end if;
        end if;
    end process;
end architecture;
