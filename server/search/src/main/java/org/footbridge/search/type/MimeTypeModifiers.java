package org.footbridge.search.type;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.footbridge.search.index.Keys;
import org.footbridge.search.type.ParameterType.Match;
import org.footbridge.search.type.ParameterType.Question;
import org.footbridge.search.value.CodeCase;
import org.footbridge.search.value.ElementTypes;
import org.footbridge.search.value.Escapes;

/**
 * The modifiers {@code :below} and {@code :above} on MIME types: {@code text/xml} is above {@code text/xml; charset=UTF-8},
 * and {@code image} is above {@code image/png}.
 *
 * @see <a href="https://hl7.org/fhir/R4/search.html#mime">R4 3.1.1.4.10.1 MIME types</a>
 */
final class MimeTypeModifiers {
    private static final Set<String> NAMES = Set.of("above", "below");

    /** The system of MIME types, which a resource does not have. */
    private static final Set<String> SYSTEMS = Set.of("", "urn:ietf:bcp:13");

    private static final String ACCEPTED = "a MIME type such as text/xml, or the first part of one such as image";

    private final Keys keys;

    MimeTypeModifiers(Keys keys) {
        this.keys = keys;
    }

    /** Whether {@code value} is a MIME type that others are above or below. */
    boolean apply(Question question, String value) {
        List<String> parts = Escapes.split(value, '|');
        return NAMES.contains(question.modifier())
                && ElementTypes.of(question.parameter().expression()).areMimeTypes()
                && (parts.size() == 1 || SYSTEMS.contains(Escapes.unescape(parts.get(0))));
    }

    Match match(Question question, String value) {
        List<String> parts = Escapes.split(value, '|');
        String type =
                CodeCase.folded(Escapes.unescape(parts.get(parts.size() - 1))).strip();
        if (parts.size() > 2 || type.isEmpty() || type.startsWith("/")) {
            throw question.mustBe(ACCEPTED, value);
        }
        return question.modifier().equals("above") ? above(question, type) : below(question, type);
    }

    private Match above(Question question, String type) {
        return Match.any(Stream.of(type, type.replaceFirst("\\s*;.*", ""))
                .distinct()
                .map(code -> same(question, code))
                .toList());
    }

    private Match same(Question question, String type) {
        List<String> forms = CodeCase.eitherForm(type);
        return Match.keys(forms.stream()
                .mapToLong(form -> keys.value(question.key(), form))
                .toArray());
    }

    private Match below(Question question, String type) {
        String general = type.replaceFirst("/\\*?$", "");
        boolean whole = general.indexOf('/') >= 0;
        Match texts = TextLookup.startsWithAny(
                question.key(), whole ? Stream.of(type + ";", type + " ") : Stream.of(general + "/"));
        return whole ? Match.any(List.of(same(question, type), texts)) : texts;
    }
}
