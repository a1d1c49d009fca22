package org.footbridge.profile.check;

import java.util.List;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Enumerations.BindingStrength;
import org.jspecify.annotations.Nullable;

/**
 * Rules on codes: whether a code certainly satisfies a binding and belongs to its code system.
 *
 * @see <a href="https://hl7.org/fhir/R4/terminologies.html#strength">R4 binding strengths</a>
 */
public interface CodeRules {
    /**
     * A binding to a value set.
     *
     * @param valueSet its canonical URL; null if there is none
     * @param hasMaximum whether a maximum value set limits an extensible binding
     */
    record Binding(@Nullable String valueSet, BindingStrength strength, boolean hasMaximum) {
        /** The binding of an element without one: codes must only belong to their systems. */
        public static final Binding NONE = new Binding(null, BindingStrength.EXAMPLE, false);

        boolean isRequired() {
            return valueSet != null && strength == BindingStrength.REQUIRED;
        }
    }

    /** Statistics of the cache: its size, its hits, and its misses, which HAPI answered. */
    record Usage(long kept, long answeredByKept, long answeredByHapi) {}

    /** Statistics of the cache; zero for rules that have none. */
    default Usage usage() {
        return new Usage(0, 0, 0);
    }

    /** A {@code code}, {@code string} or {@code uri} that is bound, in a resource in {@code language}. */
    boolean acceptsCode(String code, Binding binding, @Nullable String language);

    /** One coding, with a system and a code. */
    boolean acceptsCoding(Coding coding, Binding binding, @Nullable String language);

    /** The codings of one concept; at least one. */
    boolean acceptsConcept(List<Coding> codings, Binding binding, @Nullable String language);
}
