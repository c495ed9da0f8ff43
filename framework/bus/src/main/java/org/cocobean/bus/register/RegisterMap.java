package org.cocobean.bus.register;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.cocobean.bus.memory.AddressBus;
import org.cocobean.wording.Nearest;

/// The registers that a file describes: IP-XACT (IEEE 1685, as SystemRDL tools export it) or
/// CMSIS-SVD. Immutable.
///
/// What reads and writes do to a field is one of [Access], where the file says so. Anything else
/// that they do (toggling, setting at a read, writing once) makes a field that nobody knows until
/// it is read: volatile. A register without fields has one, `value`.
public final class RegisterMap {

    /// A register as it stands in the file.
    record Described(
            String name, long offset, int bytes, long reset, List<FieldLayout.Field> fields) {}

    /// A block as it stands in the file.
    record Block(String name, long base, List<Described> registers) {}

    private final Path file;
    private final List<Block> blocks;

    private RegisterMap(Path file, List<Block> blocks) {
        this.file = file;
        this.blocks = blocks;
    }

    /// Reads a file; which kind it is says its first element.
    ///
    /// @throws RegisterMapException with line and column, when something in it is wrong
    /// @throws UncheckedIOException when it cannot be read
    public static RegisterMap read(Path file) {
        try {
            XmlNode root = XmlNode.read(file);
            return switch (root.name()) {
                case "device" -> new RegisterMap(file, SvdReader.blocks(root));
                case "component" -> new RegisterMap(file, IpXactReader.blocks(root));
                default ->
                        throw root.wrong(
                                "<%s> is neither the <component> of IP-XACT nor the <device> of CMSIS-SVD"
                                        .formatted(root.name()));
            };
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    /// Returns the names of its blocks: the address blocks of IP-XACT, the peripherals of SVD.
    public List<String> blocks() {
        return blocks.stream().map(Block::name).toList();
    }

    private Block find(String name) {
        return blocks.stream()
                .filter(block -> block.name().equals(name))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "%s has no block %s; nearest: %s"
                                        .formatted(file, name, Nearest.of(name, blocks(), 3))));
    }

    /// Makes a block, at the address that the file says.
    ///
    /// @throws IllegalArgumentException when there is none of that name
    public NamedRegisters block(String name, AddressBus bus) {
        return block(name, bus, find(name).base());
    }

    /// Makes a block at an address.
    ///
    /// @throws IllegalArgumentException when there is none of that name
    public NamedRegisters block(String name, AddressBus bus, long base) {
        return new NamedRegisters(
                name,
                find(name).registers().stream()
                        .sorted(Comparator.comparingLong(Described::offset))
                        .map(d ->
                                new Register<>(
                                        d.name(),
                                        bus,
                                        base + d.offset(),
                                        d.bytes(),
                                        d.reset(),
                                        new NamedLayout(d.name(), d.fields())))
                        .toList());
    }

    /// Compares a block with an interface, whose names may be others: places, lengths, resets and
    /// fields, and what reads and writes do to them.
    ///
    /// @param registers made by [RegisterBlock#of], at any address
    /// @param base the address of the block in it
    /// @throws AssertionError naming all that differ
    public void requireSame(String name, Registers registers, long base) {
        List<String> wrong = new ArrayList<>();
        List<Described> left = new ArrayList<>(find(name).registers());
        for (Register<?> register : registers.registers()) {
            long offset = register.address() - base;
            Described described =
                    left.stream().filter(d -> d.offset() == offset).findFirst().orElse(null);
            if (described == null) {
                wrong.add("%s at 0x%x is not in the file".formatted(register.name(), offset));
            } else {
                left.remove(described);
                compare(described, register, wrong);
            }
        }
        left.forEach(
                d -> wrong.add("%s at 0x%x is only in the file".formatted(d.name(), d.offset())));
        if (!wrong.isEmpty()) {
            throw new AssertionError(
                    "%s of %s:\n- %s".formatted(name, file, String.join("\n- ", wrong)));
        }
    }

    private static void compare(Described described, Register<?> register, List<String> wrong) {
        String both = described.name() + " (" + register.name() + ")";
        if (described.bytes() != register.bytes()) {
            wrong.add(
                    "%s has %d bytes in the file, not %d"
                            .formatted(both, described.bytes(), register.bytes()));
        }
        if (described.reset() != register.resetBits()) {
            wrong.add(
                    "%s is 0x%x after a reset in the file, not 0x%x"
                            .formatted(both, described.reset(), register.resetBits()));
        }
        String file = text(described.fields());
        String here = text(register.fields());
        if (!file.equals(here)) {
            wrong.add("%s has the fields %s in the file, not %s".formatted(both, file, here));
        }
    }

    private static String text(List<FieldLayout.Field> fields) {
        return fields.stream()
                .sorted(Comparator.comparingInt(FieldLayout.Field::low))
                .map(f -> f.place() + " " + f.access() + (f.isVolatile() ? " volatile" : ""))
                .collect(Collectors.joining(", "));
    }
}
