package org.footbridge.problem;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LibraryMessageTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "HAPI-0450: Found ! expecting a token name | Found ! expecting a token name",
                "HAPI-1861: Failed: HAPI-1857: no content  | Failed: no content",
                "See http://hl7.org/fhir/ValueSet/a         | See http://hl7.org/fhir/ValueSet/a",
                "Value 'anna@example.org' is no code       | Value 'anna@example.org' is no code",
                "An exception to the rule                  | An exception to the rule"
            })
    void whatIsSaidOfTheRequestStays(String message, String said) {
        assertThat(LibraryMessage.of(message, "other")).startsWith(said);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "HAPI-0676: ",
                "HAPI-0676:  (log: HAPI-0676: )",
                "Error evaluating inv-1: Cannot invoke \"java.lang.Integer.intValue()\" because \"this.year\" is null",
                "Unable to expand with filter ConceptSetFilterComponent@5e0a0d22",
                "!MESSAGE!",
                "class A cannot be cast to class B",
                "org.hl7.fhir.exceptions.FHIRException: no",
                "NullPointerException",
                "Index 3 out of bounds for length 3",
                "No enum constant X"
            })
    void whatIsSaidOfTheLibraryIsReplaced(String message) {
        assertThat(LibraryMessage.of(message, "other")).isEqualTo("other");
    }
}
