package org.footbridge.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.footbridge.directory.DirectoryServer.activity;
import static org.footbridge.directory.DirectoryServer.at;
import static org.footbridge.directory.DirectoryServer.ids;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.footbridge.RunningServer;
import org.footbridge.access.AccessPolicy;
import org.footbridge.access.AttemptedChange;
import org.footbridge.access.Caller;
import org.footbridge.access.Visibility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Services and places that do not exist for a caller are not matched, not counted, and decide about no rank; each answer is audited. */
class HiddenServicesTest {
    private static final OwnPolicy POLICY = new OwnPolicy();
    private static final String LABEL = "http://terminology.hl7.org/CodeSystem/v3-Confidentiality|R";
    private static final String LABELLED = ", \"meta\": {\"security\": [{\"system\":"
            + " \"http://terminology.hl7.org/CodeSystem/v3-Confidentiality\", \"code\": \"R\"}]}";
    private static final String MINE = ", \"meta\": {\"tag\": [{\"system\": \"urn:x\", \"code\": \"mine\"}]}";

    @RegisterExtension
    static final RunningServer server = RunningServer.with(
                    "--footbridge.validation.mode=off", "--footbridge.audit.mode=all")
            .under(POLICY);

    private static final DirectoryServer directory = new DirectoryServer(server);

    /** Open, or hides what is labelled, or shows what is tagged, or shows no places at all. */
    private static final class OwnPolicy implements AccessPolicy {
        private volatile Visibility services = Visibility.ALL;
        private volatile Visibility places = Visibility.ALL;

        @Override
        public Visibility visibility(Caller caller, String type) {
            return type.equals("HealthcareService") ? services : type.equals("Location") ? places : Visibility.ALL;
        }

        @Override
        public void require(Caller caller, AttemptedChange change) {}
    }

    @BeforeAll
    static void servicesExist() {
        directory.place("near", 51.51, -0.14);
        directory.put(
                "Location/secret",
                "\"name\": \"secret\", \"position\": {\"latitude\": 51.5, \"longitude\": -0.14}" + LABELLED);
        directory.service("open", activity("gardening") + at("near") + MINE);
        directory.service("labelled", activity("gardening") + at("near") + LABELLED);
        directory.service("refuge", activity("gardening") + at("secret"));
        directory.service("other", activity("gardening") + at("near"));
    }

    @AfterEach
    void open() {
        POLICY.services = Visibility.ALL;
        POLICY.places = Visibility.ALL;
    }

    private static JsonNode match(String query) {
        return directory.match("latitude=51.5&longitude=-0.14" + query);
    }

    @Test
    void everythingIsMatchedForThoseWhoSeeAll() {
        assertThat(ids(match(""))).containsExactly("refuge", "labelled", "open", "other");
    }

    @Test
    void labelledServiceIsNeitherShownNorCounted() {
        POLICY.services = Visibility.matching(Map.of("_security:not", LABEL));
        JsonNode bundle = match("");
        assertThat(ids(bundle)).containsExactly("refuge", "open", "other");
        assertThat(bundle.path("total").asInt()).isEqualTo(3);
        JsonNode page = match("&_count=1");
        assertThat(page.path("total").asInt()).isEqualTo(3);
        assertThat(ids(server.get(DirectoryServer.next(page)).json())).containsExactly("open");
        assertThat(bundle.toString()).doesNotContain("labelled");
    }

    @Test
    void hiddenPlaceOfAServiceSaysNothing() {
        POLICY.places = Visibility.matching(Map.of("_security:not", LABEL));
        JsonNode bundle = match("&distance=1");
        assertThat(DirectoryServer.reasons(bundle, "refuge"))
                .contains("distance unknown: the directory does not say where it is");
        assertThat(DirectoryServer.resources(bundle, "include")).isEmpty();
        POLICY.places = Visibility.NONE;
        assertThat(DirectoryServer.reasons(match(""), "open"))
                .contains("distance unknown: the directory does not say where it is");
    }

    @Test
    void policyThatShowsAPartOfTheDirectoryHoldsForMatches() {
        POLICY.services = Visibility.matching(Map.of("_tag", "urn:x|mine"));
        JsonNode bundle = match("");
        assertThat(ids(bundle)).containsExactly("open");
        assertThat(bundle.path("total").asInt()).isEqualTo(1);
        POLICY.services = Visibility.NONE;
        assertThat(ids(match(""))).isEmpty();
    }

    @Test
    void labelThatIsGivenLaterHoldsAtOnce() {
        directory.service("later", activity("gardening") + at("near"));
        POLICY.services = Visibility.matching(Map.of("_security:not", LABEL));
        assertThat(ids(match(""))).contains("later");
        POLICY.services = Visibility.ALL;
        directory.service("later", activity("gardening") + at("near") + LABELLED);
        POLICY.services = Visibility.matching(Map.of("_security:not", LABEL));
        assertThat(ids(match(""))).doesNotContain("later");
        POLICY.services = Visibility.ALL;
        server.delete("HealthcareService/later");
    }

    @Test
    void answerIsAudited() {
        match("&need=debt-financial");
        JsonNode events = server.get("AuditEvent?_sort=-date&_count=5").json();
        assertThat(events.toString()).contains("$match").contains("need=debt-financial");
    }
}
