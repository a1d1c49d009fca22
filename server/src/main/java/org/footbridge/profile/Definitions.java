package org.footbridge.profile;

import java.util.Optional;
import org.hl7.fhir.r4.model.StructureDefinition;

/** Where structure definitions come from. Its answers never change: other definitions are another source. */
@FunctionalInterface
public interface Definitions {
    /** The definition with this canonical URL, without a version, and with a snapshot if one could be made. */
    Optional<StructureDefinition> structure(String url);

    /** Whether there may be a Questionnaire with this canonical URL, whose answers have rules of their own then. */
    default boolean hasForm(String canonical) {
        return true;
    }
}
