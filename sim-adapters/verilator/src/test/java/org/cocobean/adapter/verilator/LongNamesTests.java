package org.cocobean.adapter.verilator;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LongNamesTests {

    private static final String LONG = "count_" + "a".repeat(140);

    /// As Verilator 5.006 wrote it.
    private static final String SHORT =
            "count_aaaaaaaaaaaaaaaaaaaaaaaaaa__Vhsh17yHQrlHBsxlPqtEAmAnDiMkhibSmwVkfZVaTYgd";

    @TempDir Path directory;

    @Test
    void namesAreEncodedAsTheToolDoes() {
        assertThat(LongNames.encoded("a__b")).isEqualTo("a___05Fb");
        assertThat(LongNames.encoded("a.b[3]$x")).isEqualTo("a__02eb__05b3__05d__024x");
        assertThat(LongNames.encoded("plain_1")).isEqualTo("plain_1");
    }

    @Test
    void aNameOfTheSourcesIsRestoredWithItsIndex() throws Exception {
        LongNames names = names("wire " + LONG + " = clk;", SHORT);
        assertThat(names.restore(SHORT)).isEqualTo(LONG);
        assertThat(names.restore(SHORT + "[3]")).isEqualTo(LONG + "[3]");
        assertThat(names.restore("clk")).isEqualTo("clk");
    }

    @Test
    void aNameThatStandsNowhereStays() throws Exception {
        assertThat(names("wire clk;", SHORT).restore(SHORT)).isEqualTo(SHORT);
    }

    private LongNames names(String source, String described) throws Exception {
        Files.writeString(directory.resolve(HdlSources.FILE), "`line 1 \"t.v\" 1\n" + source);
        Node node = new Node("var", "");
        node.put("name", described);
        return LongNames.of(node, new HdlSources(directory, Map.of("c", "t.v")));
    }
}
