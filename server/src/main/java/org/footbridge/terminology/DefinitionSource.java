package org.footbridge.terminology;

import java.util.Optional;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.ValueSet;

/** Where definitions come from. A canonical is a URL, perhaps with {@code |version}. */
interface DefinitionSource {
    Optional<ValueSet> valueSet(String canonical);

    Optional<CodeSystem> codeSystem(String canonical);
}
