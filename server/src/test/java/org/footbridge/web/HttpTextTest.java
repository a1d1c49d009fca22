package org.footbridge.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.footbridge.problem.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpTextTest {
    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({"a%20b,a b", "a+b,a b", "%C3%96%c3%a4,Öä", "Ö,Ö", "a%2Bb,a+b", "%2525,%25", "%F0%9F%98%80,😀"})
    void aQueryIsDecodedOnce(String text, String expected) {
        assertThat(QueryString.parse(text + "=" + text, "The URL"))
                .containsOnlyKeys(expected)
                .allSatisfy((name, values) -> assertThat(values).containsExactly(expected));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"%FF", "%C3", "%C3%28", "%ED%A0%80", "%F5%80%80%80", "%", "%4", "%4x", "%%41", "a%u00e9"})
    void whatCannotBeDecodedIsRefusedWherever(String text) {
        assertThatThrownBy(() -> QueryString.parse("a=" + text, "The form"))
                .isInstanceOf(Problem.class)
                .hasMessageStartingWith("The form ");
        assertThatThrownBy(() -> QueryString.parse(text + "=a", "The URL")).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> UrlPath.segments("Patient/" + text, "The URL")).isInstanceOf(Problem.class);
    }

    @Test
    void parametersKeepTheirOrderAndEveryValue() {
        Map<String, String[]> read = QueryString.parse("b=1&&a=2&b=&c&b=3", "The URL");
        assertThat(read.keySet()).containsExactly("b", "a", "c");
        assertThat(read.get("b")).containsExactly("1", "", "3");
        assertThat(read.get("c")).containsExactly("");
        assertThatThrownBy(() -> QueryString.parse("=x", "The URL")).hasMessageContaining("without a name");
    }

    @Test
    void anEscapedSlashCutsNoPath() {
        assertThat(UrlPath.segments("Patient/a%2Fb/%2524c+", "The URL")).containsExactly("Patient", "a/b", "%24c+");
    }

    @ParameterizedTest(name = "{0} is {1}, fhirVersion {2}")
    @CsvSource(
            delimiter = '>',
            value = {
                "Application/FHIR+JSON                          > application/fhir+json >",
                "application/fhir+json;FHIRVERSION=4.0          > application/fhir+json > 4.0",
                "application/fhir+json ; fhirVersion = \"4.0\"  > application/fhir+json > 4.0",
                "text/x;a=\"b;fhirVersion=3.0\";fhirVersion=4.0 > text/x                > 4.0"
            })
    void aMediaTypeIsReadWithoutRegardToCase(String text, String name, String version) {
        MediaType type = MediaType.parse(text);
        assertThat(type.name()).isEqualTo(name);
        assertThat(type.parameter("fhirversion").orElse(null)).isEqualTo(version);
    }

    @Test
    void theRangesThatAClientAcceptsAreInTheOrderOfItsLiking() {
        assertThat(MediaType.accepted("a/a;q=0.5, b/b, c/c;Q=0, d/d;q=0.9, ,e/e;q=nonsense"))
                .extracting(MediaType::name)
                .containsExactly("b/b", "e/e", "d/d", "a/a");
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource(
            delimiter = '>',
            value = {
                "handling=lenient, handling=strict               > lenient",
                "handling=strict, handling=lenient               > strict",
                "HANDLING=Lenient                                > lenient",
                "handling=\"lenient\"                            > lenient",
                "return=minimal; a=\"x,handling=strict\", handling=lenient; b > lenient",
                "return=\"handling=strict\"                      >",
                "handling                                        > ''"
            })
    void ofAPreferenceThatIsStatedTwiceTheFirstCounts(String header, String handling) {
        assertThat(Preference.parse(List.of(header)).value("handling").orElse(null))
                .isEqualTo(handling);
        assertThat(Preference.parse(List.of("wait=1", header, "handling=other")).value("handling"))
                .contains(handling == null ? "other" : handling);
    }
}
