package org.cocobean.duts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JavaNameTests {

    @ParameterizedTest
    @CsvSource({
        "clk, clk",
        "in_valid, inValid",
        "WIDTH, WIDTH",
        "a_1, a_1",
        "class, class_",
        "path, path_",
        "odd.name, odd_name",
        "2nd, _2nd",
        "a+b, a_b",
        "hashCode, hashCode_",
        "_x, _x",
    })
    void namesOfMethodsAreThoseOfJava(String hdl, String java) {
        assertThat(JavaName.ofScope().method(hdl)).isEqualTo(java);
    }

    @Test
    void namesThatWouldBeTheSameDiffer() {
        JavaName names = JavaName.ofScope();
        assertThat(names.method("in_valid")).isEqualTo("inValid");
        assertThat(names.method("inValid")).isEqualTo("inValid_");
    }

    @ParameterizedTest
    @CsvSource({
        "sync_fifo, SyncFifo",
        "pkg::item_t, Item",
        "state_e, State",
        "string, StringType",
        "AxiLite, Axilite",
        "odd.name, Name",
    })
    void namesOfTypesAreThoseOfJava(String hdl, String java) {
        assertThat(JavaName.type(hdl)).isEqualTo(java);
    }
}
