package org.cocobean.junit;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The schema of `failures.json` as its page documents it.
final class FailuresSchema {

    private static final Pattern BLOCK =
            Pattern.compile("<!-- schema -->\\s*```json\\n(.*?)```", Pattern.DOTALL);

    private FailuresSchema() {}

    /// A field that the page does not name is an error.
    static Schema of(Path page) throws IOException {
        Matcher block = BLOCK.matcher(Files.readString(page));
        if (!block.find()) {
            throw new IOException("there is no schema in " + page);
        }
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(
                        block.group(1)
                                .replace(
                                        "\"type\": \"object\",",
                                        "\"type\": \"object\", \"additionalProperties\": false,"));
    }
}
