package org.footbridge.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.footbridge.rest.StrictReading.Written;
import org.footbridge.validation.definition.KnownDefinitions;
import org.footbridge.validation.definition.StoredSource;
import org.hl7.fhir.r4.model.Patient;
import org.junit.jupiter.api.Test;

/** What a server that has just started reads of R4 before it accepts a valid write: what that needs, and not all of it. */
class FirstWriteTest {
    private static final int ALL_STRUCTURES = 649;
    private static final int NEEDED_MAX = 150;

    private final KnownDefinitions definitions =
            new KnownDefinitions(Validators.READING.context(), Validators.PACKAGES, StoredSource.NONE);
    private final ResourceValidator validator = new ResourceValidator(
            Validators.READING.context(), Validators.PACKAGES, definitions, ReferenceTargets.NONE);

    @Test
    void ofAReferralAndAnOutcomeReadsWhatTheyNeed() {
        for (String type : List.of("ServiceRequest", "Observation")) {
            Written written = Validators.examples().stream()
                    .map(Validators::written)
                    .filter(example -> example.model().fhirType().equals(type))
                    .findFirst()
                    .orElseThrow();
            assertThat(validator.accepts(written.model(), written::text)).isTrue();
        }
        assertThat(definitions.coreAsked()).isBetween(10, NEEDED_MAX);
    }

    @Test
    void findsPrepared() {
        validator.prepare(Validators.examples());
        int prepared = definitions.coreAsked();
        assertThat(prepared).isLessThan(ALL_STRUCTURES / 2);
        for (String example : Validators.examples()) {
            Written written = Validators.written(example);
            validator.accepts(written.model(), written::text);
        }
        assertThat(definitions.coreAsked()).isEqualTo(prepared);
    }

    @Test
    void thatIsWrongReadsAll() {
        validator.validate(
                new Patient(), "{\"resourceType\":\"Patient\",\"gender\":\"none\"}", List.of(), ReferenceTargets.NONE);
        assertThat(definitions.coreAsked()).isGreaterThan(ALL_STRUCTURES);
    }
}
