package org.footbridge.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.footbridge.directory.DirectoryServer.activity;
import static org.footbridge.directory.DirectoryServer.at;
import static org.footbridge.directory.DirectoryServer.capacity;
import static org.footbridge.directory.DirectoryServer.ids;
import static org.footbridge.directory.DirectoryServer.reasons;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.footbridge.RunningServer;
import org.footbridge.RunningServer.Answer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Services are matched over HTTP: ranked, with reasons, as they are stored at that moment. */
class MatchHttpTest {
    @RegisterExtension
    static final RunningServer server = RunningServer.with("--footbridge.validation.mode=off");

    private static final DirectoryServer directory = new DirectoryServer(server);

    @BeforeAll
    static void placesExist() {
        server.sql("INSERT INTO postcode VALUES ('SW1A1AA', 51.5, -0.14)");
        directory.place("near", 51.51, -0.14);
        directory.place("far", 51.60, -0.14);
    }

    @Test
    void nearestComesFirstWithItsReasons() {
        directory.put("Organization/org", "\"name\": \"Gardeners\"");
        directory.service("garden-far", activity("gardening") + at("far"));
        directory.service(
                "garden-near",
                activity("gardening") + at("near")
                        + ", \"providedBy\": {\"reference\": \"Organization/org\"}"
                        + ", \"availableTime\": [{\"daysOfWeek\": [\"tue\"], \"availableStartTime\": \"09:00:00\","
                        + " \"availableEndTime\": \"12:00:00\"}], \"serviceProvisionCode\": [{\"coding\": [{\"code\": \"free\"}]}]");
        directory.service("garden-nowhere", activity("gardening"));
        directory.service("garden-choir", activity("music") + at("near"));
        String query = "activity=gardening&postcode=sw1a%201aa&day=tue&time=10:00&free=true";
        JsonNode bundle = directory.match(query);
        assertThat(ids(bundle)).containsExactly("garden-near", "garden-nowhere", "garden-far");
        assertThat(bundle.path("total").asInt()).isEqualTo(3);
        assertThat(reasons(bundle, "garden-near"))
                .containsExactly(
                        "activity yes: offers Gardening",
                        "distance yes: 1.1 km from SW1A 1AA",
                        "day yes: open on Tuesday morning, 09:00 to 12:00",
                        "free yes: free of charge",
                        "capacity unknown: the directory does not say whether it has room",
                        "assurance unknown: the directory does not say when it was last assured");
        assertThat(reasons(bundle, "garden-nowhere"))
                .contains("distance unknown: the directory does not say where it is");
        assertThat(DirectoryServer.resources(bundle, "include")).containsExactlyInAnyOrder("near", "far", "org");
        assertThat(bundle.at("/entry/0/search/score").asDouble()).isBetween(0.5, 1.0);
        assertThat(ids(directory.match(query + "&distance=5"))).containsExactly("garden-near", "garden-nowhere");
        Answer xml = server.get("HealthcareService/$match?" + query, "Accept", "application/fhir+xml");
        assertThat(xml.body()).contains("<valueString value=\"1.1 km from SW1A 1AA\"/>");
    }

    @Test
    void pagesAreStableAndCompleteByGetAndPost() {
        for (int i = 0; i < 7; i++) {
            directory.service("page-" + i, activity("cookery"));
        }
        String url = server.base() + "/HealthcareService/$match?activity=cookery&_count=3";
        List<String> all = new ArrayList<>();
        while (!url.isEmpty()) {
            JsonNode page = server.get(url).json();
            assertThat(page.path("total").asInt()).isEqualTo(7);
            assertThat(server.get(url).json().path("entry")).isEqualTo(page.path("entry"));
            all.addAll(ids(page));
            url = DirectoryServer.next(page);
            directory.service("page-2", activity("cookery")); // written meanwhile: neither lost nor twice
        }
        assertThat(all).containsExactly("page-0", "page-1", "page-2", "page-3", "page-4", "page-5", "page-6");
        Answer posted = server.post("HealthcareService/$match", """
            {"resourceType": "Parameters", "parameter": [
             {"name": "activity", "valueCoding": {"system": "%ssp-activity", "code": "cookery"}},
             {"name": "_count", "valueUnsignedInt": 5}]}
            """.formatted(RandomServices.CODES));
        assertThat(posted.status()).as(posted.body()).isEqualTo(200);
        assertThat(ids(posted.json())).hasSize(5);
        assertThat(ids(server.get(DirectoryServer.next(posted.json())).json())).containsExactly("page-5", "page-6");
    }

    @Test
    void placesAreCountedByOpenReferrals() {
        directory.put("Patient/ada", "\"birthDate\": \"1950-02-03\"");
        directory.service("counted", activity("arts") + capacity("waitlist", 2));
        assertThat(reasons(directory.match("activity=arts"), "counted")).contains("capacity yes: 2 of 2 places free");
        String first = refer("counted");
        assertThat(reasons(directory.match("activity=arts"), "counted")).contains("capacity yes: 1 of 2 places free");
        refer("counted");
        refer("counted");
        assertThat(reasons(directory.match("activity=arts"), "counted"))
                .contains("capacity no: no place free, 1 person waits");
        assertThat(ids(directory.match("activity=arts&capacity=places"))).isEmpty();
        assertThat(ids(directory.match("activity=arts&capacity=waiting"))).containsExactly("counted");
        cancel(first); // the place goes to the one who waits
        assertThat(reasons(directory.match("activity=arts"), "counted"))
                .contains("capacity no: no place free, 0 people wait");
        RunningServer other = server.beside("--footbridge.validation.mode=off");
        try {
            assertThat(reasons(new DirectoryServer(other).match("activity=arts"), "counted"))
                    .contains("capacity no: no place free, 0 people wait");
            directory.service("elsewhere", activity("arts"));
            assertThat(ids(new DirectoryServer(other).match("activity=arts"))).contains("elsewhere");
        } finally {
            other.stop();
        }
        server.delete("HealthcareService/elsewhere");
    }

