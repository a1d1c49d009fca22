package org.footbridge.http;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
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

    /** Their rules are kept whatever the mode: definitions take effect for everyone, and nobody is notified. */
    private static final Set<String> REFUSABLE = Set.of("StructureDefinition", "SearchParameter", "Subscription");

    /** Words that only a failure of the server itself, or of a library, would have. */
    private static final List<String> FAILURES = List.of("Cannot invoke", "NullPointer", "because \\\"", "cannot read");

    private static final FhirContext R4 = FhirContext.forR4Cached();

    private record Sent(String type, String json) {}

    private static List<Sent> all() {
        List<Sent> all = new ArrayList<>();
        for (String type : RandomResources.types()) {
            for (int variant = 0; variant < AbsentValues.variants(type); variant++) {
                all.add(new Sent(type, R4.newJsonParser().encodeResourceToString(AbsentValues.of(type, variant))));
            }
        }
        return all;
    }

    @Test
    void isStoredAsItIsSentInJson() {
        assertThat(faults(AbsentValuesTest::sentInJson)).isEmpty();
    }

    /** In both directions: the answer has the XML of what is stored. */
    @Test
    void isStoredAsItIsSentInXml() {
        assertThat(faults(AbsentValuesTest::sentInXml)).isEmpty();
    }

    private static List<String> faults(Function<String, JsonNode> send) {
        List<String> faults = new ArrayList<>();
        List<Sent> all = all();
        for (int i = 0; i < all.size(); i += BATCH) {
            List<Sent> some = all.subList(i, Math.min(all.size(), i + BATCH));
            JsonNode entries = send.apply(batch(some)).path("entry");
            for (int n = 0; n < some.size(); n++) {
                judge(some.get(n), entries.path(n), faults);
            }
        }
        return faults;
    }

    private static String batch(List<Sent> some) {
        return some.stream()
                .map(sent -> "{\"resource\":" + sent.json() + ",\"request\":{\"method\":\"POST\",\"url\":\""
                        + sent.type() + "\"}}")
                .collect(Collectors.joining(",", "{\"resourceType\":\"Bundle\",\"type\":\"batch\",\"entry\":[", "]}"));
    }

    private static JsonNode sentInJson(String batch) {
        Answer answer = server.post("", batch, "Prefer", "return=representation");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    private static JsonNode sentInXml(String batch) {
        String xml = R4.newXmlParser().encodeResourceToString(R4.newJsonParser().parseResource(batch));
        String type = "application/fhir+xml";
        Answer answer = server.post("", xml, "Content-Type", type, "Accept", type, "Prefer", "return=representation");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        // HAPI would give every Meta within a resource the version of the resource
        String unversioned = answer.body().replace("<versionId value=\"1\"/>", "");
        return read(json().encodeResourceToString(R4.newXmlParser()
                .setOverrideResourceIdWithBundleEntryFullUrl(false)
                .parseResource(unversioned)));
    }

    private static IParser json() {
        return R4.newJsonParser().setOverrideResourceIdWithBundleEntryFullUrl(false);
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
