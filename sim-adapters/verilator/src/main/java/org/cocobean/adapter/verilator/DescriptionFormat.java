package org.cocobean.adapter.verilator;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.cocobean.adapter.verilator.HdlType.Range;
import org.jspecify.annotations.Nullable;

/// How the nodes of one of the tool's formats say what [DescriptionReader] looks for.
interface DescriptionFormat extends ForceReach.Tree {

    /// Returns the files that were read, and their text, for what the format leaves out.
    HdlSources sources();

    /// Returns the node above all modules, packages and interfaces, which are its children.
    Node netlist();

    /// Returns the top level.
    ///
    /// @throws org.cocobean.session.BuildFailedException when there is none, with what was looked
    ///   for
    Node top(List<Node> modules);

    /// Returns whether modules have different time units.
    boolean hasMixedTimeUnits(List<Node> modules);

    /// Returns whether a node is a call of `$fatal`.
    boolean isFatal(Node node);

    /// Returns the name of the file that a call loads into a memory.
    Optional<Node> imageFile(Node call);

    /// Returns the memory that a call loads.
    Optional<Node> imageMemory(Node call);

    /// Returns what a node drives all the time, in which the variables stand.
    Stream<Node> driven(Node node);

    /// Returns whether a node is an instance of a module or interface.
    boolean isInstance(Node node);

    /// Returns the connections of an instance.
    Stream<Node> pins(Node instance);

    /// Returns the range of an array of instances.
    Optional<Range> instanceRange(Node instance);

    /// Returns the id of a variable's type.
    String typeOf(Node variable);

    /// Returns the name of a variable's type in the sources, or empty.
    String typeName(Node variable);

    /// Returns whether a variable is a parameter.
    boolean isConstant(Node variable);

    /// Returns whether the tool can keep a variable.
    boolean isKeepable(Node variable);

    /// Returns the value of a constant, or of the literal of an enumeration.
    Optional<Node> value(Node node);

    /// Returns the node of a type, or null.
    @Nullable Node type(String id);

    /// Returns the id of the type that a type or the member of one is made of.
    String element(Node type);

    /// Returns a type that the language has by itself.
    HdlType.Basic basic(Node type);

    /// Returns the range of an array type.
    Optional<Range> arrayRange(Node type);

    /// Returns whether a structure is one vector.
    boolean isPacked(Node structure);

    /// Returns the members of a structure, or the literals of an enumeration.
    Stream<Node> parts(Node type);

    /// Returns the id of the enumeration of which a variable or member is, where its type says only
    /// which bits that has.
    ///
    /// @param type the id of its type, which may be an array
    Optional<String> enumeration(Node declaration, String type);
}
