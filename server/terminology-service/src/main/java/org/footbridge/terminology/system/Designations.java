package org.footbridge.terminology.system;

import java.util.Locale;
import java.util.Optional;
import org.footbridge.store.concept.Concept;
import org.footbridge.store.concept.Designation;
import org.hl7.fhir.r4.model.Coding;
import org.jspecify.annotations.Nullable;

/** Reads designations of concepts from HAPI's model, and selects the display of a concept for a language. */
public final class Designations {
    private Designations() {}

    public static Designation of(@Nullable String language, Coding use, @Nullable String value) {
        return new Designation(text(language), text(use.getSystem()), text(use.getCode()), text(value));
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    /**
     * Returns the name of {@code concept} in {@code language}, a tag such as {@code cy} or {@code en-GB}: a designation in
     * it or in a variety of it, otherwise in the language without its last subtag, as de for de-AT, otherwise the display.
     * An empty language selects the display.
     *
     * @see <a href="https://www.rfc-editor.org/rfc/rfc4647#section-3.4">RFC 4647, lookup</a>
     */
    public static String display(Concept concept, String language) {
        if (language.isEmpty()) {
            return concept.display();
        }
        int subtag = language.lastIndexOf('-');
        return in(concept, language, true)
                .or(() -> in(concept, language, false))
                .map(Designation::value)
                .orElseGet(() -> display(concept, subtag < 0 ? "" : language.substring(0, subtag)));
    }

    private static Optional<Designation> in(Concept concept, String language, boolean exactly) {
        String wanted = language.toLowerCase(Locale.ROOT);
        return concept.designations().stream()
                .filter(designation -> {
                    String tag = designation.language().toLowerCase(Locale.ROOT);
                    return exactly ? tag.equals(wanted) : tag.startsWith(wanted + "-");
                })
                .findFirst();
    }
}
