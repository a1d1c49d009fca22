package org.footbridge.terminology;

import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import org.footbridge.store.concept.Concept;
import org.footbridge.terminology.ValueSetQuestions.Expansion;
import org.hl7.fhir.r4.model.ValueSet;

/** An expanded value set. */
public sealed interface Expanded {
    /**
     * An expansion by this server.
     *
     * @param head the value set without its expansion, as JSON
     * @param total the number of members; empty if they were not all counted
     */
    record Here(String head, Expansion how, Instant made, List<Member> members, OptionalLong total)
            implements Expanded {
        public Here {
            members = List.copyOf(members);
        }
    }

    /** An expansion by another terminology server. */
    record Elsewhere(ValueSet set) implements Expanded {}

    /**
     * A member of the value set, with the display that the value set gives it.
     *
     * @param version the version of its code system; empty if it has none
     */
    record Member(String system, String version, Concept concept) {}
}
