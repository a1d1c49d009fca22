package org.footbridge.directory.openreferral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.footbridge.directory.openreferral.mapping.MappedService;
import org.footbridge.directory.openreferral.mapping.Publisher;
import org.footbridge.directory.openreferral.mapping.ServiceMapping;
import org.footbridge.json.ExactJson;
import org.junit.jupiter.api.Test;

/** Services of Open Referral UK become resources of FHIR, and these the same services again. */
class MappingTest {
    private static final Path MOCKS = Path.of("..", "..", "shared", "data", "oruk", "validator-mocks");
    private static final Publisher PUBLISHER = new Publisher("https://council.example/openreferral");
    private static final ServiceMapping MAPPING = new ServiceMapping("https://fhir.footbridge.example");

    @Test
    void everyServiceWithinTheSchemaComesBackAsItWas() {
        RandomServices services = new RandomServices(20_260_301);
        for (int i = 0; i < 1_000; i++) {
            JsonNode service = services.next();
            assertThat(plain(returned(service))).as("service " + i).isEqualTo(plain(service));
        }
    }

    @Test
    void propertiesThatTheStandardDoesNotKnowComeBackToo() {
        ObjectNode service = new RandomServices(1).next();
        service.put("of_our_own", true)
                .putObject("nested")
                .putArray("list")
                .add(1)
                .add("two");
        assertThat(plain(returned(service))).isEqualTo(plain(service));
    }

    @Test
    void theServicesOfBothMockSetsComeBackAsTheyWere() throws IOException {
        assumeTrue(Files.isDirectory(MOCKS), "There are no mocks of the validator at " + MOCKS);
        List<JsonNode> services = new ArrayList<>();
        try (Stream<Path> files = Files.walk(MOCKS)) {
            files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .forEach(file -> collect(read(file), services));
        }
        assertThat(services)
                .hasSizeGreaterThan(6)
                .allSatisfy(service -> assertThat(plain(returned(service))).isEqualTo(plain(service)));
    }

    @Test
    void elementsOfFhirHaveWhatClientsSearchFor() {
        JsonNode service = read("""
                {"id": "6f6f5ba2-2d1b-4b16-9c0c-2f9a4b1f7f10", "name": "Riverside walkers", "status": "temporarily closed",
                 "minimum_age": 18, "email": "hello@riverside.example",
                 "schedules": [{"id": "a", "freq": "WEEKLY", "byday": "TU,SA", "opens_at": "09:30:00"}],
                 "cost_options": [{"id": "b", "amount": 0}],
                 "attributes": [{"id": "c", "taxonomy_term": {"id": "d", "name": "Social inclusion", "description": "-",
                   "taxonomy": "esdNeed", "term_uri": "http://id.esd.org.uk/need/69"}}]}
                """);
        JsonNode mapped = MAPPING.toFhir(service, PUBLISHER).service();
        assertThat(mapped.path("active").asBoolean(true)).isFalse();
        assertThat(mapped.at("/availableTime/0/daysOfWeek").toString()).isEqualTo("[\"tue\",\"sat\"]");
        assertThat(mapped.at("/availableTime/0/availableStartTime").asText()).isEqualTo("09:30:00");
        assertThat(mapped.at("/characteristic/0/coding/0/system").asText())
                .isEqualTo("http://id.esd.org.uk/list/needs");
        assertThat(mapped.at("/characteristic/0/coding/0/code").asText()).isEqualTo("69");
        assertThat(mapped.at("/serviceProvisionCode/0/coding/0/code").asText()).isEqualTo("free");
        assertThat(mapped.toString()).contains("{\"low\":{\"value\":18,\"unit\":\"years\"");
    }

    @Test
    void aServiceOfTwoPublishersIsTwoResources() {
        JsonNode service = new RandomServices(2).next();
        Publisher other = new Publisher("https://charity.example/openreferral");
        assertThat(MAPPING.toFhir(service, PUBLISHER).service().path("id"))
                .isEqualTo(MAPPING.toFhir(service, PUBLISHER).service().path("id"))
                .isNotEqualTo(MAPPING.toFhir(service, other).service().path("id"));
    }

    private static JsonNode returned(JsonNode service) {
        MappedService mapped = MAPPING.toFhir(service, PUBLISHER);
        Map<String, JsonNode> others = new HashMap<>();
        mapped.others()
                .forEach(other -> others.put(
                        other.path("resourceType").asText() + "/"
                                + other.path("id").asText(),
                        other));
        return MAPPING.toOpenReferral(mapped.service(), reference -> Optional.ofNullable(others.get(reference)));
    }

    /** Every object in a file of mocks that is a service. */
    private static void collect(JsonNode node, List<JsonNode> services) {
        if (node.path("status").isTextual() && node.has("id") && node.has("name")) {
            services.add(node);
        } else {
            node.forEach(child -> collect(child, services));
        }
    }

    /** The same without what says nothing, with numbers as texts of one form. */
    private static JsonNode plain(JsonNode node) {
        if (node.isObject()) {
            ObjectNode object = ExactJson.MAPPER.createObjectNode();
            node.properties().forEach(property -> {
                JsonNode value = plain(property.getValue());
                if (!isNothing(value)) {
                    object.set(property.getKey(), value);
                }
            });
            return object;
        } else if (node.isArray()) {
            ArrayNode list = ExactJson.MAPPER.createArrayNode();
            node.forEach(entry -> list.add(plain(entry)));
            return list;
        }
        return node.isNumber()
                ? ExactJson.MAPPER
                        .getNodeFactory()
                        .textNode("#" + node.decimalValue().stripTrailingZeros().toPlainString())
                : node;
    }

    private static boolean isNothing(JsonNode value) {
        return value.isNull()
                || (value.isContainerNode() && value.isEmpty())
                || (value.isTextual() && value.asText().isBlank());
    }

    private static JsonNode read(Path file) {
        try {
            return ExactJson.MAPPER.readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode read(String json) {
        try {
            return ExactJson.MAPPER.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
