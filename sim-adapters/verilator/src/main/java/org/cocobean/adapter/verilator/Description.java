package org.cocobean.adapter.verilator;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What the tool says of an elaborated design.
///
/// @param files all that were read, as they were named on the command line or in an include
/// @param top the top level
/// @param packages those of the compilation, `$unit` too
/// @param modules all modules and interfaces by the tool's name; one for each set of parameters
/// @param fatals places of `$fatal`, as messages name them: `file.v:12`, without the directory
/// @param images all calls that load a memory image
/// @param dumps whether the design writes waves itself (`$dumpvars`)
/// @param delays whether anything waits for a time
/// @param mixedTimeUnits whether modules have different time units
/// @param longNames what the names are that the tool has shortened
record Description(
        List<String> files,
        Module top,
        List<Module> packages,
        Map<String, Module> modules,
        Set<String> fatals,
        Set<Image> images,
        boolean dumps,
        boolean delays,
        boolean mixedTimeUnits,
        LongNames longNames) {

    Description {
        files = List.copyOf(files);
        packages = List.copyOf(packages);
        modules = Map.copyOf(modules);
        fatals = Set.copyOf(fatals);
        images = Set.copyOf(images);
    }

    /// A call of `$readmemh` or `$readmemb`.
    ///
    /// @param place where it stands, as messages name it
    /// @param name the file, empty where that is not known before the simulation
    /// @param width of a word; 0 for an associative array
    /// @param words how many the memory has; 0 for an associative array
    record Image(String place, Optional<String> name, int width, int words) {

        static Image of(String place, Optional<Node> file, Optional<HdlType> memory) {
            Optional<Shape> shape =
                    memory.flatMap(Shape::of).filter(known -> known.dimensions().size() == 1);
            return new Image(
                    place,
                    HdlText.of(file),
                    shape.map(Shape::width).orElse(0),
                    shape.map(known -> known.dimensions().getFirst().size()).orElse(0));
        }
    }

    /// A module or interface.
    ///
    /// @param name the tool's, which tells sets of parameters apart
    /// @param sourceName the one in the sources
    /// @param drivenNets names that a continuous assignment or the output of an instance drives all
    ///   the time
    /// @param unreached names of variables whose force would not reach all that read them
    record Module(
            String name,
            String sourceName,
            List<Item> items,
            Set<String> drivenNets,
            Set<String> unreached) {

        Module {
            items = List.copyOf(items);
            drivenNets = Set.copyOf(drivenNets);
            unreached = Set.copyOf(unreached);
        }
    }

    /// What stands in a module.
    sealed interface Item {}

    /// A variable, net, port or constant.
    ///
    /// @param name as the HDL writes it, without the escape; shortened when it is long
    /// @param toolName as the tool's configuration names it
    /// @param typeName the name of its type in the sources, or empty
    /// @param text whether it is a constant whose bits are meant as text
    /// @param keepable whether the tool can keep it: genvars and, in some versions, specparams it
    ///   cannot
    /// @param value of a constant, as the tool writes it
    /// @param place where it is declared, as messages name it
    record Variable(
            String name,
            String toolName,
            HdlType type,
            String typeName,
            Direction direction,
            boolean constant,
            boolean text,
            boolean keepable,
            Optional<String> value,
            String place)
            implements Item {

        /// Returns a member of this variable, which the tool keeps with it.
        Variable member(HdlType.Member member) {
            return new Variable(
                    member.name(),
                    toolName,
                    member.type(),
                    "",
                    direction,
                    false,
                    false,
                    true,
                    Optional.empty(),
                    place);
        }
    }

    /// The direction of a port.
    enum Direction {
        /// No port.
        NONE,
        /// An input.
        INPUT,
        /// An output.
        OUTPUT,
        /// Both.
        INOUT
    }

    /// An instance of a module or interface, or an array of them.
    ///
    /// @param connections of its ports, as [Interfaces#connections] gives them
    record Instance(
            String name,
            String module,
            Optional<HdlType.Range> range,
            Map<String, String> connections)
            implements Item {

        Instance {
            connections = Map.copyOf(connections);
        }
    }

    /// A function or task.
    record Routine(String name, boolean function, String place) implements Item {}

    /// A generate block; without a name it is none in the hierarchy.
    record Block(String name, List<Item> items) implements Item {

        Block {
            items = List.copyOf(items);
        }
    }
}
