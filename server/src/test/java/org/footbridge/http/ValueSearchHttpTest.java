package org.footbridge.http;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.junit.jupiter.params.provider.ValueSource;

/** Values that are reckoned with before they are compared: quantities in units, positions, places in a sequence. */
class ValueSearchHttpTest {
    @RegisterExtension
    static final RunningServer server = RunningServer.with("--footbridge.validation.mode=off");

    private static final Map<String, String> OBSERVATIONS = new TreeMap<>(Map.of(
            "A", quantity("5.4", "g"),
            "B", quantity("5400", "mg"),
            "C", quantity("60", "/min"),
            "D", quantity("98.6", "[degF]"),
            "E", quantity("1e22", "[IU]")));

    private static String quantity(String value, String code) {
        return "'code':{'coding':[{'code':'w'}]},'valueQuantity':{'value':" + value
                + ",'system':'http://unitsofmeasure.org','code':'" + code + "'}";
    }

    /** Two cities, both sides of the date line, a pole, one that has no position, one that is nowhere. */
    private static final Map<String, String> LOCATIONS = new TreeMap<>(Map.of(
            "L", position("53.7997", "-1.5492"),
            "M", position("53.4794", "-2.2453"),
            "N", position("-17", "179.95"),
            "O", position("-17.0", "-179.95"),
            "P", position("90", "12"),
            "Q", "'name':'somewhere'",
            "R", position("1e300", "0")));

    private static String position(String latitude, String longitude) {
        return "'position':{'latitude':" + latitude + ",'longitude':" + longitude + "}";
    }

    private static final Map<String, String> SEQUENCES = new TreeMap<>(
            Map.of("S", variant(1, "1", 124, 200), "T", variant(0, "1", 123, 200), "U", variant(1, "2", 124, 200)));

    private static String variant(int origin, String chromosome, int start, int end) {
        return "'coordinateSystem':" + origin + ",'referenceSeq':{'chromosome':{'coding':[{'code':'" + chromosome
                + "'}]},'windowStart':1,'windowEnd':1000},'variant':[{'start':" + start + ",'end':" + end + "}]";
    }

    @BeforeAll
    static void lettered() {
        SEQUENCES.forEach((letter, members) -> put("MolecularSequence", letter, members));
        LOCATIONS.forEach((letter, members) -> put("Location", letter, members));
        OBSERVATIONS.forEach((letter, members) -> put("Observation", letter, members));
    }

    private static void put(String type, String id, String members) {
        String body = "{'resourceType':'" + type + "','id':'" + id + "'," + members + "}";
        Answer answer = server.put(type + "/" + id, Expect.json(body));
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    }

    @Test
    void tellsHowFarAMatchIs() {
        Answer near = server.get("Location?near=53.8%7C-1.55%7C59&_sort=near");
        assertThat(Expect.entries(near))
                .extracting(entry -> entry.at("/search/extension/0/url").asText())
                .containsOnly("http://hl7.org/fhir/StructureDefinition/location-distance");
        assertThat(Expect.entries(near))
                .extracting(entry ->
                        entry.at("/search/extension/0/valueDistance/value").asDouble())
                .first()
                .satisfies(km -> assertThat(km).isBetween(0.06, 0.07));
        assertThat(Expect.entries(near)
                        .get(1)
                        .at("/search/extension/0/valueDistance/value")
                        .asDouble())
                .isBetween(57.0, 59.0);
        assertThat(Expect.entries(near).get(1).at("/search/mode").asText()).isEqualTo("match");
        assertThat(Expect.entries(server.get("Location?_id=L"))
                        .get(0)
                        .at("/search")
                        .size())
                .isEqualTo(1);
        Answer nearest = server.get("Location?near=53.8%7C-1.55%7C59,53.4794%7C-2.2453%7C1&_id=M");
        assertThat(Expect.entries(nearest)
                        .get(0)
                        .at("/search/extension/0/valueDistance/value")
                        .asDouble())
                .isZero();
    }

    @ParameterizedTest(name = "{0} finds {1}")
    @CsvSource(
            delimiter = '>',
            quoteCharacter = '"',
            value = {
                "value-quantity=5.4|UCUM|g           > AB",
                "value-quantity=0.0054|UCUM|kg       > AB",
                "value-quantity=ge5400|UCUM|mg       > AB",
                "value-quantity=lt5400|UCUM|mg       > \"\"",
                "value-quantity=5.4                  > A",
                "value-quantity=5.4||g               > A",
                "value-quantity=1|UCUM|Hz            > C",
                "value-quantity=37.0|UCUM|Cel        > D",
                "value-quantity=1e16|UCUM|M[iU]      > E",
                "value-quantity=lt1e999|UCUM|k[iU]   > E",
                "value-quantity=1|UCUM|10*999999999  > \"\"",
                "code-value-quantity=w$5400|UCUM|mg  > AB",
                "value-quantity=5.4|UCUM|g&code=w    > AB",
                "value-quantity=5.4|UCUM|g,60||/min  > ABC"
            })
    void findsQuantities(String query, String letters) {
        assertThat(found("Observation", query)).isEqualTo(letters);
    }

    @ParameterizedTest(name = "{0} finds {1}")
    @CsvSource(
            delimiter = '>',
            quoteCharacter = '"',
            value = {
                "near=53.8|-1.55                 > L",
                "near=53.8|-1.55|59              > LM",
                "near=53.8|-1.55|37|mi           > LM",
                "near=53.8|-1.55|36000|m         > L",
                "near=53.7997|-1.5492|0          > L",
                "near=-17|180                    > NO",
                "near=-17|-180|6                 > NO",
                "near=-17|179.95|6               > N",
                "near=89.9|-168|20               > P",
                "near=0|0|20016                  > LMNOP",
                "near=53.8|-1.55,-17|180         > LNO",
                "near=53.8|-1.55|59&near=53.5|-2 > LM",
                "near=53.8|-1.55|59&_id=M        > M",
                "near:missing=true               > Q"
            })
    void findsPlaces(String query, String letters) {
        assertThat(found("Location", query)).isEqualTo(letters);
    }

    @ParameterizedTest
    @ValueSource(strings = {"53.8", "91|0", "0|-181", "0|0|-1", "0|0|1|kg", "0|0|1|mi|x", "x|y"})
    void refusesWhatIsNoPlace(String circle) {
        Answer answer = server.get("Location?near=" + circle.replace("|", "%7C"));
        Expect.refused(answer, 400, "value", "Search parameter 'near' must be latitude|longitude");
    }

    @ParameterizedTest(name = "{0} finds {1}")
    @CsvSource(
            delimiter = '>',
            quoteCharacter = '"',
            value = {
                "chromosome-variant-coordinate=1$lt345$gt123 > ST",
                "chromosome-variant-coordinate=1$124$200     > ST",
                "chromosome-variant-coordinate=2$lt345$gt123 > U",
                "chromosome-variant-coordinate=1$lt124$gt1   > \"\"",
                "chromosome-variant-coordinate=1$gt1$gt1&_id=T > T",
                "chromosome-window-coordinate=1$le124$ge200  > ST"
            })
    void findsIntervals(String query, String letters) {
        assertThat(found("MolecularSequence", query)).isEqualTo(letters);
    }

    private static String found(String type, String query) {
        String encoded = query.replace("UCUM", "http://unitsofmeasure.org")
                .replace("|", "%7C")
                .replace("[", "%5B")
                .replace("]", "%5D");
        Answer answer = server.get(type + "?" + encoded);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return Expect.entries(answer).stream()
                .map(entry -> entry.at("/resource/id").asText())
                .sorted()
                .collect(Collectors.joining());
    }
}
