package org.cocobean.bus.register;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cocobean.bus.register.FieldLayout.Field;
import org.cocobean.bus.register.RegisterMap.Block;
import org.cocobean.bus.register.RegisterMap.Described;

/// Reads IP-XACT (IEEE 1685-2009 and 2014).
final class IpXactReader {

    private final int unit;
    private final List<Described> registers = new ArrayList<>();

    private IpXactReader(int unit) {
        this.unit = unit;
    }

    static List<Block> blocks(XmlNode component) {
        List<Block> blocks = new ArrayList<>();
        component
                .expect("memoryMaps")
                .all("memoryMap")
                .forEach(map -> {
                    long bits = map.numberOf("addressUnitBits").orElse(8L);
                    if (bits < 8 || bits % 8 != 0) {
                        throw map.expect("addressUnitBits").wrong("addresses count whole bytes");
                    }
                    map.all("addressBlock").forEach(block -> blocks.add(block(block, bits / 8)));
                });
        return blocks;
    }

    private static Block block(XmlNode block, long unit) {
        IpXactReader reader = new IpXactReader((int) unit);
        reader.addAll(block, "", 0, block.textOf("access"));
        long base = block.expectNumber("baseAddress") * unit;
        return new Block(block.expect("name").text(), base, reader.registers);
    }

    /// Adds the registers of a block or of a register file.
    private void addAll(XmlNode owner, String prefix, long at, Optional<String> access) {
        owner.all("register", "registerFile").forEach(each -> add(each, prefix, at, access));
    }

    private void add(XmlNode each, String prefix, long at, Optional<String> access) {
        boolean isFile = each.name().equals("registerFile");
        long count = each.all("dim").mapToLong(XmlNode::number).reduce(1, (a, b) -> a * b);
        long size = isFile ? each.expectNumber("range") * unit : bytes(each);
        long offset = at + each.expectNumber("addressOffset") * unit;
        Optional<String> own = each.textOf("access").or(() -> access);
        for (int i = 0; i < count; i++) {
            String index = each.find("dim").isPresent() ? "[" + i + "]" : "";
            String name = prefix + each.expect("name").text() + index;
            if (isFile) {
                addAll(each, name + ".", offset + i * size, own);
            } else {
                registers.add(register(each, name, offset + i * size, (int) size, own));
            }
        }
    }

    private static long bytes(XmlNode register) {
        long bits = register.expectNumber("size");
        if (bits != 8 && bits != 16 && bits != 32 && bits != 64) {
            throw register.expect("size").wrong("a register has 8, 16, 32 or 64 bits, not " + bits);
        }
        return bits / 8;
    }

    private static Described register(
            XmlNode register, String name, long offset, int bytes, Optional<String> access) {
        List<Field> fields = new ArrayList<>();
        long reset = register.find("reset").map(r -> r.expectNumber("value")).orElse(0L);
        for (XmlNode each : register.all("field").toList()) {
            Field field = field(each, access, register.textOf("volatile"));
            if (field.high() >= 8 * bytes) {
                throw each.wrong(
                        "%s lies in %s of %d bits"
                                .formatted(field.name(), field.place(), 8 * bytes));
            }
            fields.add(field);
            reset |=
                    each.find("resets")
                            .flatMap(all -> all.find("reset"))
                            .map(r -> field.place(r.expectNumber("value"), name))
                            .orElse(0L);
        }
        if (fields.isEmpty()) {
            fields.add(
                    new Effects(access, Optional.empty(), Optional.empty())
                            .field(register, "value", 0, 8L * bytes, isTrue(register)));
        }
        return new Described(name, offset, bytes, reset, fields);
    }

    private static boolean isTrue(XmlNode owner) {
        return owner.textOf("volatile").filter("true"::equals).isPresent();
    }

    private static Field field(XmlNode field, Optional<String> access, Optional<String> unknown) {
        boolean isVolatile =
                field.textOf("volatile").or(() -> unknown).filter("true"::equals).isPresent();
        return new Effects(
                        field.textOf("access").or(() -> access),
                        field.textOf("modifiedWriteValue"),
                        field.textOf("readAction"))
                .field(
                        field,
                        field.expect("name").text(),
                        field.expectNumber("bitOffset"),
                        field.expectNumber("bitWidth"),
                        isVolatile);
    }
}
