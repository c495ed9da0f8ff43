package org.cocobean.adapter.ghdl;

/// A conversion between bits and numbers, in VHDL.
enum Conversion {
    INTEGER_OF(
            """
              function cocobean_integer(bits : ieee.std_logic_1164.std_logic_vector) return integer is
                variable number : integer := 0;
              begin
                for i in bits'range loop
                  if i = bits'left and ieee.std_logic_1164.to_bit(bits(i)) = '1' then
                    number := -1;
                  elsif i /= bits'left then
                    number := 2 * number + bit'pos(ieee.std_logic_1164.to_bit(bits(i)));
                  end if;
                end loop;
                return number;
              end function;
            """),
    OF_INTEGER(
            """
              function cocobean_bits(value : integer; width : positive) return ieee.std_logic_1164.std_logic_vector is
                variable bits : ieee.std_logic_1164.std_logic_vector(width - 1 downto 0);
                variable rest : integer := value;
              begin
                for i in 0 to width - 1 loop
                  bits(i) := ieee.std_logic_1164.to_stdulogic(bit'val(rest mod 2));
                  rest := (rest - rest mod 2) / 2;
                end loop;
                return bits;
              end function;
            """),
    REAL_OF(
            """
              function cocobean_real(bits : ieee.std_logic_1164.std_logic_vector) return real is
                alias all_bits : ieee.std_logic_1164.std_logic_vector(63 downto 0) is bits;
                variable value : real := 0.0;
                variable power : integer := 0;
              begin
                for i in 62 downto 52 loop
                  power := 2 * power + bit'pos(ieee.std_logic_1164.to_bit(all_bits(i)));
                end loop;
                if power > 0 then
                  value := 1.0;
                  power := power - 1;
                end if;
                for i in 51 downto 0 loop
                  value := 2.0 * value + real(bit'pos(ieee.std_logic_1164.to_bit(all_bits(i))));
                end loop;
                for i in 1 to power - 1074 loop
                  value := 2.0 * value;
                end loop;
                for i in 1 to 1074 - power loop
                  value := value / 2.0;
                end loop;
                if ieee.std_logic_1164.to_bit(all_bits(63)) = '1' then
                  value := -value;
                end if;
                return value;
              end function;
            """),
    OF_REAL(
            """
              function cocobean_bits(value : real) return ieee.std_logic_1164.std_logic_vector is
                variable bits : ieee.std_logic_1164.std_logic_vector(63 downto 0) := (others => '0');
                variable rest : real := abs value;
                variable weight : real := 1.0;
                variable power : integer := 1075;
              begin
                if value < 0.0 then
                  bits(63) := '1';
                end if;
                if rest /= rest or rest > 1.7976931348623157e308 then
                  bits(62 downto 52) := (others => '1');
                  if rest /= rest then
                    bits(51) := '1';
                  end if;
                  return bits;
                end if;
                for i in 1 to 52 loop
                  weight := 2.0 * weight;
                end loop;
                while rest >= 2.0 * weight loop
                  rest := rest / 2.0;
                  power := power + 1;
                end loop;
                while rest < weight and power > 1 loop
                  rest := 2.0 * rest;
                  power := power - 1;
                end loop;
                if rest < weight then
                  power := 0;
                else
                  rest := rest - weight;
                end if;
                for i in 52 to 62 loop
                  bits(i) := ieee.std_logic_1164.to_stdulogic(bit'val(power mod 2));
                  power := power / 2;
                end loop;
                for i in 51 downto 0 loop
                  weight := weight / 2.0;
                  if rest >= weight then
                    bits(i) := '1';
                    rest := rest - weight;
                  end if;
                end loop;
                return bits;
              end function;
            """);

    private static final String USE = "\n    use home.\"*\", home.\"/\", home.\"+\", home.\"-\";";

    private static final String OF_32_BITS =
            """
              function cocobean_quantity(bits : ieee.std_logic_1164.std_logic_vector) return %1$s is%3$s
                alias all_bits : ieee.std_logic_1164.std_logic_vector(31 downto 0) is bits;
              begin
                return cocobean_integer(all_bits(31 downto 16)) * (65536 * (1 %2$s))
                  + cocobean_integer('0' & all_bits(15 downto 0)) * (1 %2$s);
              end function;
              function cocobean_bits(value : %1$s) return ieee.std_logic_1164.std_logic_vector is%3$s
                variable high, low : integer;
              begin
                high := integer(value / (65536 * (1 %2$s)));
                low := integer((value - high * (65536 * (1 %2$s))) / (1 %2$s));
                if low < 0 then
                  low := low + 65536;
                  high := high - 1;
                end if;
                return cocobean_bits(high, 16) & cocobean_bits(low, 16);
              end function;
            """;

    private static final String OF_64_BITS =
            """
              function cocobean_quantity(bits : ieee.std_logic_1164.std_logic_vector) return %1$s is%3$s
                alias all_bits : ieee.std_logic_1164.std_logic_vector(63 downto 0) is bits;
              begin
                return cocobean_integer(all_bits(63 downto 32)) * (65536 * (65536 * (1 %2$s)))
                  + cocobean_integer('0' & all_bits(31 downto 16)) * (65536 * (1 %2$s))
                  + cocobean_integer('0' & all_bits(15 downto 0)) * (1 %2$s);
              end function;
              function cocobean_bits(value : %1$s) return ieee.std_logic_1164.std_logic_vector is%3$s
                variable high, middle, low : integer;
              begin
                high := integer(value / (65536 * (65536 * (1 %2$s))));
                middle := integer((value - high * (65536 * (65536 * (1 %2$s)))) / (65536 * (1 %2$s)));
                low := integer((value - high * (65536 * (65536 * (1 %2$s))) - middle * (65536 * (1 %2$s))) / (1 %2$s));
                if low < 0 then
                  low := low + 65536;
                  middle := middle - 1;
                end if;
                if middle < 0 then
                  middle := middle + 65536;
                  high := high - 1;
                end if;
                return cocobean_bits(high, 32) & cocobean_bits(middle, 16) & cocobean_bits(low, 16);
              end function;
            """;

    private final String text;

    Conversion(String text) {
        this.text = text;
    }

    /// Returns the function.
    String text() {
        return text;
    }

    /// Returns the functions `cocobean_quantity` and `cocobean_bits` of a real type of the design's
    /// own, which need those of reals. Only a real type has a product with 1.0: where it is none
    /// the wrapper does not compile, while a conversion alone would round.
    static String ofReal(String type) {
        return """
          function cocobean_quantity(bits : ieee.std_logic_1164.std_logic_vector) return %1$s is
            use %2$s."*";
          begin
            return 1.0 * %1$s(cocobean_real(bits));
          end function;
          function cocobean_bits(value : %1$s) return ieee.std_logic_1164.std_logic_vector is
            use %2$s."*";
          begin
            return cocobean_bits(real(1.0 * value));
          end function;
        """
                .formatted(type, home(type));
    }

    /// Returns the functions `cocobean_quantity` and `cocobean_bits` of a physical type, which need
    /// those of integers. What is computed is cut into parts of 16 bits: an integer has 32, the
    /// type may have 64, and a variable of it would hold no more than its range.
    ///
    /// @param unit the primary one
    static String ofPhysical(String type, String unit, int width) {
        String use = type.contains(".") ? USE.replace("home", home(type)) : "";
        return (width == Integer.SIZE ? OF_32_BITS : OF_64_BITS).formatted(type, unit, use);
    }

    /// The package of a type.
    private static String home(String type) {
        return type.substring(0, type.lastIndexOf('.'));
    }
}
