package org.cocobean.sim.spi;

/// The form in which [DesignObjects] lie in a file, for the agent too: lines of columns that are
/// separated by tabs. `design_table.h` is its twin; a test compares the two.
///
/// ```
/// NAME         VERSION
/// BITS         NUMBER  keyword  range  signed
/// ENUMERATION  NUMBER  name     range  signed  (literal bits)*
/// ELEMENTS     NUMBER  indices  NUMBER
/// STRUCTURE    NUMBER  name     (member NUMBER)*      or UNION
/// OBJECT       the columns of Column
/// ALIAS        path    path
/// DRIVER       path    scope  name  (name)
/// ```
///
/// Layouts have numbers, and stand before what uses them. A range is `7 downto 0`; `signed` is 1 or
/// 0. Values of enumerations of the model are written by their names; of several, as of dimensions,
/// the separator is a comma.
final class DesignTableFormat {

    /// The first word of the file.
    static final String NAME = "cocobean-objects";

    /// Goes up with every change of rows, columns or words.
    static final int VERSION = 2;

    /// The first line.
    static final String HEADER = NAME + "\t" + VERSION;

    private DesignTableFormat() {}

    /// What a row tells; the word that it begins with.
    enum Row {
        BITS,
        ENUMERATION,
        ELEMENTS,
        STRUCTURE,
        UNION,
        OBJECT,
        ALIAS,
        DRIVER
    }

    /// The columns of an object, in their order; what the agent has no use for comes last.
    enum Column {
        ROW,
        SCOPE,
        NAME,
        ROLE,
        KIND,
        TRAITS,
        LOW,
        HIGH,
        LITERALS,
        ELEMENT,
        DIMENSIONS,
        VALUE,
        TYPE,
        HIDDEN,
        LAYOUT,
        PLACE
    }
}
