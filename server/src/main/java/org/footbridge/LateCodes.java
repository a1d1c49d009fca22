package org.footbridge;

import java.util.Optional;
import org.footbridge.validation.definition.KnownCodes;
import org.hl7.fhir.r4.model.Coding;

/** The terminology service for validation, which is prepared before the database is there that the service needs. */
final class LateCodes implements KnownCodes {
    private volatile KnownCodes codes = KnownCodes.NONE;

    void use(KnownCodes service) {
        codes = service;
    }

    @Override
    public long revision() {
        return codes.revision();
    }

    @Override
    public Optional<Answer> inValueSet(String valueSet, String system, String code) {
        return codes.inValueSet(valueSet, system, code);
    }

    @Override
    public Optional<Answer> inSystem(String system, String code) {
        return codes.inSystem(system, code);
    }

    @Override
    public Optional<String> wrongDisplay(Coding coding) {
        return codes.wrongDisplay(coding);
    }
}
