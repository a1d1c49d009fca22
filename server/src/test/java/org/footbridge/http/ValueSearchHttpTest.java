package org.footbridge.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.footbridge.RunningServer;
import org.footbridge.RunningServer.Answer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values that are reckoned with before they are compared: quantities in units. */
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

    @BeforeAll
    static void lettered() {
        OBSERVATIONS.forEach((letter, members) -> put("Observation", letter, members));
    }

    private static void put(String type, String id, String members) {
        String body = "{'resourceType':'" + type + "','id':'" + id + "'," + members + "}";
        Answer answer = server.put(type + "/" + id, Expect.json(body));
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
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
