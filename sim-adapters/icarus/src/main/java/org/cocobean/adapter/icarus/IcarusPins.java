package org.cocobean.adapter.icarus;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cocobean.sim.spi.Derivation;
import org.cocobean.sim.spi.DesignObjects;

/// Lets tests drive the inout ports of the top: a second top level assigns to them, so that the
/// language resolves what it and the design drive. Where a design has none, none is made.
enum IcarusPins implements Derivation {
    /// Lists the inout ports of the top, which is the argument, as the netlist has them.
    FIND_PINS {
        @Override
        public void derive(Path output, List<String> arguments) throws IOException {
            List<String> rows = new ArrayList<>();
            Path netlist = output.resolve(IcarusDescription.NETLIST);
            try (BufferedReader lines =
                    Files.newBufferedReader(netlist, StandardCharsets.ISO_8859_1)) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    Matcher port = PORT.matcher(line);
                    if (port.matches() && port.group(2).equals(arguments.getFirst())) {
                        rows.add(port.group(1) + "\t" + port.group(3));
                    }
                }
            }
            if (!rows.isEmpty()) {
                rows.addFirst(REASON);
            }
            Files.write(output.resolve(TABLE), rows, StandardCharsets.ISO_8859_1);
        }
    },
    /// Writes the second top level beside a top, which is the argument, and what it tells tests.
    WRITE_PINS {
        @Override
        public void derive(Path output, List<String> arguments) throws IOException {
            String top = arguments.getFirst();
            List<String> rows =
                    Files.readAllLines(output.resolve(TABLE), StandardCharsets.ISO_8859_1);
            StringBuilder text = new StringBuilder("module " + MODULE + ";\n");
            Map<String, DesignObjects.Driver> drivers = new TreeMap<>();
            for (String row : rows.subList(1, rows.size())) {
                String name = row.substring(0, row.indexOf('\t'));
                String width = row.substring(row.indexOf('\t') + 1);
                String number = Integer.toString(drivers.size());
                text.append(driver("driver" + number, "", width, top, name));
                text.append(driver("puller" + number, "(pull0, pull1) ", width, top, name));
                drivers.put(
                        top + "." + name,
                        new DesignObjects.Driver(MODULE, "driver" + number, "puller" + number));
            }
            Files.writeString(
                    output.resolve(MODULE + ".v"),
                    text.append("endmodule\n").toString(),
                    StandardCharsets.ISO_8859_1);
            DesignObjects.of(List.of(), Map.of(), drivers).write(output);
        }
    };

    /// The second top level, and the file that declares it without its ending.
    static final String MODULE = "cocobean_pins";

    /// Lines: the reason for a second top level, then names and widths.
    static final String TABLE = "pins.txt";

    /// The reason that a port gives.
    static final String REASON = "inout";

    /// `wire: pin unpacked dims=0 pin_count=1 inout … scope=top #(0,0,0) vector_width=4 …`
    private static final Pattern PORT =
            Pattern.compile(
                    "\\s*\\w+: (.+?) unpacked dims=0 pin_count=\\d+ inout .* scope=(\\S+) #\\(.*\\bvector_width=(\\d+) .*");

    @Override
    public int version() {
        return 2;
    }

    private static String driver(
            String reg, String strength, String width, String top, String name) {
        return "  reg [%s:0] %s = {%s{1'bz}};\n  assign %s\\%s .\\%s = %s;\n"
                .formatted(Integer.parseInt(width) - 1, reg, width, strength, top, name + " ", reg);
    }
}
