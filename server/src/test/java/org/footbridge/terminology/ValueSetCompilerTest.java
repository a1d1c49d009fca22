package org.footbridge.terminology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Collectors;
import org.footbridge.problem.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Value sets, and the codes that each stands for. */
class ValueSetCompilerTest {
    /** a over b and c, c over d; e by properties over f; g alone. */
    private static final String TREE = "'status': 'active', 'content': 'complete', 'property': [{'code': 'over', 'uri':"
            + " 'http://hl7.org/fhir/concept-properties#parent', 'type': 'code'}, {'code': 'kind', 'type': 'code'}],"
            + " 'concept': [{'code': 'a', 'concept': [{'code': 'b'}, {'code': 'c', 'concept': [{'code': 'd',"
            + " 'property': [{'code': 'kind', 'valueCode': 'x'}]}]}]}, {'code': 'e', 'property': [{'code': 'child',"
            + " 'valueCode': 'f'}, {'code': 'kind', 'valueString': 'y'}]}, {'code': 'f'}, {'code': 'g', 'property':"
            + " [{'code': 'over', 'valueCode': 'f'}]}]";

    private static Definitions definitions() {
        return new Definitions()
                .codeSystem("urn:t", TREE)
                .codeSystem("urn:t|2", "'version': '2', 'content': 'complete', 'concept': [{'code': 'z'}]")
                .codeSystem("urn:part", "'content': 'fragment', 'concept': [{'code': 'a'}]")
                .valueSet("urn:all", "'compose': {'include': [{'system': 'urn:t'}]}")
                .valueSet(
                        "urn:bde",
                        "'compose': {'include': [{'system': 'urn:t', 'concept': [{'code': 'b'}, {'code':"
                                + " 'd'}, {'code': 'e'}]}]}")
                .valueSet("urn:self", "'compose': {'include': [{'valueSet': ['urn:other']}]}")
                .valueSet("urn:other", "'compose': {'include': [{'valueSet': ['urn:self']}]}");
    }

