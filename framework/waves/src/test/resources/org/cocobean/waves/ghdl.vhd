library ieee; use ieee.std_logic_1164.all; use ieee.numeric_std.all;
entity c is end;
architecture a of c is
  type st is (idle, busy, done);
  signal clk : std_logic := '0'; signal n : unsigned(11 downto 0) := (others => '0'); signal s : st := idle; signal u : std_logic_vector(3 downto 0) := "UWLH"; signal r : real := 0.5; signal i : integer := -1; signal b: boolean;
begin
  process begin for k in 0 to 20 loop wait for 5 ns; clk <= not clk; end loop; wait; end process;
  process(clk) begin if rising_edge(clk) then n <= n + 3; if n > 9 then s <= busy; i <= 7; b<=true; end if; if n > 18 then s <= done; u <= "10-Z"; r <= -2.5; end if; end if; end process;
end;
