package org.cocobean.adapter.vpi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.cocobean.sim.spi.AgentFlag;
import org.cocobean.sim.spi.HdlLanguage;
import org.cocobean.sim.spi.HdlMessage;
import org.junit.jupiter.api.Test;

class DescriptionTests {

    private static final String LEAST =
            """
            name = ours
            languages = verilog
            tools = ourscomp, oursrun
            version.pattern = Ours (\\\\S+)
            build = {tool}
            run = {tools}/oursrun
            """;

    private static Description read(String more) throws IOException {
        return Description.read("ours.properties", new StringReader(LEAST + more));
    }

    @Test
    void whatIsMissingIsNamed() {
        assertThatThrownBy(() -> Description.read("ours.properties", new StringReader("name = x")))
                .hasMessage(
                        "ours.properties: languages is missing; required are name, languages,"
                                + " tools, version.pattern, build, run");
    }

    @Test
    void aKeyWithoutAMeaningIsAnError() {
        assertThatThrownBy(() -> read("wave.file = x"))
                .hasMessageStartingWith("ours.properties: wave.file means nothing; there are name");
    }

    @Test
    void aConstantThatDoesNotExistIsAnErrorWithThoseThatDo() throws IOException {
        Description file = read("flags = timer_at_strat");
        assertThatThrownBy(() -> file.set(AgentFlag.class, "flags"))
                .hasMessageStartingWith(
                        "ours.properties: flags does not know timer_at_strat; there are")
                .hasMessageContaining("TIMER_AT_START");
    }

    @Test
    void aPatternThatIsNoneIsAnError() throws IOException {
        Description file = read("message.error = (");
        assertThatThrownBy(() -> file.patterns(HdlMessage.Severity.class, "message."))
                .hasMessageStartingWith("ours.properties: message.error is no regular expression");
    }

    @Test
    void severalPatternsMayMeanTheSame() throws IOException {
        assertThat(
                        read("message.error.1 = a\nmessage.error.2 = b\nmessage.info = c\n")
                                .patterns(HdlMessage.Severity.class, "message.")
                                .values())
                .containsExactly(
                        HdlMessage.Severity.ERROR,
                        HdlMessage.Severity.ERROR,
                        HdlMessage.Severity.INFO);
    }

    @Test
    void listsAndGroupsComeInOrder() throws IOException {
        Description file = read("file.b = 2\nfile.a = 1\n");
        assertThat(file.list("tools")).containsExactly("ourscomp", "oursrun");
        assertThat(file.set(HdlLanguage.class, "languages")).containsExactly(HdlLanguage.VERILOG);
        assertThat(file.group("file.").values()).containsExactly("1", "2");
    }

    @Test
    void thePageNamesEveryKey() throws IOException {
        String page = Files.readString(Path.of("../../docs/adapters.md"));
        String table =
                page.substring(page.indexOf("<!-- keys -->"), page.indexOf("<!-- end of keys -->"));
        List<String> named =
                Pattern.compile("(?m)^\\| `([a-z.]+)[^`]*`")
                        .matcher(table)
                        .results()
                        .map((MatchResult row) -> row.group(1))
                        .toList();
        assertThat(named).containsExactlyInAnyOrderElementsOf(Description.keys());
    }
}
