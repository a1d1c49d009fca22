package org.footbridge.profile.tree;

import java.util.Optional;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.StructureDefinition;

/** Source of structure definitions. Its answers never change: changed definitions are a new source. */
@FunctionalInterface
public interface Definitions {
    /** The definition with this canonical URL, perhaps with a version, and with a snapshot if one could be made. */
    Optional<StructureDefinition> structure(String url);

    /** The Questionnaire with this canonical URL, possibly with a version, for checking answers. */
    default Optional<Questionnaire> form(String canonical) {
        return Optional.empty();
    }
}
