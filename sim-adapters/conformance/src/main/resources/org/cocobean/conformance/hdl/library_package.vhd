-- For the library `helpers`, which with_library.vhd uses.
package library_package is
  constant ANSWER : integer := 42;
end package;
