package org.cocobean.adapter.ghdl;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.cocobean.sim.spi.DesignObjects;
import org.cocobean.sim.spi.HdlObject;
import org.cocobean.value.Layout;

/// Writes the source of a wrapper: an entity with the ports of the top, of which those that VPI
/// cannot drive are vectors, and the top inside.
final class WrapperText {

    private static final String LOGIC = "ieee.std_logic_1164.std_logic_vector";

    private final TopDeclaration top;
    private final Map<String, ProbeReader.Probed> probed;
    private final PortMap map;
    private final Map<String, HdlObject> typed = new TreeMap<>();
    private final List<Pin> pins = new ArrayList<>();

    /// @param probed what stands for the ports
    WrapperText(TopDeclaration top, Map<String, ProbeReader.Probed> probed, PortMap map) {
        this.top = top;
        this.probed = probed;
        this.map = map;
    }

    /// Returns the entity that only has signals of the types of the ports.
    ///
    /// @param values expressions for generics, instead of their defaults
    static String probe(TopDeclaration top, Map<String, String> values) {
        StringBuilder text = new StringBuilder(head(top, "asks for the types of the ports of "));
        text.append("entity cocobean_probe is\n")
                .append(generics(top, values))
                .append("end entity;\n\narchitecture probe of cocobean_probe is\n");
        top.ports()
                .forEach(port ->
                        text.append("  signal ")
                                .append(port.name())
                                .append(" : ")
                                .append(port.type())
                                .append(value(port.value()))
                                .append(";\n"));
        return text.append("begin\nend architecture;\n").toString();
    }

    private static String head(TopDeclaration top, String what) {
        return "-- Made by Cocobean: " + what + top.name() + ".\n" + top.context();
    }

    private static String value(String value) {
        return value.isEmpty() ? "" : " := " + value;
    }

    private static String generics(TopDeclaration top, Map<String, String> values) {
        return top.generics().isEmpty()
                ? ""
                : top.generics().stream()
                        .map(generic ->
                                "    "
                                        + generic.name()
                                        + " : "
                                        + generic.type()
                                        + value(
                                                values.getOrDefault(
                                                        generic.name(), generic.value())))
                        .collect(Collectors.joining(";\n", "  generic (\n", "\n  );\n"));
    }

    /// Returns the wrapper.
    ///
    /// @param name of its entity
    /// @param instance such as `entity work.fifo(rtl)`
    /// @param values expressions for generics, instead of their defaults
    String wrapper(String name, String instance, Map<String, String> values) {
        List<String> ports = new ArrayList<>();
        for (TopDeclaration.Port port : top.ports()) {
            ports.add("    " + port.name() + " : " + port.mode() + " " + type(port));
        }
        pins.forEach(pin -> ports.add("    " + pin.port()));
        StringBuilder text =
                new StringBuilder("library ieee;\nuse ieee.std_logic_1164.all;\n")
                        .append(libraries())
                        .append("entity " + name + " is\n")
                        .append(generics(top, values))
                        .append("  port (\n" + String.join(";\n", ports) + "\n  );\n")
                        .append("end entity;\n\narchitecture wrapper of " + name + " is\n");
        map.functions().forEach(function -> text.append(function));
        map.signals().forEach(signal -> text.append("  " + signal + "\n"));
        text.append("begin\n  " + top.name() + " : " + instance + "\n");
        if (!top.generics().isEmpty()) {
            text.append("    generic map (")
                    .append(
                            names(
                                    top.generics().stream()
                                            .map(TopDeclaration.Generic::name)
                                            .toList()))
                    .append(")\n");
        }
        text.append("    port map (\n      ")
                .append(String.join(",\n      ", map.associations()))
                .append(");\n");
        map.assignments().forEach(assignment -> text.append("  " + assignment + "\n"));
        pins.forEach(pin -> text.append("  " + pin.assignment() + "\n"));
        return head(top, "brings to VPI the ports of ") + text + "end architecture;\n";
    }

    private String libraries() {
        return map.libraries().stream()
                .map(library -> "library " + library + ";\n")
                .collect(Collectors.joining());
    }

    private static String names(List<String> names) {
        UnaryOperator<String> same = name -> name + " => " + name;
        return names.stream().map(same).collect(Collectors.joining(", "));
    }

    private String type(TopDeclaration.Port port) {
        ProbeReader.Probed found = probed.get(port.name());
        if (found == null || !map.canJoin(port, found.type())) {
            map.addPlain(port.name());
            if (found != null) {
                Pin.plain(port, found.type()).ifPresent(pins::add);
            }
            return port.type() + value(port.value());
        }
        typed.put(path(port), shaped(port, found.type().layout()));
        if (port.mode().equals("inout")) {
            pins.add(Pin.joined(port, found.type()));
        }
        String bits = port.mode().equals("in") ? StartValue.bits(found.type(), found.value()) : "";
        map.add(port, found.type(), bits);
        return LOGIC
                + "("
                + (found.type().width() - 1)
                + " downto 0)"
                + (bits.isEmpty() ? "" : " := \"" + bits + "\"");
    }

    /// Returns what tests are told of it; of a wrapper that was written.
    DesignObjects objects(String name) {
        Map<String, DesignObjects.Driver> drivers = new TreeMap<>();
        pins.forEach(pin ->
                drivers.put(
                        path(pin.of()),
                        new DesignObjects.Driver(name, pin.name().replace("\\", ""), "")));
        return new DesignObjects(typed, Map.of(name, name + "." + top.name()), drivers);
    }

    private String path(TopDeclaration.Port port) {
        return top.name() + "." + port.name().replace("\\", "");
    }

    private HdlObject shaped(TopDeclaration.Port port, Layout layout) {
        HdlObject.Role role =
                switch (port.mode()) {
                    case "in" -> HdlObject.Role.INPUT;
                    case "inout" -> HdlObject.Role.INOUT;
                    default -> HdlObject.Role.OUTPUT;
                };
        return HdlObject.shaped(top.name(), port.name().replace("\\", ""), role, layout);
    }
}
