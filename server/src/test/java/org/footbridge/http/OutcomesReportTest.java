package org.footbridge.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jwt.JWTClaimsSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.footbridge.RunningServer;
import org.footbridge.RunningServer.Answer;
import org.footbridge.outcome.population.Effects;
import org.footbridge.outcome.population.PopulationBundles;
import org.footbridge.outcome.population.SyntheticPopulation;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The report about outcomes, of a synthetic population that is loaded with validation: figures for those who may aggregate, no more. */
class OutcomesReportTest {
    private static final String CANONICAL = "https://fhir.footbridge.example";
    private static final String PERIOD = "start=2025-04-01&end=2026-03-31";
    private static final JWK KEY = TestIssuer.rsa("outcomes");
    private static final TestIssuer ISSUER = new TestIssuer(KEY);
    private static final int PEOPLE = 150;

    @RegisterExtension
    static final RunningServer server =
            RunningServer.with(ISSUER.settings("--footbridge.validation.mode=enforce", "--footbridge.audit.mode=all"));

    private static final String[] SYSTEM = bearer("system/*.cruds", claims -> claims);
    private static final String[] COMMISSIONER = role("commissioner");

    private static String[] bearer(String scope, UnaryOperator<JWTClaimsSet.Builder> claims) {
        String token = TestIssuer.signed(KEY, claims.apply(ISSUER.claims(scope)).build());
        return new String[] {"Authorization", "Bearer " + token};
    }

    private static String[] role(String role) {
        return bearer(
                "user/*.rs",
                claims -> claims.subject("user-" + role).claim("roles", role).claim("organisations", "Organization/x"));
    }

    @BeforeAll
    static void populationIsLoaded() {
        List<ObjectNode> bundles = new ArrayList<>();
        new PopulationBundles(new SyntheticPopulation(1, Effects.QUOTED), CANONICAL, "synthetic")
                .write(PEOPLE, bundles::add);
        for (ObjectNode bundle : bundles) {
            Answer answer = server.post("", bundle.toString(), SYSTEM);
            assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        }
        rowsThatCannotBeUsed();
    }

    /** One person whose follow-up comes first, with a baseline twice, and with two forms of one instrument. */
    private static void rowsThatCannotBeUsed() {
        put("Patient/wrong", "\"gender\": \"unknown\", \"name\": [{\"text\": \"Wrong\"}]");
        put("ServiceRequest/wrong", """
            "status": "active", "intent": "order", "subject": {"reference": "Patient/wrong"},
            "authoredOn": "2025-05-01T09:00:00Z", "requester": {"display": "x"}""");
        observation("early-end", "phq9", "end", "2025-05-01", "\"valueInteger\": 3");
        observation("late-baseline", "phq9", "baseline", "2025-06-01", "\"valueInteger\": 9");
        observation("twice-1", "gad7", "baseline", "2025-05-01", "\"valueInteger\": 3");
        observation("twice-2", "gad7", "baseline", "2025-05-01", "\"valueInteger\": 4");
        observation("form-raw", "swemwbs-raw", "baseline", "2025-05-01", "\"valueInteger\": 20");
        observation("form-metric", "swemwbs-metric", "end", "2025-08-01", "\"valueInteger\": 25");
        observation("nothing", "ucla3", "baseline", "2025-05-01", "\"dataAbsentReason\": {\"text\": \"refused\"}");
    }

    private static void put(String path, String elements) {
        int slash = path.indexOf('/');
        Answer answer = server.put(
                path,
                "{\"resourceType\": \"" + path.substring(0, slash) + "\", \"id\": \"" + path.substring(slash + 1)
                        + "\", " + elements + "}",
                SYSTEM);
        assertThat(answer.status()).as(answer.body()).isBetween(200, 201);
    }

    private static void observation(String id, String measure, String timepoint, String day, String value) {
        put("Observation/" + id, """
            "extension": [{"url": "%1$s/StructureDefinition/timepoint", "valueCodeableConcept": {"coding": [
              {"system": "%1$s/CodeSystem/sp-timepoint", "code": "%2$s"}]}}],
            "status": "final", "basedOn": [{"reference": "ServiceRequest/wrong"}],
            "code": {"coding": [{"system": "%1$s/CodeSystem/sp-outcome-measure", "code": "%3$s"}]},
            "subject": {"reference": "Patient/wrong"}, "effectiveDateTime": "%4$s", %5$s
            """.formatted(CANONICAL, timepoint, measure, day, value));
    }

