package org.footbridge.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.footbridge.RunningServer.Answer;

/** The JSON schemas of Open Referral UK 3.0 as they were published; the tests that need them are skipped where they are absent. */
final class OfficialSchemas {
    private static final Path DATA = Path.of("..", "..", "shared", "data", "oruk", "schema");
    private static final Map<String, JsonSchema> SCHEMAS = new ConcurrentHashMap<>();

    private OfficialSchemas() {}

    static void assume() {
        assumeTrue(Files.isDirectory(DATA), "There are no schemas of Open Referral UK at " + DATA);
    }

    /** Checks an object in a body against a schema, formats included. */
    static void valid(JsonNode object, String schema) {
        assertThat(schema(schema)
                        .validate(
                                object, context -> context.getExecutionConfig().setFormatAssertionsEnabled(true)))
                .as(object.toPrettyString())
                .isEmpty();
    }

    /** Checks a page: its envelope, and each of its entries against a schema. */
    static void validPage(Answer answer, String schema) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        for (String number : new String[] {"total_items", "total_pages", "page_number", "size"}) {
            assertThat(answer.json().path(number).isInt()).as(number).isTrue();
        }
        for (String flag : new String[] {"first_page", "last_page", "empty"}) {
            assertThat(answer.json().path(flag).isBoolean()).as(flag).isTrue();
        }
        assertThat(answer.json().path("contents")).isNotEmpty();
        answer.json().path("contents").forEach(entry -> valid(entry, schema));
    }

    private static JsonSchema schema(String name) {
        return SCHEMAS.computeIfAbsent(
                name,
                missing -> JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                        .getSchema(
                                SchemaLocation.of(DATA.toAbsolutePath()
                                        .normalize()
                                        .resolve(name)
                                        .toUri()
                                        .toString()),
                                SchemaValidatorsConfig.builder().build()));
    }
}
