package org.footbridge.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.footbridge.RunningServer;
import org.footbridge.RunningServer.Answer;
import org.footbridge.directory.openreferral.RandomServices;
import org.footbridge.directory.openreferral.mapping.Publisher;
import org.footbridge.directory.openreferral.mapping.ServiceMapping;
import org.footbridge.json.ExactJson;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The open directory as everybody reads it, with services of a feed and services that were written as resources. */
class OpenReferralHttpTest {
    private static final Publisher PUBLISHER = new Publisher("https://council.example/openreferral");
    private static final ServiceMapping MAPPING = new ServiceMapping("https://fhir.footbridge.example");
    private static final String WALKERS = "11111111-1111-4111-8111-111111111111";
    private static final String NEED = "22222222-2222-4222-8222-222222222222";

    @RegisterExtension
    static final RunningServer server =
            RunningServer.with("--footbridge.open-referral.enabled=true", "--footbridge.audit.mode=all");

    private static final List<JsonNode> PUBLISHED = new ArrayList<>();

    @BeforeAll
    static void publish() {
        RandomServices random = new RandomServices(7);
        for (int i = 0; i < 30; i++) {
            ObjectNode service = random.next();
            service.put("status", "active");
            PUBLISHED.add(service);
            store(service);
        }
        store(read("""
                {"id": "%s", "name": "Riverside walkers", "description": "A gentle walk for everybody", "status": "active",
                 "minimum_age": 18, "maximum_age": 64, "last_modified": "2026-03-01T10:00:00Z",
                 "schedules": [{"id": "33333333-3333-4333-8333-333333333333", "freq": "WEEKLY", "byday": "TU,SA",
                   "opens_at": "09:30:00", "closes_at": "11:00:00"}],
                 "attributes": [{"id": "44444444-4444-4444-8444-444444444444", "taxonomy_term": {"id": "%s",
                   "name": "Social inclusion", "description": "Company", "taxonomy": "esdNeed"}}]}
                """.formatted(WALKERS, NEED)));
        ok(server.put(
                "Organization/gardens", "{\"resourceType\":\"Organization\",\"id\":\"gardens\",\"name\":\"Gardens\"}"));
        ok(server.put("Location/allotment", """
                {"resourceType": "Location", "id": "allotment", "name": "Allotment", "position": {"latitude": 52.3, "longitude": -1.5},
                 "address": {"line": ["1 Mill Lane"], "city": "Riverside", "postalCode": "CV8 1AA"}}
                """));
        ok(server.put("HealthcareService/gardening", """
                {"resourceType": "HealthcareService", "id": "gardening", "active": true, "name": "Gardening",
                 "type": [{"coding": [{"system": "urn:example:activity", "code": "gardening", "display": "Gardening"}]}],
                 "providedBy": {"reference": "Organization/gardens"}, "location": [{"reference": "Location/allotment"}],
                 "telecom": [{"system": "phone", "value": "01632 960456"}],
                 "communication": [{"coding": [{"system": "urn:ietf:bcp:47", "code": "cy"}]}],
                 "availableTime": [{"daysOfWeek": ["mon"], "availableStartTime": "10:00:00"}]}
                """));
        ok(server.put(
                "HealthcareService/ended",
                "{\"resourceType\":\"HealthcareService\",\"id\":\"ended\",\"active\":false,\"name\":\"Ended\"}"));
        ok(server.put("HealthcareService/hidden", """
                {"resourceType": "HealthcareService", "id": "hidden", "active": true, "name": "Hidden refuge",
                 "meta": {"security": [{"system": "http://terminology.hl7.org/CodeSystem/v3-Confidentiality", "code": "R"}]}}
                """));
        ok(server.put(
                "Practitioner/p",
                "{\"resourceType\":\"Practitioner\",\"id\":\"p\",\"name\":[{\"family\":\"Okafor\"}]}"));
    }

    private static void store(JsonNode service) {
        MAPPING.toFhir(service, PUBLISHER)
                .all()
                .forEach(resource -> ok(server.put(
                        resource.path("resourceType").asText() + "/"
                                + resource.path("id").asText(),
                        resource.toString())));
    }

    private static void ok(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isBetween(200, 201);
    }