    private static JsonNode report(String parameters, String... headers) {
        Answer answer = server.get("$outcomes-report?" + PERIOD + parameters, headers);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    private static JsonNode group(JsonNode report, String title) {
        for (JsonNode group : report.path("group")) {
            if (group.at("/code/text").asText().equals(title)) {
                return group;
            }
        }
        throw new AssertionError("no group " + title + " in " + report);
    }

    /** The count of a population; empty if it is masked. */
    private static Optional<Integer> count(JsonNode group, String code) {
        for (JsonNode population : group.path("population")) {
            if (population.at("/code/text").asText().equals(code)) {
                return population.has("count")
                        ? Optional.of(population.path("count").asInt())
                        : Optional.empty();
            }
        }
        throw new AssertionError("no count " + code + " in " + group);
    }

    private static Optional<JsonNode> figure(JsonNode group, String code, String part) {
        for (JsonNode extension : group.path("extension")) {
            if (extension.at("/extension/0/valueCode").asText().equals(code)) {
                for (JsonNode one : extension.path("extension")) {
                    if (one.path("url").asText().equals(part)) {
                        return Optional.of(one.has("valueDecimal") ? one.path("valueDecimal") : one.path("valueCode"));
                    }
                }
                return Optional.empty();
            }
        }
        throw new AssertionError("no figure " + code + " in " + group);
    }

    @Test
    void commissionerGetsFiguresButNoPerson() {
        JsonNode report = report("&strata=engagement-mode&strata=sex", COMMISSIONER);
        assertThat(report.path("resourceType").asText()).isEqualTo("MeasureReport");
        JsonNode referrals = group(report, "Referrals");
        assertThat(count(referrals, "referrals")).hasValue(150);
        assertThat(referrals.path("stratifier")).hasSize(2);
        JsonNode gp = group(report, "GP consultations");
        assertThat(count(gp, "paired")).hasValue(150);
        double ratio = figure(gp, "rate-ratio", "value").orElseThrow().asDouble();
        assertThat(ratio).isBetween(0.6, 0.85);
        assertThat(figure(gp, "rate-ratio", "low").orElseThrow().asDouble()).isLessThan(ratio);
        assertThat(figure(gp, "rate-ratio", "high").orElseThrow().asDouble()).isGreaterThan(ratio);
        JsonNode loneliness = group(report, "UCLA three-item loneliness total");
        assertThat(figure(loneliness, "mean-difference", "value").orElseThrow().asDouble())
                .isNegative();
        assertThat(count(loneliness, "missing-follow-up").orElseThrow()).isPositive();
        assertThat(server.get("Observation", COMMISSIONER).status()).isEqualTo(403);
        assertThat(server.get("Patient/synthetic-000001", COMMISSIONER).status())
                .isEqualTo(403);
        assertThat(report.toString()).doesNotContain("synthetic-0").doesNotContain("Synthetic person");
    }

    @Test
    void rowsThatCannotBeUsedAreCountedWithTheReason() {
        JsonNode report = report("", COMMISSIONER);
        List<String> reasons = report.path("extension").findValuesAsText("valueCode");
        assertThat(reasons)
                .contains("follow-up-before-baseline", "duplicate-measurement", "mixed-instruments", "no-value");
        assertThat(report.toString()).doesNotContain("Observation/");
    }

    @Test
    void rowsAreNamedForThoseWhoMayReadThem() {
        assertThat(report("&rows=true", COMMISSIONER).toString()).doesNotContain("Observation/");
        String rows = report("&rows=true", SYSTEM).path("extension").toString();
        assertThat(rows)
                .contains("Observation/early-end", "Observation/twice-1", "Observation/twice-2")
                .contains("Observation/form-raw", "Observation/form-metric", "Observation/nothing");
        assertThat(server.get("AuditEvent?entity=Observation/early-end&subtype=outcomes-report", SYSTEM)
                        .body())
                .as("found in the audit log")
                .contains("outcomes-report");
    }

    @Test
    void stratumOfOnePersonIsSuppressed() {
        JsonNode sexes = group(report("&strata=sex", COMMISSIONER), "Referrals").at("/stratifier/0/stratum");
        for (JsonNode stratum : sexes) {
            if (stratum.at("/value/text").asText().equals("unknown")) {
                assertThat(count(stratum, "referrals")).isEmpty();
                assertThat(figure(stratum, "wait-days-median", "absent")
                                .orElseThrow()
                                .asText())
                        .isEqualTo("masked");
                return;
            }
        }
        assertThat(sexes).as("withheld as a whole").isEmpty();
    }

    @Test
    void measureThatNobodyHasTwiceHasNoFigures() {
        JsonNode phq9 = group(report("", COMMISSIONER), "PHQ-9 total");
        assertThat(figure(phq9, "mean-difference", "absent").orElseThrow().asText())
                .isEqualTo("not-applicable");
    }

    @Test
    void reportIsATableWhereThatIsWanted() {
        for (String form : List.of("&format=csv", "&_format=text/csv")) {
            Answer csv = server.get("$outcomes-report?" + PERIOD + "&strata=need" + form, COMMISSIONER);
            assertThat(csv.status()).as(csv.body()).isEqualTo(200);
            assertThat(csv.header("Content-Type")).startsWith("text/csv");
            assertThat(csv.body())
                    .startsWith("period-start,period-end,group,dimension,stratum,figure,value,low,high,state\r\n")
                    .contains("2025-04-01,2026-03-31,referrals,,,referrals,150,,,given\r\n")
                    .contains(",gp-consultations,need,housing,rate-ratio,");
        }
    }

    @Test
    void reportIsAResourceInBothFormats() {
        Answer xml = server.get("$outcomes-report?" + PERIOD + "&_format=xml", COMMISSIONER);
        assertThat(xml.body()).contains("<MeasureReport xmlns=\"http://hl7.org/fhir\">");
        Answer posted = server.post("$outcomes-report", """
            {"resourceType": "Parameters", "parameter": [{"name": "start", "valueDate": "2025-04-01"},
             {"name": "end", "valueDate": "2026-03-31"}, {"name": "measure", "valueCode": "ucla3"}]}""", COMMISSIONER);
        assertThat(posted.status()).as(posted.body()).isEqualTo(200);
        assertThat(posted.json().path("group")).hasSize(2);
        Answer valid = server.post("MeasureReport/$validate", posted.body(), SYSTEM);
        assertThat(valid.body()).doesNotContain("\"error\"");
    }

    @Test
    void othersAreRefusedAndThatIsInTheAuditLog() {
        for (String role : List.of("link-worker", "referring-clinician", "community-organisation", "auditor")) {
            Answer refused = server.get("$outcomes-report?" + PERIOD, role(role));
            assertThat(refused.status()).as(role).isEqualTo(403);
            assertThat(refused.body()).contains("You may not aggregate ServiceRequest");
        }
        assertThat(server.get("$outcomes-report?" + PERIOD).status()).isEqualTo(401);
        String narrow = "user/MeasureReport.rs";
        assertThat(server.get(
                                "$outcomes-report?" + PERIOD,
                                bearer(narrow, claims -> claims.claim("roles", "commissioner")))
                        .status())
                .isEqualTo(403);
        Answer log = server.get("AuditEvent?subtype=outcomes-report&outcome=4,8&agent=user-link-worker", SYSTEM);
        assertThat(log.body()).contains("user-link-worker");
        server.get("$outcomes-report?" + PERIOD, COMMISSIONER);
        assertThat(server.get("AuditEvent?subtype=outcomes-report&outcome=0", SYSTEM)
                        .body())
                .contains("user-commissioner");
    }

    @Test
    void whatIsHiddenByALabelIsNotCounted() {
        String label = """
            "meta": {"security": [{"system": "http://terminology.hl7.org/CodeSystem/v3-Confidentiality", "code": "R"}]},
            """;
        for (int i = 0; i < 10; i++) {
            put("Patient/hidden-" + i, "\"gender\": \"other\"");
            put("ServiceRequest/hidden-" + i, label + """
                "status": "active", "intent": "order", "subject": {"reference": "Patient/hidden-%d"},
                "authoredOn": "2024-05-01T09:00:00Z", "requester": {"display": "x"}""".formatted(i));
        }
        String period = "$outcomes-report?start=2024-05-01&end=2024-05-31";
        assertThat(count(group(server.get(period, SYSTEM).json(), "Referrals"), "referrals"))
                .hasValue(10);
        assertThat(count(group(server.get(period, COMMISSIONER).json(), "Referrals"), "referrals"))
                .hasValue(0);
    }

    @Test
    void referralOfWhichOnlyTheMonthIsKnownCountsOnce() {
        for (int i = 0; i < 10; i++) {
            put("Patient/inexact-" + i, "\"gender\": \"other\"");
            put("ServiceRequest/inexact-" + i, """
                "status": "active", "intent": "order", "subject": {"reference": "Patient/inexact-%d"},
                "authoredOn": "2023-05", "requester": {"display": "x"}""".formatted(i));
        }
        JsonNode report = server.get("$outcomes-report?start=2023-05-01&end=2023-05-31", COMMISSIONER)
                .json();
        assertThat(count(group(report, "Referrals"), "referrals")).hasValue(10);
    }

    @Test
    void parametersThatAreWrongAreRefusedWithTheWayOut() {
        refused("start=2025-04-01", "Parameter 'end' is missing");
        refused("start=2025-04-02&end=2025-04-30", "whole months");
        refused("start=2025-05-01&end=2025-04-30", "must not end before it starts");
        refused("start=April&end=2025-04-30", "must be a day");
        refused(PERIOD + "&measure=happiness", "must be one of ons4-life-satisfaction");
        refused(PERIOD + "&strata=postcode", "must be one of engagement-mode");
        refused(PERIOD + "&format=pdf", "must be fhir or csv");
        refused(PERIOD + "&rows=maybe", "must be true or false");
        refused(PERIOD + "&colour=red", "Parameter 'colour' is not supported");
    }

    private static void refused(String parameters, String words) {
        Answer answer = server.get("$outcomes-report?" + parameters, COMMISSIONER);
        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.diagnostics()).contains(words);
    }
}
