package org.cocobean.internal.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FieldsTests {

    private static final Map<String, String> FIELDS = new LinkedHashMap<>();

    static {
        FIELDS.put("a", "plain");
        FIELDS.put("b", "");
        FIELDS.put("c", "two\nlines\r\\n and = signs\t");
    }

    @Test
    void whatIsWrittenIsRead() {
        assertThat(Fields.write(FIELDS))
                .isEqualTo("a=plain\nb=\nc=two\\nlines\\r\\\\n and = signs\t\n");
        assertThat(Fields.read(Fields.write(FIELDS))).isEqualTo(FIELDS);
    }

    @Test
    void aTextCutOffAnywhereGivesOnlyWholeFields() {
        String text = Fields.write(FIELDS);
        for (int length = 0; length < text.length(); length++) {
            Fields.read(text.substring(0, length))
                    .forEach((k, v) -> assertThat(v).isEqualTo(FIELDS.get(k)));
        }
        assertThat(Fields.read(text.substring(0, text.length() - 1))).containsOnlyKeys("a", "b");
    }
}
