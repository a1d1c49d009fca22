package org.footbridge.terminology;

import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import org.footbridge.store.Concept;
import org.footbridge.terminology.ValueSetQuestions.Expansion;
import org.hl7.fhir.r4.model.ValueSet;

/** A value set that was expanded. */
public sealed interface Expanded {
    /**
     * By this server.
     *
     * @param head the value set without its expansion, as JSON
     * @param total empty if nobody looked at all of them
     */
    record Here(String head, Expansion how, Instant made, List<Member> members, OptionalLong total)
            implements Expanded {
        public Here {
            members = List.copyOf(members);
        }
    }

    /** By another one. */
    record Elsewhere(ValueSet set) implements Expanded {}

    /**
     * A concept as the value set calls it.
     *
     * @param version of its code system; empty if it has none
     */
    record Member(String system, String version, Concept concept) {}
}
