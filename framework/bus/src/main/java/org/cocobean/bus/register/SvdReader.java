package org.cocobean.bus.register;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cocobean.bus.register.FieldLayout.Field;
import org.cocobean.bus.register.RegisterMap.Block;
import org.cocobean.bus.register.RegisterMap.Described;

/// Reads CMSIS-SVD.
final class SvdReader {

    private static final Pattern RANGE = Pattern.compile("\\[(\\d+):(\\d+)\\]");

    /// What a register has from what is round it.
    private record Properties(long bits, Optional<String> access, long reset) {

        Properties of(XmlNode node) {
            return new Properties(
                    node.numberOf("size").orElse(bits),
                    node.textOf("access").or(() -> access),
                    node.numberOf("resetValue").orElse(reset));
        }
    }

    private final List<Described> registers = new ArrayList<>();

    static List<Block> blocks(XmlNode device) {
        Properties all = new Properties(32, Optional.empty(), 0).of(device);
        List<XmlNode> peripherals = device.expect("peripherals").all("peripheral").toList();
        List<Block> blocks = new ArrayList<>();
        for (XmlNode each : peripherals) {
            XmlNode origin = origin(each, peripherals);
            SvdReader reader = new SvdReader();
            XmlNode owner = each.find("registers").isPresent() ? each : origin;
            owner.find("registers")
                    .ifPresent(list -> reader.addAll(list, "", 0, all.of(origin).of(each)));
            blocks.add(
                    new Block(
                            each.expect("name").text(),
                            each.expectNumber("baseAddress"),
                            reader.registers));
        }
        return blocks;
    }

    /// Returns what it is derived from, or itself.
    private static XmlNode origin(XmlNode node, List<XmlNode> among) {
        Optional<String> name = node.attribute("derivedFrom");
        if (name.isEmpty()) {
            return node;
        }
        return among.stream()
                .filter(other -> other.textOf("name").filter(name.get()::equals).isPresent())
                .findFirst()
                .orElseThrow(() ->
                        node.wrong(
                                "derivedFrom names %s, and there is none here"
                                        .formatted(name.get())));
    }

    private void addAll(XmlNode list, String prefix, long at, Properties round) {
        List<XmlNode> all = list.all("register", "cluster").toList();
        for (XmlNode each : all) {
            XmlNode origin = origin(each, all);
            long count = each.numberOf("dim").orElse(1L);
            long step = count == 1 ? 0 : each.expectNumber("dimIncrement");
            for (int i = 0; i < count; i++) {
                String name = prefix + each.expect("name").text().replace("%s", index(each, i));
                long offset = at + each.expectNumber("addressOffset") + i * step;
                Properties own = round.of(origin).of(each);
                if (each.name().equals("cluster")) {
                    addAll(
                            each.all("register").findAny().isPresent() ? each : origin,
                            name + ".",
                            offset,
                            own);
                } else {
                    registers.add(register(each, origin, name, offset, own));
                }
            }
        }
    }

    private static String index(XmlNode node, int i) {
        String text = node.textOf("dimIndex").orElse("");
        String[] names = text.split(",");
        Matcher range = Pattern.compile("(\\d+)-(\\d+)").matcher(text);
        return range.matches()
                ? "" + (Integer.parseInt(range.group(1)) + i)
                : !text.isEmpty() && i < names.length ? names[i].strip() : "" + i;
    }

    private static Described register(
            XmlNode register, XmlNode origin, String name, long offset, Properties own) {
        if (own.bits() != 8 && own.bits() != 16 && own.bits() != 32 && own.bits() != 64) {
            throw register.wrong(
                    "a register has 8, 16, 32 or 64 bits, not %d: %s".formatted(own.bits(), name));
        }
        List<Field> fields = new ArrayList<>();
        XmlNode owner = register.find("fields").isPresent() ? register : origin;
        List<XmlNode> all = owner.find("fields").stream().flatMap(f -> f.all("field")).toList();
        for (XmlNode each : all) {
            Field field = field(each, origin(each, all), own.access());
            if (field.high() >= own.bits()) {
                throw each.wrong(
                        "%s lies in %s of %d bits"
                                .formatted(field.name(), field.place(), own.bits()));
            }
            fields.add(field);
        }
        if (fields.isEmpty()) {
            fields.add(
                    effects(register, own.access()).field(register, "value", 0, own.bits(), false));
        }
        long used = fields.stream().mapToLong(Field::mask).reduce(0, (a, b) -> a | b);
        return new Described(name, offset, (int) own.bits() / 8, own.reset() & used, fields);
    }

    private static Effects effects(XmlNode node, Optional<String> access) {
        return new Effects(
                node.textOf("access").or(() -> access),
                node.textOf("modifiedWriteValues"),
                node.textOf("readAction"));
    }

    private static Field field(XmlNode field, XmlNode origin, Optional<String> access) {
        XmlNode place =
                field.all("bitRange", "lsb", "bitOffset").findAny().isPresent() ? field : origin;
        long low;
        long width;
        if (place.find("bitRange").isPresent()) {
            XmlNode range = place.expect("bitRange");
            Matcher ends = RANGE.matcher(range.text());
            if (!ends.matches()) {
                throw range.wrong("<bitRange> is [msb:lsb], not " + range.text());
            }
            low = Long.parseLong(ends.group(2));
            width = Long.parseLong(ends.group(1)) - low + 1;
        } else if (place.find("lsb").isPresent()) {
            low = place.expectNumber("lsb");
            width = place.expectNumber("msb") - low + 1;
        } else {
            low = place.expectNumber("bitOffset");
            width = place.numberOf("bitWidth").orElse(1L);
        }
        return effects(field, origin.textOf("access").or(() -> access))
                .field(field, field.expect("name").text(), low, width, false);
    }
}
