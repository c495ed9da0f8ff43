package org.cocobean.bus.register;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.cocobean.bus.memory.AddressBus;

/// Makes blocks of registers, and tests that every design with registers must pass.
public final class RegisterBlock {

    private RegisterBlock() {}

    /// Implements the interface of a block.
    ///
    /// @param bus over which its registers are read and written
    /// @param base address of the block
    /// @throws IllegalArgumentException when a method or a field has no place, or a wrong one
    public static <R extends Registers> R of(Class<R> type, AddressBus bus, long base) {
        Map<Method, Register<?>> registers = new HashMap<>();
        for (Method method : type.getMethods()) {
            if (method.getDeclaringClass() != Registers.class) {
                registers.put(method, register(method, bus, base));
            }
        }
        List<Register<?>> all =
                registers.values().stream()
                        .sorted(Comparator.comparingLong(Register::address))
                        .toList();
        InvocationHandler handler =
                (proxy, method, arguments) ->
                        switch (method.getName()) {
                            case "registers" -> all;
                            case "equals" -> arguments != null && proxy == arguments[0];
                            case "hashCode" -> System.identityHashCode(proxy);
                            case "toString" -> "%s at 0x%x".formatted(type.getSimpleName(), base);
                            default -> registers.get(method);
                        };
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private static Register<?> register(Method method, AddressBus bus, long base) {
        At at = method.getAnnotation(At.class);
        if (at == null
                || method.getReturnType() != Register.class
                || !(method.getGenericReturnType() instanceof ParameterizedType generic)
                || !(generic.getActualTypeArguments()[0] instanceof Class<?> fields)
                || !fields.isRecord()) {
            throw new IllegalArgumentException(
                    "%s.%s is no register: write @At(0x04) Register<SomeRecord> %s();"
                            .formatted(
                                    method.getDeclaringClass().getSimpleName(),
                                    method.getName(),
                                    method.getName()));
        }
        return Register.of(method.getName(), bus, base, at, fields.asSubclass(Record.class));
    }

    /// Looks whether every register has what it must have after a reset.
    ///
    /// @throws AssertionError naming all that differ
    public static void checkReset(Registers block) {
        block.registers().forEach(Register::reset);
        check(block, Register::check);
    }

    /// Writes each bit that keeps what is written, as 1 and as 0, and looks whether it does, and
    /// whether all others of the register stay. At the end each register has what it had.
    ///
    /// @throws AssertionError naming all that differ
    public static void bashBits(Registers block) {
        check(block, RegisterBlock::bash);
    }

    private static void bash(Register<?> register) {
        long kept = register.kept();
        if (kept == 0) {
            return;
        }
        register.readBits();
        long before = register.mirrorBits() & kept;
        for (long left = kept; left != 0; left &= left - 1) {
            long bit = Long.lowestOneBit(left);
            register.writeBits(before ^ bit);
            register.check();
            register.writeBits(before);
            register.check();
        }
    }

    private interface Check {
        void of(Register<?> register);
    }

    private static void check(Registers block, Check check) {
        List<AssertionError> failures = new ArrayList<>();
        for (Register<?> register : block.registers()) {
            try {
                check.of(register);
            } catch (AssertionError e) {
                failures.add(e);
            }
        }
        if (!failures.isEmpty()) {
            AssertionError all =
                    new AssertionError(
                            failures.stream()
                                    .map(Throwable::getMessage)
                                    .collect(Collectors.joining("\n")));
            failures.forEach(all::addSuppressed);
            throw all;
        }
    }
}
