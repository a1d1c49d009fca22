package org.footbridge.directory;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.footbridge.RunningServer;
import org.footbridge.RunningServer.Answer;
import org.footbridge.access.AccessPolicy;
import org.footbridge.access.AttemptedChange;
import org.footbridge.access.Caller;
import org.footbridge.access.Visibility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Services that may be one are found in pairs, with reasons; hidden ones are never part of a pair. */
class DuplicatesTest {
    private static volatile boolean narrow;

    private static final AccessPolicy POLICY = new AccessPolicy() {
        @Override
        public Visibility visibility(Caller caller, String type) {
            return narrow ? Visibility.matching(Map.of("_tag:not", "urn:x|secret")) : Visibility.ALL;
        }

        @Override
        public void require(Caller caller, AttemptedChange change) {}
    };

    @RegisterExtension
    static final RunningServer server =
            RunningServer.with("--footbridge.validation.mode=off").under(POLICY);

    private static final DirectoryServer directory = new DirectoryServer(server);

    private static void named(String id, String name, String members) {
        directory.put("HealthcareService/" + id, "\"active\": true, \"name\": \"" + name + "\"" + members);
    }

    @BeforeAll
    static void servicesExist() {
        directory.put("Organization/one", "\"name\": \"One\"");
        directory.put("Location/hall", "\"name\": \"Hall\", \"address\": {\"postalCode\": \"m11ae\"}");
        directory.put("Location/barn", "\"name\": \"Barn\", \"address\": {\"postalCode\": \"M1 1AF\"}");
        String by = ", \"providedBy\": {\"reference\": \"Organization/one\"}";
        String phone = ", \"telecom\": [{\"system\": \"phone\", \"value\": \"%s\"}]";
        named("a", "The Riverside Gardeners", by + DirectoryServer.at("hall") + phone.formatted("+44 1632 960123"));
        named("b", "Riverside gardeners!", by + DirectoryServer.at("hall") + phone.formatted("01632 960 123"));
        named("c", "Riverside gardeners", DirectoryServer.at("barn"));
        named("d", "Debt advice", by + DirectoryServer.at("hall"));
        named(
                "e",
                "Riverside gardeners",
                by + ", \"meta\": {\"tag\": [{\"system\": \"urn:x\", \"code\": \"secret\"}]}");
    }

    private static List<String> pairs(String path) {
        Answer answer = server.get(path);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        List<String> pairs = new ArrayList<>();
        for (JsonNode pair : answer.json().path("parameter")) {
            List<String> parts = new ArrayList<>();
            pair.path("part")
                    .forEach(part -> parts.add(
                            part.path("name").asText().equals("reason")
                                    ? part.path("valueString").asText()
                                    : part.path("name").asText().equals("score")
                                            ? part.path("valueDecimal").asText()
                                            : part.at("/valueReference/reference")
                                                    .asText()
                                                    .replace("HealthcareService/", "")));
            pairs.add(String.join(", ", parts));
        }
        return pairs;
    }

    @Test
    void pairsHaveScoresAndReasons() {
        narrow = false;
        assertThat(pairs("HealthcareService/$duplicates"))
                .containsExactly(
                        "a, b, 1.0, the same name, the same organisation, the same postcode, the same telephone number",
                        "a, e, 1.0, the same name, the same organisation",
                        "b, e, 1.0, the same name, the same organisation");
        assertThat(pairs("HealthcareService/c/$duplicates?threshold=0.5"))
                .containsExactly(
                        "c, e, 0.7, the same name",
                        "a, c, 0.67, the same name, another postcode",
                        "b, c, 0.67, the same name, another postcode");
    }

    @Test
    void hiddenServicesArePartOfNoPair() {
        narrow = true;
        try {
            assertThat(pairs("HealthcareService/$duplicates")).hasSize(1).allMatch(pair -> pair.startsWith("a, b"));
            assertThat(server.get("HealthcareService/e/$duplicates").status()).isEqualTo(404);
        } finally {
            narrow = false;
        }
    }

    @Test
    void badInputIsRefusedAndNamed() {
        Answer answer = server.get("HealthcareService/$duplicates?threshold=0.2");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.diagnostics()).contains("'threshold'", "'0.2'", "0.5");
    }
}