    private static String codes(Definitions definitions, String url) {
        return ValueSetCompiler.requireDecided(url, ValueSetCompiler.of(url, definitions)).parts().stream()
                .flatMap(part -> part.system().codes(part.filter(), 100).stream())
                .sorted()
                .collect(Collectors.joining());
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource(
            delimiter = '>',
            quoteCharacter = '~',
            value = {
                "{'system': 'urn:t'}                                        > abcdefg",
                "{'system': 'urn:t', 'version': '2'}                        > z",
                "{'system': 'urn:absent', 'concept': [{'code': 'q'}]}       > q",
                "{'valueSet': ['urn:bde']}                                  > bde",
                "{'system': 'urn:t', 'valueSet': ['urn:bde']}               > bde",
                "{'system': 'urn:t', 'version': '2', 'valueSet': ['urn:bde']} > ~~",
                "{'valueSet': ['urn:all', 'urn:bde']}                       > bde",
                "{'valueSet': ['urn:bde']}, {'system': 'urn:t', 'concept': [{'code': 'a'}]} > abde",
                "FILTER concept is-a a                                      > abcd",
                "FILTER concept is-a e                                      > efg",
                "FILTER concept is-a nothing                                > ~~",
                "FILTER concept descendent-of a                             > bcd",
                "FILTER concept is-not-a c                                  > abefg",
                "FILTER concept generalizes d                               > acd",
                "FILTER concept = b                                         > b",
                "FILTER code in b, d                                        > bd",
                "FILTER code not-in b,d                                     > acefg",
                "FILTER parent = a                                          > bc",
                "FILTER child = d                                           > c",
                "FILTER kind = x                                            > d",
                "FILTER kind in x,y                                         > de",
                "FILTER kind not-in x                                       > abcefg",
                "FILTER kind exists true                                    > de",
                "FILTER kind exists false                                   > abcfg"
            })
    void includes(String include, String codes) {
        String spelt = include.replaceFirst(
                "^FILTER (\\S+) (\\S+) (.+)$",
                "{'system': 'urn:t', 'filter': [{'property': '$1', 'op': '$2', 'value': '$3'}]}");
        Definitions definitions = definitions().valueSet("urn:v", "'compose': {'include': [" + spelt + "]}");
        assertThat(codes(definitions, "urn:v")).isEqualTo(codes);
    }

    @Test
    void excludes() {
        String compose = "'compose': {'include': [{'system': 'urn:t'}], 'exclude': [{'valueSet': ['urn:bde']}]}";
        assertThat(codes(definitions().valueSet("urn:v", compose), "urn:v")).isEqualTo("acfg");
    }

    @Test
    void partsOfPartsAreFoundOnceAndNotTooDeep() {
        Definitions definitions =
                definitions().valueSet("urn:0", "'compose': {'include': [{'valueSet': ['urn:bde']}]}");
        for (int i = 1; i < 60; i++) {
            String twice = "{'valueSet': ['urn:" + (i - 1) + "']}";
            definitions.valueSet("urn:" + i, "'compose': {'include': [" + twice + "," + twice + "]}");
        }
        assertThat(codes(definitions, "urn:48")).isEqualTo("bde");
        assertThatThrownBy(() -> codes(definitions, "urn:59")).hasMessageContaining("more than 50 deep");
    }

    @Test
    void whatHasNoCodeIsNone() {
        String compose = "'compose': {'include': [{'system': 'urn:t', 'concept': [{'display': 'no code'}]}, {}]}";
        assertThat(codes(definitions().valueSet("urn:v", compose), "urn:v")).isEmpty();
    }

    @Test
    void allFiltersMustHold() {
        String filters = "'filter': [{'property': 'concept', 'op': 'is-a', 'value': 'a'}, {'property': 'kind', 'op':"
                + " 'exists', 'value': 'true'}]";
        String compose = "'compose': {'include': [{'system': 'urn:t', " + filters + "}]}";
        assertThat(codes(definitions().valueSet("urn:v", compose), "urn:v")).isEqualTo("d");
    }

    @Test
    void takesAValueSetThatIsExpandedAtItsWord() {
        String expansion = "'compose': {'include': [{'system': 'urn:absent'}]}, 'expansion': {'timestamp': '2024',"
                + " 'contains': [{'system': 'urn:absent', 'abstract': true, 'code': 'p', 'contains': [{'system':"
                + " 'urn:absent', 'code': 'q'}]}]";
        assertThat(codes(definitions().valueSet("urn:v", expansion + "}"), "urn:v"))
                .isEqualTo("pq");
        String onePage = expansion + ", 'total': 3}";
        assertThatThrownBy(() -> codes(definitions().valueSet("urn:v", onePage), "urn:v"))
                .hasMessageContaining("urn:absent");
    }

    @ParameterizedTest(name = "{0} is refused: {1}")
    @CsvSource(
            delimiter = '>',
            quoteCharacter = '~',
            value = {
                "{'system': 'urn:absent'}             > This server does not have the complete content of code system 'urn:absent'.",
                "{'system': 'urn:part'}               > This server does not have the complete content of code system 'urn:part'.",
                "{'system': 'urn:t', 'version': '3'}  > This server does not have the complete content of code system 'urn:t|3'.",
                "{'valueSet': ['urn:nowhere']}        > This server does not have value set 'urn:nowhere'.",
                "{'valueSet': ['urn:self']}           > 'urn:self' includes itself.",
                "FILTER concept regex .*              > Its filter 'concept regex .*' is not understood.",
                "FILTER colour = red                  > Its filter 'colour = red' is not understood."
            })
    void refuses(String include, String why) {
        String spelt = include.replaceFirst(
                "^FILTER (\\S+) (\\S+) (.+)$",
                "{'system': 'urn:t', 'filter': [{'property': '$1', 'op': '$2', 'value': '$3'}]}");
        Definitions definitions = definitions().valueSet("urn:v", "'compose': {'include': [" + spelt + "]}");
        assertThatThrownBy(() -> codes(definitions, "urn:v"))
                .isInstanceOf(Problem.class)
                .hasMessage("The codes of value set 'urn:v' are not known. " + why);
    }
}
