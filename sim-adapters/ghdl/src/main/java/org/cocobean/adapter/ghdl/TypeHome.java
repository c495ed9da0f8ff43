package org.cocobean.adapter.ghdl;

import java.util.List;

/// Where an enumeration or a number type of a package has its home.
///
/// @param path its name with library and package
/// @param literals of an enumeration, or the units of a physical type
record TypeHome(String name, String path, List<String> literals) {

    /// Copies the list.
    TypeHome {
        literals = List.copyOf(literals);
    }
}
