package org.footbridge.terminology.system;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/**
 * Reader of {@code CodeSystem.caseSensitive} from the JSON of a stored CodeSystem. It skips the rest, because the resource
 * may have thousands of concepts.
 */
final class CaseFlag {
    private static final JsonFactory JSON = new JsonFactory();

    private CaseFlag() {}

    /** {@code CodeSystem.caseSensitive} of the JSON {@code body}; empty if it does not say. */
    static Optional<Boolean> of(byte[] body) {
        try (JsonParser json = JSON.createParser(body)) {
            json.nextToken();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                JsonToken value = json.nextToken();
                if (name.equals("caseSensitive") && value.isBoolean()) {
                    return Optional.of(value == JsonToken.VALUE_TRUE);
                }
                json.skipChildren();
            }
            return Optional.empty();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
