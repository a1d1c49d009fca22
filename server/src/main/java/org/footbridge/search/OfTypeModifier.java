package org.footbridge.search;

import java.util.List;
import java.util.Optional;
import org.footbridge.search.ParameterType.Match;
import org.footbridge.search.ParameterType.Question;
import org.footbridge.search.value.Escapes;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Identifier;

/**
 * The modifier {@code :of-type} of identifiers, {@code system|code|value}: system and code are those of the identifier's
 * type, the value is its own. All three are needed.
 *
 * @see <a href="https://hl7.org/fhir/R4/search.html#modifiers">R4 modifiers</a>
 */
final class OfTypeModifier {
    static final String NAME = "of-type";

    private final Keys keys;

    OfTypeModifier(Keys keys) {
        this.keys = keys;
    }

    void index(Base value, long key, IndexEntries.Builder entries) {
        if (value instanceof Identifier identifier && identifier.hasValue()) {
            for (Coding type : identifier.getType().getCoding()) {
                if (type.hasSystem() && type.hasCode()) {
                    String form = form(List.of(type.getSystem(), type.getCode(), identifier.getValue()));
                    entries.token(keys.value(typed(key), form));
                }
            }
        }
    }

    private long typed(long key) {
        return keys.value(key, ":" + NAME);
    }

    private static String form(List<String> parts) {
        return String.join("|", parts.stream().map(Escapes::escape).toList());
    }

    Match match(Question question, String value) {
        List<String> parts =
                Escapes.split(value, '|').stream().map(Escapes::unescape).toList();
        return Optional.of(parts)
                .filter(all -> all.size() == 3 && all.stream().noneMatch(String::isEmpty))
                .map(all -> Match.keys(keys.value(typed(question.key()), form(all))))
                .orElseThrow(() -> question.mustBe("system|code|value", value));
    }
}
