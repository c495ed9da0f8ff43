-- Four pads: pin i drives `control(i)` where `control(i + 4)` is 1, and `seen` is what it reads.
library ieee;
use ieee.std_logic_1164.all;

entity gpio_pads is
    port (
        control : in    std_logic_vector(7 downto 0);
        seen    : out   std_logic_vector(3 downto 0);
        pad     : inout std_logic_vector(3 downto 0)
    );
end entity;

architecture rtl of gpio_pads is
begin
    each : for i in 0 to 3 generate
        pad(i) <= control(i) when control(i + 4) = '1' else 'Z';
    end generate;

    seen <= to_x01(pad);
end architecture;