    private static String refer(String service) {
        Answer answer = server.post("ServiceRequest/$refer", """
            {"resourceType": "Parameters", "parameter": [{"name": "referral", "resource": {
              "resourceType": "ServiceRequest", "code": {"text": "Arts"}, "subject": {"reference": "Patient/ada"},
              "requester": {"display": "Grace Okafor"}, "performer": [{"reference": "HealthcareService/%s"}]}}]}
            """.formatted(service));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        for (JsonNode entry : answer.json().path("entry")) {
            if (entry.at("/resource/resourceType").asText().equals("Task")) {
                return entry.at("/resource/id").asText();
            }
        }
        throw new AssertionError(answer.body());
    }

    private static void cancel(String task) {
        Answer answer = server.post(
                "Task/" + task + "/$cancel",
                "{\"resourceType\": \"Parameters\", \"parameter\": [{\"name\": \"reason\", \"valueString\": \"Moved\"}]}");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }

    @Test
    void changesAndDeletionsAreFollowedAtOnce() {
        String later = LocalDate.now(ZoneOffset.UTC).plusDays(3).toString();
        directory.service("changing", activity("nature"));
        assertThat(ids(directory.match("activity=nature"))).containsExactly("changing");
        directory.service(
                "changing",
                activity("nature") + ", \"notAvailable\": [{\"description\": \"Holiday\"," + " \"during\": {\"end\": \""
                        + later + "\"}}]");
        assertThat(reasons(directory.match("activity=nature"), "changing").get(2))
                .startsWith("closure no: closed until ")
                .endsWith("(Holiday)");
        assertThat(ids(directory.match("activity=nature&capacity=waiting"))).isEmpty();
        directory.put("HealthcareService/changing", "\"active\": false" + activity("nature"));
        assertThat(ids(directory.match("activity=nature"))).isEmpty();
        directory.service("changing", activity("nature"));
        assertThat(ids(directory.match("activity=nature"))).containsExactly("changing");
        server.delete("HealthcareService/changing");
        assertThat(ids(directory.match("activity=nature"))).isEmpty();
    }

    @Test
    void placeOfThePersonIsUsedAndNotRepeated() {
        directory.put("Patient/home", "\"address\": [{\"postalCode\": \"SW1A 1AA\"}]");
        directory.service("visiting", activity("befriending") + at("near"));
        JsonNode bundle = directory.match("activity=befriending&patient=Patient/home");
        assertThat(reasons(bundle, "visiting")).contains("distance yes: 1.1 km from the person's postcode");
        assertThat(bundle.toString()).doesNotContain("SW1A");
    }

    @Test
    void badInputIsRefusedAndNamed() {
        refused("postcode=AB99%209ZZ", "'postcode'", "'AB99 9ZZ'", "load-postcodes");
        refused("postcode=hello", "'postcode'", "'hello'");
        refused("distance=-1&latitude=51&longitude=0", "'distance'", "'-1'");
        refused("distance=5", "'distance'", "place");
        refused("latitude=51", "'longitude'", "missing");
        refused("latitude=91&longitude=0", "'latitude'", "'91'");
        refused("postcode=SW1A1AA&latitude=51&longitude=0", "twice", "'postcode'");
        refused("postcode=SW1A1AA&postcode=SW1A1AA", "'postcode'", "once");
        refused("need=fortune", "'need'", "'fortune'", "loneliness-isolation");
        refused("activity=" + RandomServices.CODES + "sp-activity%7Cx", "'activity'", "gardening");
        refused("time=10:00", "'time'", "'day'");
        refused("day=tuesday", "'day'", "'tuesday'", "tue");
        refused("day=tue&time=25:00", "'time'", "'25:00'");
        refused("age=131", "'age'", "'131'");
        refused("age=-1", "'age'", "'-1'");
        refused("free=true&cost-max=3", "'free'", "'cost-max'");
        refused("free=perhaps", "'free'", "'perhaps'");
        refused("cost-max=cheap", "'cost-max'", "'cheap'");
        refused("language=klingon", "'language'", "'klingon'");
        refused("capacity=plenty", "'capacity'", "'plenty'", "waiting");
        refused("assured-within=1201", "'assured-within'", "'1201'");
        refused("_count=0", "_count");
        refused("_cursor=abc", "_cursor");
        refused("colour=red", "'colour'", "activity");
        assertThat(server.get("HealthcareService/$match?patient=Patient/nobody").status())
                .isEqualTo(404);
    }

    private static void refused(String query, String... named) {
        Answer answer = server.get("HealthcareService/$match?" + query);
        assertThat(answer.status()).as(query + answer.body()).isEqualTo(400);
        assertThat(answer.diagnostics()).as(query).contains(named);
    }
}
