package org.footbridge.search.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The words of people's names, and where such names are. */
class PersonNameTest {
    @ParameterizedTest(name = "{0} is found by {1}, too")
    @CsvSource({
        "Smith,            ''",
        "O'Brien,          ''",
        "'''t Hooft',        'thooft;hooft'",
        "Smith-Jones,      jones",
        "Carreño Quiñones, carrenoquinones;quinones",
        "de la Cruz,       delacruz;lacruz;cruz",
        "'Smith, J.R.',    smithjr;jr;r",
        "'--',             ''"
    })
    void hasWords(String name, String rests) {
        assertThat(PersonName.rests(name)).isEqualTo(rests.isEmpty() ? Set.of() : Set.of(rests.split(";")));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "Patient.name,                                true",
        "Patient.name.family,                         true",
        "Patient.contact.name.given,                  true",
        "Patient.name.where(use = 'official').family, true",
        "Patient.address.city | Patient.name,         true",
        "Organization.name,                           false",
        "Patient.address.city,                        false"
    })
    void knowsWhereNamesAre(String expression, boolean names) {
        assertThat(PersonName.isAt(expression)).isEqualTo(names);
    }

    @Test
    void looksAtAsManyWordsAsOthersSearchFor() {
        assertThat(PersonName.rests("a ".repeat(5_000))).hasSizeLessThanOrEqualTo(NormalText.CODE_POINTS_MAX);
    }
}