    private static JsonNode read(String json) {
        try {
            return ExactJson.MAPPER.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Answer get(String path, String... headers) {
        return server.get(server.base().replaceFirst("/fhir$", "/openreferral") + path, headers);
    }

    private static List<String> names(String path) {
        Answer answer = get(path);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json().path("contents").findValuesAsText("name");
    }

    @Test
    void allResponsesAreValidByTheOfficialSchemas() {
        OfficialSchemas.assume();
        Answer services = get("/services?per_page=500");
        OfficialSchemas.validPage(services, "compiled/service_list.json");
        services.json()
                .path("contents")
                .forEach(service -> OfficialSchemas.valid(
                        get("/services/" + service.path("id").asText()).json(), "compiled/service.json"));
        Answer places = get("/service_at_locations?per_page=500");
        OfficialSchemas.validPage(places, "compiled/service_at_location_list.json");
        places.json()
                .path("contents")
                .forEach(place -> OfficialSchemas.valid(
                        get("/service_at_locations/" + place.path("id").asText())
                                .json(),
                        "compiled/service_at_location.json"));
        Answer organisations = get("/organizations");
        OfficialSchemas.validPage(organisations, "compiled/organization_list.json");
        organisations
                .json()
                .path("contents")
                .forEach(organisation -> OfficialSchemas.valid(
                        get("/organizations/" + organisation.path("id").asText())
                                .json(),
                        "compiled/organization.json"));
        Answer taxonomies = get("/taxonomies");
        OfficialSchemas.validPage(taxonomies, "taxonomy.json");
        taxonomies
                .json()
                .path("contents")
                .forEach(taxonomy -> OfficialSchemas.valid(
                        get("/taxonomies/" + taxonomy.path("id").asText()).json(), "taxonomy.json"));
        Answer terms = get("/taxonomy_terms");
        OfficialSchemas.validPage(terms, "taxonomy_term.json");
        terms.json()
                .path("contents")
                .forEach(term -> OfficialSchemas.valid(
                        get("/taxonomy_terms/" + term.path("id").asText()).json(), "taxonomy_term.json"));
        assertThat(get("/").json().path("version").asText()).isEqualTo("HSDS-UK-3.0");
    }

    @Test
    void aServiceOfAFeedIsGivenOutAsItWasPublished() throws IOException {
        JsonNode published = new ObjectMapper().readTree(PUBLISHED.get(0).toString());
        JsonNode given = get("/services/" + published.path("id").asText()).json();
        for (String property :
                List.of("name", "description", "fees", "schedules", "cost_options", "contacts", "attributes")) {
            assertThat(given.path(property)).as(property).isEqualTo(published.path(property));
        }
    }

    @Test
    void aResourceThatCameFromNoFeedIsAServiceToo() {
        JsonNode listed =
                get("/services?search=gardening").json().path("contents").path(0);
        JsonNode service = get("/services/" + listed.path("id").asText()).json();
        assertThat(service.at("/organization/name").asText()).isEqualTo("Gardens");
        assertThat(service.at("/service_at_locations/0/location/addresses/0/postal_code")
                        .asText())
                .isEqualTo("CV8 1AA");
        assertThat(service.at("/schedules/0/byday").asText()).isEqualTo("MO");
        assertThat(service.at("/phones/0/number").asText()).isEqualTo("01632 960456");
        assertThat(service.at("/attributes/0/taxonomy_term/name").asText()).isEqualTo("Gardening");
    }

    @ParameterizedTest
    @CsvSource({
        "search=gentle+WALK, Riverside walkers",
        "taxonomy_term_id=" + NEED + ", Riverside walkers",
        "taxonomy_id=esdNeed&search=gentle, Riverside walkers",
        "minimum_age=18&maximum_age=64&search=walkers, Riverside walkers",
        "day=Tuesday&start_time=09:00&end_time=11:00&search=walkers, Riverside walkers",
        "day=MO&search=gardening, Gardening",
        "modified_after=2026-03-01&search=walkers, Riverside walkers"
    })
    void findsServices(String query, String name) {
        assertThat(names("/services?" + query)).contains(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "search=walkers+nonsense",
                "minimum_age=19&search=walkers",
                "maximum_age=63&search=walkers",
                "day=WE&search=walkers",
                "start_time=09:31&search=walkers",
                "modified_after=2026-03-01T10:00:01Z&search=walkers",
                "search=refuge",
                "search=ended"
            })
    void findsNothingElse(String query) {
        assertThat(names("/services?" + query)).isEmpty();
    }

    @Test
    void pagesDoNotOverlapAndEnd() {
        List<String> ids = new ArrayList<>();
        JsonNode page = get("/services?per_page=7").json();
        int total = page.path("total_items").asInt();
        for (int number = 1; number <= page.path("total_pages").asInt(); number++) {
            JsonNode one = get("/services?per_page=7&page=" + number).json();
            assertThat(one.path("first_page").asBoolean()).isEqualTo(number == 1);
            assertThat(one.path("last_page").asBoolean())
                    .isEqualTo(number == page.path("total_pages").asInt());
            one.path("contents").forEach(entry -> ids.add(entry.path("id").asText()));
        }
        assertThat(ids).doesNotHaveDuplicates().hasSize(total).isSorted();
        assertThat(get("/services?page=1000").json().path("empty").asBoolean()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "/services?nonsense=1, 400, takes",
        "/services?page=0, 400, whole number",
        "/services?per_page=501, 400, 500",
        "/services?day=someday, 400, Monday",
        "/services?minimum_age=old, 400, number",
        "/services?start_time=9am, 400, 09:30",
        "/services?modified_after=yesterday, 400, 2026",
        "/services?page=1&page=2, 400, once",
        "/services/none, 404, no such",
        "/services/none?x=1, 400, none",
        "/nonsense, 404, /services",
        "/services/a/b, 404, /services",
        "/service_at_locations?postcode=CV8+1AA&proximity=500, 400, no table of postcodes",
        "/service_at_locations?postcode=CV8+1AA, 400, go together",
        "/taxonomies?search=x, 400, takes"
    })
    void refusesWhatItDoesNotKnow(String path, int status, String reason) {
        Answer answer = get(path);
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.json().path("status").asInt()).isEqualTo(status);
        assertThat(answer.json().path("detail").asText()).contains(reason);
    }

    @Test
    void placesNearAPostcodeThatIsLoadedAreFound() throws Exception {
        server.sql("INSERT INTO postcode VALUES ('CV81AB', 52.3, -1.51)"); // 680 m from the allotment
        try {
            assertThat(names("/services?postcode=cv8+1ab&proximity=1000")).contains("Gardening");
            assertThat(names("/services?postcode=CV81AB&proximity=500")).doesNotContain("Gardening");
            assertThat(get("/services?postcode=CV8+1AC&proximity=500").body()).contains("no known postcode");
            assertThat(get("/services?postcode=nowhere&proximity=500").status()).isEqualTo(400);
        } finally {
            server.sql("DELETE FROM postcode");
        }
    }

    @Test
    void isReadOnly() {
        String services = server.base().replaceFirst("/fhir$", "/openreferral/services");
        assertThat(server.post(services, "{}").status()).isEqualTo(405);
        assertThat(server.delete(services).header("Allow")).isEqualTo("GET, HEAD");
    }

    @Test
    void anUnchangedPageIsNotSentAgain() {
        Answer first = get("/services/" + WALKERS);
        assertThat(first.header("Cache-Control")).isEqualTo("public, max-age=60");
        assertThat(first.header("Access-Control-Allow-Origin")).isEqualTo("*");
        assertThat(get("/services/" + WALKERS, "If-None-Match", first.header("ETag"))
                        .status())
                .isEqualTo(304);
    }

    @Test
    void aChangeIsSeenByTheNextRequest() {
        String service = "{\"resourceType\":\"HealthcareService\",\"id\":\"new\",\"active\":%s,\"name\":\"%s\"}";
        assertThat(names("/services?search=brand+new")).isEmpty();
        ok(server.put("HealthcareService/new", service.formatted("true", "Brand new")));
        assertThat(names("/services?search=brand+new")).containsExactly("Brand new");
        ok(server.put("HealthcareService/new", service.formatted("true", "Renamed entirely")));
        assertThat(names("/services?search=brand+new")).isEmpty();
        assertThat(names("/services?search=renamed")).containsExactly("Renamed entirely");
        assertThat(server.delete("HealthcareService/new").status()).isBetween(200, 204);
        assertThat(names("/services?search=renamed")).isEmpty();
    }

    @Test
    void aServiceThatIsLabelledLaterDisappears() {
        String service =
                "{\"resourceType\":\"HealthcareService\",\"id\":\"later\",\"active\":true,\"name\":\"Safe house\"%s}";
        ok(server.put("HealthcareService/later", service.formatted("")));
        String id =
                get("/services?search=safe+house").json().at("/contents/0/id").asText();
        ok(
                server.put(
                        "HealthcareService/later",
                        service.formatted(
                                ",\"meta\":{\"security\":[{\"system\":\"http://terminology.hl7.org/CodeSystem/v3-Confidentiality\",\"code\":\"R\"}]}")));
        assertThat(get("/services/" + id).status()).isEqualTo(404);
        assertThat(get("/services?search=safe+house").body()).doesNotContain("Safe house");
        assertThat(get("/services?search=safe+house").json().path("total_items").asInt())
                .isZero();
    }

    @Test
    void contactsAreShownOnlyIfTheyArePublished() {
        String service = """
                {"resourceType": "HealthcareService", "id": "contact", "active": true, "name": "Contacts", "extension": [
                  {"url": "https://fhir.footbridge.example/StructureDefinition/service-contact", "extension": [
                    {"url": "published", "valueBoolean": %s}, {"url": "name", "valueString": "Ann Persona"}]}]}
                """;
        ok(server.put("HealthcareService/contact", service.formatted("false")));
        String id = get("/services?search=contacts").json().at("/contents/0/id").asText();
        assertThat(get("/services/" + id).body()).contains("\"Contacts\"").doesNotContain("Persona");
        ok(server.put("HealthcareService/contact", service.formatted("true")));
        assertThat(get("/services/" + id).body()).contains("Ann Persona");
    }

    @Test
    void everyReadIsInTheAuditLog() {
        server.sql("TRUNCATE audit_event");
        get("/services?search=walkers");
        get("/services/" + WALKERS);
        String events = server.get("AuditEvent?_count=100").body();
        assertThat(events)
                .contains("services?search=walkers")
                .contains("services/" + WALKERS)
                .contains("open-referral");
    }
}
