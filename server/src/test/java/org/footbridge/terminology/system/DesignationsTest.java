package org.footbridge.terminology.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.footbridge.store.concept.Concept;
import org.footbridge.store.concept.Designation;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** By which name a concept is called. */
class DesignationsTest {
    private static final Concept BEE = new Concept(
            "b",
            "Bee",
            true,
            Optional.empty(),
            List.of(),
            Map.of(),
            List.of(
                    new Designation("", "", "", "Apis"),
                    new Designation("cy-GB", "", "", "Gwenynen fêl"),
                    new Designation("cy", "", "", "Gwenynen")));

    @ParameterizedTest
    @CsvSource({"'', Bee", "cy, Gwenynen", "CY-gb, Gwenynen fêl", "cy-Latn-US, Gwenynen", "fr-CA, Bee", "fr, Bee"})
    void aConceptIsCalledByItsDisplayUnlessItHasANameInTheLanguage(String language, String called) {
        assertThat(Designations.display(BEE, language)).isEqualTo(called);
    }
}
