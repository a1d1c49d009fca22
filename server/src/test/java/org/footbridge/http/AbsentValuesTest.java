package org.footbridge.http;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.footbridge.RunningServer;
import org.footbridge.RunningServer.Answer;
import org.footbridge.fhirpath.RandomResources;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Resources of every type with extensions in place of values are stored, and given back as they were sent. Nothing is validated,
 * as such resources break some rules, and HAPI would take minutes.
 *
 * @see <a href="https://hl7.org/fhir/R4/element.html">R4 Element: a value or children</a>
 */
class AbsentValuesTest {
    @RegisterExtension
    static final RunningServer server = RunningServer.with("--footbridge.validation.mode=off");

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int BATCH = 40;

    /** Their rules are kept whatever the mode, as they take effect for everyone. */
    private static final Set<String> REFUSABLE = Set.of("StructureDefinition", "SearchParameter");

    /** Words that only a failure of the server itself, or of a library, would have. */
    private static final List<String> FAILURES = List.of("Cannot invoke", "NullPointer", "because \\\"", "cannot read");

    private record Sent(String type, String json) {}

    @Test
    void isStoredAsItIsSentInJson() {
        List<Sent> all = new ArrayList<>();
        for (String type : RandomResources.types()) {
            for (int variant = 0; variant < AbsentValues.variants(type); variant++) {
                String json = FhirContext.forR4Cached()
                        .newJsonParser()
                        .encodeResourceToString(AbsentValues.of(type, variant));
                all.add(new Sent(type, json));
            }
        }
        List<String> faults = new ArrayList<>();
        for (int i = 0; i < all.size(); i += BATCH) {
            send(all.subList(i, Math.min(all.size(), i + BATCH)), faults);
        }
        System.out.printf("%d resources with absent values%n", all.size());
        assertThat(faults).isEmpty();
    }

    private static void send(List<Sent> some, List<String> faults) {
        String batch = some.stream()
                .map(sent -> "{\"resource\":" + sent.json() + ",\"request\":{\"method\":\"POST\",\"url\":\""
                        + sent.type() + "\"}}")
                .collect(Collectors.joining(",", "{\"resourceType\":\"Bundle\",\"type\":\"batch\",\"entry\":[", "]}"));
        Answer answer = server.post("", batch, "Prefer", "return=representation");
        if (answer.status() != 200) {
            faults.add(answer.status() + " " + answer.body());
            return;
        }
        JsonNode entries = answer.json().path("entry");
        for (int i = 0; i < some.size(); i++) {
            judge(some.get(i), entries.path(i), faults);
        }
    }

    private static void judge(Sent sent, JsonNode entry, List<String> faults) {
        String status = entry.at("/response/status").asText();
        String text = entry.toString();
        if (status.startsWith("4")
                && REFUSABLE.contains(sent.type())
                && FAILURES.stream().noneMatch(text::contains)) {
            return;
        }
        if (!status.startsWith("201") || FAILURES.stream().anyMatch(text::contains)) {
            faults.add(sent.type() + " " + entry.path("response") + "\n  " + sent.json());
        } else if (!plain(entry.path("resource")).equals(plain(read(sent.json())))) {
            faults.add(sent.type() + " was sent as " + sent.json() + "\n  and is stored as " + entry.path("resource"));
        }
    }

    /** Without what the server owns. */
    private static JsonNode plain(JsonNode resource) {
        ObjectNode copy = resource.deepCopy();
        copy.remove("id");
        if (copy.path("meta") instanceof ObjectNode meta) {
            meta.remove(List.of("versionId", "lastUpdated"));
        }
        return copy;
    }

    private static JsonNode read(String json) {
        try {
            return MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(json, e);
        }
    }
}
