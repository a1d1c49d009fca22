package org.footbridge.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.footbridge.RunningServer;
import org.footbridge.RunningServer.Answer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Dates, and times that do not say where, are those of the zone that the operator set: four or five hours behind UTC. */
class ZonedSearchHttpTest {
    @RegisterExtension
    static final RunningServer server =
            RunningServer.with("--footbridge.validation.mode=off", "--footbridge.search.zone=America/New_York");

    /** The clocks went forward on 10 March, and back on 3 November. */
    private static final Map<String, String> OBSERVATIONS = new TreeMap<>(Map.of(
            "A", "2024-03-10T04:59:59Z",
            "B", "2024-03-11T03:59:59Z",
            "C", "2024-03-11T04:00:00Z",
            "D", "2024-03-10",
            "E", "2024-11-04T04:59:59Z"));

    @BeforeAll
    static void lettered() {
        OBSERVATIONS.forEach((letter, time) -> {
            String body = "{'resourceType':'Observation','id':'" + letter + "','effectiveDateTime':'" + time + "'}";
            assertThat(server.put("Observation/" + letter, Expect.json(body)).status())
                    .isEqualTo(201);
        });
    }

    @ParameterizedTest(name = "{0} finds {1}")
    @CsvSource({
        "date=2024-03-09,             A",
        "date=2024-03-10,             BD",
        "date=2024-03-11,             C",
        "date=2024-03,                ABCD",
        "date=2024-11-03,             E",
        "date=lt2024-03-10T03:00,     AD",
        "date=2024-03-10T23:59:59,    B",
        "date=2024-03-11T03:59:59Z,   B",
        "date=sa2024-03-10T04:59:59Z, BCDE"
    })
    void finds(String query, String letters) {
        assertThat(found(query)).isEqualTo(letters);
    }

    @Test
    void lastUpdatedIsInTheZoneToo() {
        LocalDateTime elsewhere = LocalDateTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.SECONDS);
        assertThat(found("_lastUpdated=lt" + elsewhere.minusHours(2))).isEqualTo("ABCDE");
        assertThat(found("_lastUpdated=gt" + elsewhere.minusHours(2))).isEmpty();
        assertThat(found("_lastUpdated=lt" + elsewhere.minusHours(2) + "Z")).isEmpty();
    }

    private static String found(String query) {
        Answer answer = server.get("Observation?" + query);
        return Expect.entries(answer).stream()
                .map(entry -> entry.at("/resource/id").asText())
                .sorted()
                .collect(Collectors.joining());
    }
}
