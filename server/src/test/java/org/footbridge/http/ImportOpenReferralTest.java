package org.footbridge.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.footbridge.RunningServer;
import org.footbridge.RunningServer.Answer;
import org.footbridge.directory.openreferral.RandomServices;
import org.footbridge.json.ExactJson;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Feeds of Open Referral UK are imported: good rows, rows at fault, the same feed again, and feeds that change. */
class ImportOpenReferralTest {
    private static final int PORT = RunningServer.freePort();
    private static final String SOURCE = "http://127.0.0.1:" + PORT + "/feed";
    private static final Map<String, ObjectNode> PUBLISHED = new LinkedHashMap<>();
    private static final AtomicInteger DETAILS = new AtomicInteger();
    private static HttpServer publisher;
    private static int next;

    @RegisterExtension
    static final RunningServer server = RunningServer.with(
            "--footbridge.open-referral.enabled=true",
            "--footbridge.open-referral.feeds=" + SOURCE + ",http://127.0.0.1:1/closed,http://169.254.169.254/meta",
            "--footbridge.open-referral.networks=127.0.0.1");

    /** The base URL of the publisher of a test. */
    private String feed;

    @BeforeAll
    static void publish() throws IOException {
        publisher = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), PORT), 0);
        publisher.createContext("/feed/services", exchange -> {
            String path = exchange.getRequestURI().getPath();
            byte[] body = response(path, exchange.getRequestURI().getQuery()).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(body.length == 0 ? 500 : 200, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        publisher.start();
    }

    private static String response(String path, String query) {
        if (!path.equals("/feed/services")) {
            DETAILS.incrementAndGet();
            ObjectNode service = PUBLISHED.get(path.replaceFirst(".*/", ""));
            return service.has("broken") ? "{\"id\": " : service.toString();
        }
        int page = Integer.parseInt(query.replaceFirst("page=(\\d+).*", "$1"));
        ArrayNode contents = ExactJson.MAPPER.createArrayNode();
        PUBLISHED.values().stream()
                .skip((page - 1) * 2L)
                .limit(2)
                .forEach(service -> contents.add(service.deepCopy().retain("id", "name", "status", "last_modified")));
        return ExactJson.MAPPER
                .createObjectNode()
                .put("total_pages", (PUBLISHED.size() + 1) / 2)
                .set("contents", contents)
                .toString();
    }

    @AfterAll
    static void stop() {
        publisher.stop(0);
    }

    @BeforeEach
    void anotherPublisher() {
        feed = "https://council" + next++ + ".example/api";
        PUBLISHED.clear();
        DETAILS.set(0);
    }

    private static ObjectNode service(String id, String name) {
        return read("""
                {"id": "%s", "name": "%s", "status": "active", "last_modified": "2026-03-01T10:00:00Z",
                 "organization": {"id": "org-1", "name": "Gardens", "description": "A charity"}}
                """.formatted(id, name));
    }

    private static ObjectNode read(String json) {
        try {
            return (ObjectNode) ExactJson.MAPPER.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Answer post(String json, String... parameters) {
        return server.post("$import-open-referral", body(json, feed, parameters));
    }

    private static String body(String json, String publisher, String... parameters) {
        ObjectNode body = ExactJson.MAPPER.createObjectNode().put("resourceType", "Parameters");
        ArrayNode all = body.putArray("parameter");
        if (!json.isEmpty()) {
            all.addObject()
                    .put("name", "feed")
                    .put(
                            "valueBase64Binary",
                            Base64.getEncoder().encodeToString(json.getBytes(StandardCharsets.UTF_8)));
            all.addObject().put("name", "publisher").put("valueUri", publisher);
        }
        for (int i = 0; i < parameters.length; i += 2) {
            boolean url = parameters[i + 1].contains(":");
            ObjectNode parameter = all.addObject().put("name", parameters[i]);
            if (url) {
                parameter.put("valueUri", parameters[i + 1]);
            } else {
                parameter.put("valueBoolean", Boolean.parseBoolean(parameters[i + 1]));
            }
        }
        return body.toString();
    }

    private Map<String, Integer> imported(String json, String... parameters) {
        return counts(post(json, parameters));
    }

    private static Map<String, Integer> counts(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        Map<String, Integer> counts = new LinkedHashMap<>();
        answer.json().path("parameter").forEach(parameter -> {
            if (parameter.path("valueInteger").asInt() > 0) {
                counts.put(
                        parameter.path("name").asText(),
                        parameter.path("valueInteger").asInt());
            }
        });
        return counts;
    }

    private JsonNode stored(String id) {
        return server.get("HealthcareService?identifier=" + feed + "/services%7C" + id)
                .json()
                .at("/entry/0/resource");
    }

    private static int versions(String types) {
        return server.rows("SELECT 1 FROM resource_history h JOIN resource_type t ON t.type = h.type WHERE t.name IN ("
                        + types
                        + ") UNION ALL SELECT 1 FROM resource r JOIN resource_type t ON t.type = r.type WHERE t.name IN ("
                        + types + ")")
                .size();
    }

    @Test
    void aFeedIsStoredOnceHoweverOftenItIsImported() {
        RandomServices random = new RandomServices(11);
        ArrayNode feedOf = ExactJson.MAPPER.createArrayNode();
        for (int i = 0; i < 60; i++) {
            ObjectNode one = random.next();
            one.remove("schedules"); // in random ones the days are none
            feedOf.add(one);
        }
        assertThat(imported(feedOf.toString())).isEqualTo(Map.of("created", 60));
        int before = versions("'HealthcareService','Organization','Location','Provenance'");
        assertThat(imported(feedOf.toString())).isEqualTo(Map.of("unchanged", 60));
        assertThat(versions("'HealthcareService','Organization','Location','Provenance'"))
                .isEqualTo(before);
        assertThat(server.get("Provenance?_count=1&_sort=-recorded").body())
                .contains("The Open Referral UK feed of " + feed)
                .contains("_history/1");
    }

    @Test
    void onlyWhatHasChangedIsWritten() {
        ObjectNode first = service("a", "Choir");
        ObjectNode second = service("b", "Walkers");
        assertThat(imported("[" + first + "," + second + "]")).isEqualTo(Map.of("created", 2));
        second.put("name", "Riverside walkers");
        assertThat(imported("[" + first + "," + second + "]")).isEqualTo(Map.of("changed", 1, "unchanged", 1));
        assertThat(stored("b").path("name").asText()).isEqualTo("Riverside walkers");
        assertThat(stored("b").at("/meta/versionId").asText()).isEqualTo("2");
        assertThat(stored("a").at("/meta/versionId").asText()).isEqualTo("1");
    }

    @Test
    void aDryRunReportsTheSameAndStoresNothing() {
        String rows = "[" + service("a", "Choir") + "," + service("a", "Choir again") + "]";
        Answer dry = post(rows, "dry-run", "true");
        assertThat(counts(dry)).isEqualTo(Map.of("created", 1, "refused", 1));
        assertThat(stored("a").isMissingNode()).isTrue();
        assertThat(counts(post(rows))).isEqualTo(counts(dry));
    }

    @Test
    void eachRowAtFaultIsRefusedWithItsReasonAndTheOthersGoOn() {
        List<String> rows = new ArrayList<>(List.of(
                service("good", "Choir").toString(),
                service("good", "Choir again").toString(),
                "\"a text\"",
                "{\"id\": \"1\", \"status\": \"active\"}",
                "{\"id\": \"2\", \"name\": 7, \"status\": \"active\"}",
                "{\"id\": \"3\", \"name\": \"Open\", \"status\": \"open\"}",
                "{\"id\": \"4\", \"name\": \"List\", \"status\": \"active\", \"schedules\": {}}",
                "{\"id\": \"5\", \"name\": \"Ages\", \"status\": \"active\", \"minimum_age\": 18, \"maximum_age\": 11}",
                "{\"id\": \"6\", \"name\": \"Age\", \"status\": \"active\", \"minimum_age\": \"young\"}",
                "{\"id\": \"7\", \"name\": \"Date\", \"status\": \"active\", \"assured_date\": \"soon\"}"));
        for (String[] pair : new String[][] {{"x", "y"}, {"y", "z"}, {"z", "x"}}) {
            rows.add(service("circle-" + pair[0], "Circle")
                    .set("organization", read("""
                    {"id": "%s", "name": "Circle", "description": "-", "parent_organization_id": "%s"}
                    """.formatted(pair[0], pair[1])))
                    .toString());
        }
        rows.add(service("last", "Walkers").toString());
        Answer answer = post("[" + String.join(",", rows) + "]");
        assertThat(counts(answer)).isEqualTo(Map.of("created", 2, "refused", 12));
        assertThat(answer.body())
                .contains("The id is that of row 1 already")
                .contains("A service must be an object, not a text")
                .contains("name is missing")
                .contains("name must be a text, not a number")
                .contains("status is 'open'")
                .contains("schedules must be a list, not an object")
                .contains("minimum_age is above maximum_age")
                .contains("minimum_age must be a number, not a text")
                .contains("assured_date is 'soon'")
                .contains("The parents of organization x lead in a circle");
        assertThat(stored("last").path("name").asText()).isEqualTo("Walkers");
        assertThat(stored("circle-x").isMissingNode()).isTrue();
    }

    @Test
    void jsonThatBreaksOffIsReadUpToTheFault() {
        Answer answer = post("[" + service("a", "Choir") + ",\n" + service("b", "Walkers") + ",\n {\"id\": ");
        assertThat(counts(answer)).isEqualTo(Map.of("created", 2, "refused", 1));
        assertThat(answer.body()).contains("The feed is no JSON from line");
        assertThat(post("<html>").body()).contains("no JSON from line 1");
    }

    @Test
    void htmlBecomesTextAndDoubtsAreNoted() {
        ObjectNode one = service("html", "Choir &amp; tea");
        one.put(
                "description",
                "<p>Sing <b>with</b> us</p><script>alert(1)</script><img src=x onerror=alert(2)>&lt;script&gt;x");
        one.put("url", "javascript:alert(3)").put("email", "no address").put("fees", "a < b");
        one.set("service_at_locations", read("""
                {"list": [{"id": "p", "location": {"id": "l", "location_type": "physical", "latitude": 400, "longitude": 1,
                  "addresses": [{"id": "ad", "address_1": "1 Mill Lane", "city": "Riverside", "state_province": "Warwickshire",
                    "postal_code": "ZZ99 9ZZZ", "country": "GB", "address_type": "physical"}]}}]}
                """).path("list"));
        Answer answer = post(one.toString());
        assertThat(counts(answer)).isEqualTo(Map.of("created", 1));
        assertThat(answer.body())
                .contains("description has HTML")
                .contains("url is no URL")
                .contains("email is no e-mail address")
                .contains("has not the form of a postcode")
                .contains("has a latitude or longitude that is none");
        JsonNode stored = stored("html");
        assertThat(stored.path("name").asText()).isEqualTo("Choir & tea");
        assertThat(stored.path("comment").asText()).startsWith("Sing with us");
        assertThat(stored.toString())
                .doesNotContain("alert")
                .doesNotContain("script")
                .contains("a < b");
    }

    @Test
    void datesAreReadInTheFormsThatPeopleWrite() {
        List<String> forms =
                List.of("2026-03-01", "01/03/2026", "1 March 2026", "20260301", "1-3-2026", "1st Mar 2026");
        ArrayNode rows = ExactJson.MAPPER.createArrayNode();
        for (int i = 0; i < forms.size(); i++) {
            rows.add(service("d" + i, "Choir").put("assured_date", forms.get(i)));
        }
        assertThat(imported(rows.toString())).isEqualTo(Map.of("created", forms.size()));
        for (int i = 0; i < forms.size(); i++) {
            assertThat(stored("d" + i).toString()).as(forms.get(i)).contains("\"valueDate\":\"2026-03-01\"");
        }
    }

    @Test
    void whatPeopleHereHaveAddedStaysAndConflictsAreShown() {
        ObjectNode one = service("a", "Choir");
        imported(one.toString());
        ObjectNode here = stored("a").deepCopy();
        String id = here.path("id").asText();
        here.put("name", "Changed here").putArray("program").addObject().put("text", "Ours");
        assertThat(server.put("HealthcareService/" + id, here.toString()).status())
                .isEqualTo(200);
        assertThat(imported(one.toString())).isEqualTo(Map.of("unchanged", 1));
        assertThat(stored("a").path("name").asText()).isEqualTo("Changed here");
        one.put("name", "Choir of the feed");
        Answer answer = post(one.toString());
        assertThat(counts(answer)).isEqualTo(Map.of("changed", 1));
        assertThat(answer.body()).contains("Conflict: what the feed says was also changed here");
        assertThat(stored("a").path("name").asText()).isEqualTo("Choir of the feed");
        assertThat(stored("a").at("/program/0/text").asText()).isEqualTo("Ours");
    }

    @Test
    void whatACompleteFeedNoLongerHasIsClosedAndOpenedAgain() {
        String first = service("a", "Choir").toString();
        String both = "[" + first + "," + service("b", "Walkers") + "]";
        imported(both);
        assertThat(imported(first)).isEqualTo(Map.of("unchanged", 1));
        assertThat(stored("b").path("active").asBoolean()).isTrue();
        assertThat(imported(first, "complete", "true")).isEqualTo(Map.of("unchanged", 1, "closed", 1));
        assertThat(stored("b").path("active").asBoolean(true)).isFalse();
        assertThat(imported(first, "complete", "true")).isEqualTo(Map.of("unchanged", 1));
        assertThat(imported(both, "complete", "true")).isEqualTo(Map.of("unchanged", 1, "changed", 1));
        assertThat(stored("b").path("active").asBoolean()).isTrue();
        assertThat(counts(post("[" + first + ", {\"id\": ", "complete", "true")))
                .doesNotContainKey("closed");
        assertThat(post("[]", "complete", "true").status()).isEqualTo(400);
    }

    @Test
    void aPublisherIsReadPageByPageAndOnlyWhatWasModified() {
        for (int i = 0; i < 5; i++) {
            PUBLISHED.put("s" + i, service("s" + i, "Service " + i));
        }
        PUBLISHED.get("s3").put("broken", true);
        feed = SOURCE;
        assertThat(imported("", "source", SOURCE)).isEqualTo(Map.of("created", 4, "refused", 1));
        assertThat(DETAILS).hasValue(5);
        PUBLISHED.get("s3").remove("broken");
        PUBLISHED.get("s1").put("name", "Renamed").put("last_modified", "2026-03-02T10:00:00Z");
        PUBLISHED.remove("s4");
        DETAILS.set(0);
        assertThat(imported("", "source", SOURCE))
                .isEqualTo(Map.of("created", 1, "changed", 1, "unchanged", 2, "closed", 1));
        assertThat(DETAILS).hasValue(2);
        assertThat(stored("s1").path("name").asText()).isEqualTo("Renamed");
        assertThat(server.get(server.base().replaceFirst("/fhir$", "/openreferral/services/s4"))
                        .body())
                .contains("\"status\":\"inactive\"");
    }

    @Test
    void onlyAllowedFeedsAtAllowedAddressesAreRead() {
        Expect.refused(post("", "source", "http://127.0.0.1:" + PORT + "/other"), 403, "forbidden");
        Expect.refused(post("", "source", SOURCE + "/../other"), 403, "forbidden");
        Answer special = post("", "source", "http://169.254.169.254/meta");
        assertThat(special.status()).isEqualTo(422);
        assertThat(special.diagnostics()).contains("footbridge.open-referral.networks");
        assertThat(post("", "source", "http://127.0.0.1:1/closed").diagnostics())
                .contains("cannot be reached");
    }

    @Test
    void parametersThatDoNotFitAreRefused() {
        assertThat(post("").status()).isEqualTo(400);
        assertThat(post("[]", "source", SOURCE).status()).isEqualTo(400);
        assertThat(post("[]", "nonsense", "true").status()).isEqualTo(400);
        assertThat(server.post("$import-open-referral", body("[]", "council").replace("valueUri", "valueString"))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void aClientNeedNotWait() throws InterruptedException {
        Answer begun = server.post(
                "$import-open-referral", body("[" + service("a", "Choir") + "]", feed), "Prefer", "respond-async");
        assertThat(begun.status()).as(begun.body()).isEqualTo(202);
        Answer answer = server.get(begun.header("Content-Location"));
        while (answer.status() == 202) {
            Thread.sleep(100);
            answer = server.get(begun.header("Content-Location"));
        }
        assertThat(counts(answer)).isEqualTo(Map.of("created", 1));
    }
}
