package org.cocobean.duts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.cocobean.sim.HdlDesign;
import org.cocobean.sim.SourceSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnnotatedDesignsTests {

    @TempDir Path folder;

    private AnnotatedDesigns read(String source) throws IOException {
        Files.writeString(folder.resolve("ATests.java"), source);
        return AnnotatedDesigns.in(List.of(folder, folder.resolve("missing")), folder);
    }

    @Test
    void everyAttributeIsRead() throws IOException {
        AnnotatedDesigns found =
                read(
                        """
                        package a.b;
                        @Design(top = "counter", sources = {RTL + "counter.v", "b.v"}, includeDirs = "inc",
                            defines = {"A", "B=2"}, parameters = "WIDTH=8", language = "2012", timescale = "1us/1ns",
                            sets = {@Sources(value = "ip.v", defines = "C=3", includeDirs = "ip"), @Sources("last.v")})
                        class ATests {
                            private static final String RTL = "rtl/";
                            void uses(CounterDut notYetThere) {}
                        }
                        """);
        assertThat(found.unread()).isEmpty();
        assertThat(found.designs()).hasSize(1);
        assertThat(found.designs().getFirst().javaPackage()).isEqualTo("a.b");
        assertThat(found.designs().getFirst().design())
                .isEqualTo(
                        HdlDesign.of("counter", "rtl/counter.v", "b.v")
                                .withIncludeDirectories("inc")
                                .withDefine("A", "")
                                .withDefine("B", "2")
                                .withParameter("WIDTH", 8)
                                .withLanguage("2012")
                                .withTimescale("1us/1ns")
                                .withSourceSet(
                                        SourceSet.of("ip.v")
                                                .withDefine("C", "3")
                                                .withIncludeDirectories("ip"))
                                .withSourceSet(SourceSet.of("last.v")));
    }

    @Test
    void aCoreFileSaysTheTop() throws IOException {
        Files.writeString(
                folder.resolve("soc.core"), "name: soc\ntargets: {sim: {toplevel: soc_top}}\n");
        AnnotatedDesigns found =
                read("@Design(fileLists = \"soc.core\") class ATests {}\n@Design class BTests {}");
        assertThat(found.designs())
                .extracting(one -> one.design().top())
                .containsExactly("soc_top");
        assertThat(found.unread()).singleElement().asString().contains("a design needs its top");
    }

    @Test
    void designsOfNestedClassesAndMethodsAreFoundToo() throws IOException {
        assertThat(
                        read("""
                        class ATests {
                            @Design(top = "one") class Inner {}
                            @org.cocobean.junit.Design(top = "two") void method() {}
                        }
                        """)
                                .designs())
                .extracting(one -> one.design().top())
                .containsExactly("one", "two");
    }

    @Test
    void whatOnlyRunningTellsIsNamed() throws IOException {
        AnnotatedDesigns found =
                read(
                        """
                        @Design(source = Soc.class) class A {}
                        @Design(top = Other.TOP) class B {}
                        """);
        assertThat(found.designs()).isEmpty();
        assertThat(found.unread())
                .satisfiesExactly(
                        one -> assertThat(one).contains("computed"),
                        two -> assertThat(two).contains("'Other.TOP' is no text of this file"));
    }
}
