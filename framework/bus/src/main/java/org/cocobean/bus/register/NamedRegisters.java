package org.cocobean.bus.register;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cocobean.wording.Nearest;

/// A block of registers that comes from a file, by their names there.
///
/// ```java
/// NamedRegisters timer = RegisterMap.read(Path.of("timer.xml")).block("TIMER", bus);
/// timer.register("CTRL").update(ctrl -> ctrl.with("EN", 1));
/// RegisterBlock.bashBits(timer);
/// ```
public final class NamedRegisters implements Registers {

    private final String name;
    private final Map<String, Register<FieldValues>> registers = new LinkedHashMap<>();

    NamedRegisters(String name, List<Register<FieldValues>> all) {
        this.name = name;
        all.forEach(register -> registers.put(register.name(), register));
    }

    /// Finds a register.
    ///
    /// @throws IllegalArgumentException when there is none of that name
    public Register<FieldValues> register(String register) {
        return Optional.ofNullable(registers.get(register))
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "%s has no register %s; nearest: %s"
                                        .formatted(
                                                name,
                                                register,
                                                Nearest.of(
                                                        register,
                                                        List.copyOf(registers.keySet()),
                                                        3))));
    }

    @Override
    public List<Register<?>> registers() {
        return List.copyOf(registers.values());
    }

    @Override
    public String toString() {
        return name;
    }
}
