package org.footbridge.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.BiFunction;
import org.footbridge.RunningServer;
import org.footbridge.RunningServer.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is written between pages, together they are what there was when the first was shown. */
class StablePagesTest {
    private static final int PATIENTS = 40;

    @RegisterExtension
    static final RunningServer server = RunningServer.with("--footbridge.validation.mode=off");

    private int written;

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "",
                "_sort=_lastUpdated",
                "_sort=-_lastUpdated",
                "_sort=birthdate",
                "_sort=-birthdate",
                "_sort=family,-birthdate",
                "_sort=-family",
                "_sort=gender",
                "_sort=-identifier",
                "_sort=organization,_id",
                "gender=female",
                "gender:not=female&_sort=-birthdate",
                "birthdate=ge1950&_sort=birthdate",
                "birthdate:missing=true",
                "family=a,b&_sort=-_id",
                "_lastUpdated=ge2020&_sort=_lastUpdated",
                "organization.name=north&_sort=family",
                "_filter=gender eq male or family sw \"c\""
            })
    void pagesAreOfOneMoment(String query) {
        server.put("Organization/n", "{\"resourceType\":\"Organization\",\"id\":\"n\",\"name\":\"North\"}");
        server.put("Organization/s", "{\"resourceType\":\"Organization\",\"id\":\"s\",\"name\":\"South\"}");
        String search = "Patient?" + query.replace(" ", "%20").replace("\"", "%22") + (query.isEmpty() ? "" : "&");
        pagesAreOfOneMoment("Patient", search, StablePagesTest::patient);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "code=urn:m%7Ca&date=ge2020&_sort=date",
                "code=urn:m%7Ca&date=ge2020&_sort=-date",
                "code=a&date=ge2020&date=lt2024&_sort=date",
                "code=urn:m%7Ca&date=ge2020",
                "code=a,b&value-quantity=ge3&value-quantity=le7",
                "code-value-quantity=urn:m%7Ca$ge3&_sort=value-quantity&status=final"
            })
    void pagesOfCodesAndRangesAreOfOneMoment(String query) {
        pagesAreOfOneMoment("Observation", "Observation?" + query + "&", StablePagesTest::observation);
    }

    private void pagesAreOfOneMoment(String type, String search, BiFunction<Random, Integer, String> body) {
        Random random = new Random(search.hashCode());
        for (int i = 0; i < PATIENTS; i++) {
            write(type, random, i, body);
        }
        List<String> expected = versions(server.get(search + "_count=1000"));
        assertThat(expected).hasSizeGreaterThan(4);

        List<String> found = new ArrayList<>();
        Optional<String> next = Optional.of(search + "_count=3");
        while (next.isPresent()) {
            Answer page = server.get(next.get());
            assertThat(page.status()).as(page.body()).isEqualTo(200);
            found.addAll(versions(page));
            next = Expect.link(page, "next");
            for (int i = 0; i < 4; i++) {
                disturb(type, random, body);
            }
        }
        assertThat(found).isEqualTo(expected);
    }

    private void disturb(String type, Random random, BiFunction<Random, Integer, String> body) {
        int one = random.nextInt(PATIENTS + 10);
        if (random.nextInt(3) == 0) {
            server.delete(type + "/p" + one);
        } else {
            write(type, random, one, body);
        }
    }

    private void write(String type, Random random, int one, BiFunction<Random, Integer, String> body) {
        String members =
                "{\"resourceType\":\"" + type + "\",\"id\":\"p" + one + "\",\"language\":\"x-" + written++ + "\"";
        assertThat(server.put(type + "/p" + one, members + body.apply(random, one) + "}")
                        .status())
                .isIn(200, 201);
    }

    /** Of two measures, some of them in two systems, and of days, months and periods. */
    private static String observation(Random random, int one) {
        String code = random.nextInt(3) == 0 ? "b" : "a";
        String date = "202" + random.nextInt(5) + "-0" + (1 + random.nextInt(9)) + (one % 5 == 0 ? "" : "-1" + one % 9);
        return ",\"status\":\"" + (random.nextInt(4) == 0 ? "amended" : "final")
                + "\",\"code\":{\"coding\":[{\"system\":\"urn:m\",\"code\":\"" + code + "\"}"
                + (random.nextInt(4) == 0 ? ",{\"system\":\"urn:n\",\"code\":\"a\"}" : "") + "]},"
                + (one % 7 == 0
                        ? "\"effectivePeriod\":{\"start\":\"" + date + "\"}"
                        : "\"effectiveDateTime\":\"" + date + "\"")
                + ",\"valueQuantity\":{\"value\":" + random.nextInt(11) + "}";
    }

    private static String patient(Random random, int one) {
        String[] genders = {"male", "female", "other"};
        return ",\"gender\":\"" + genders[random.nextInt(3)]
                + "\",\"identifier\":[{\"value\":\"" + random.nextInt(30) + "\"}]"
                + ",\"name\":[{\"family\":\"" + (char) ('a' + random.nextInt(4)) + "\"}]"
                + (random.nextInt(4) == 0 ? "" : ",\"birthDate\":\"19" + (30 + random.nextInt(60)) + "\"")
                + (random.nextInt(4) == 0
                        ? ""
                        : ",\"managingOrganization\":{\"reference\":\"Organization/"
                                + (random.nextBoolean() ? "n" : "s") + "\"}");
    }

    private static List<String> versions(Answer page) {
        List<String> versions = new ArrayList<>();
        for (JsonNode entry : Expect.entries(page)) {
            JsonNode resource = entry.path("resource");
            versions.add(resource.path("id").asText() + " "
                    + resource.at("/meta/versionId").asText());
        }
        return versions;
    }

    @Test
    void theTotalStaysThatOfTheFirstPage() {
        for (int i = 0; i < 5; i++) {
            server.put("Location/l" + i, "{\"resourceType\":\"Location\",\"id\":\"l" + i + "\"}");
        }
        Answer first = server.get("Location?_count=2&_total=accurate");
        server.delete("Location/l0");
        server.put("Location/l9", "{\"resourceType\":\"Location\",\"id\":\"l9\"}");
        Answer second = server.get(Expect.link(first, "next").orElseThrow());
        assertThat(first.json().path("total").asInt()).isEqualTo(5);
        assertThat(second.json().path("total").asInt()).isEqualTo(5);
    }
}
