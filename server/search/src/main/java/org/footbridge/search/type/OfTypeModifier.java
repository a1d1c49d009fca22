package org.footbridge.search.type;

import java.util.List;
import java.util.Optional;
import org.footbridge.search.index.IndexEntries;
import org.footbridge.search.index.Keys;
import org.footbridge.search.type.ParameterType.Match;
import org.footbridge.search.type.ParameterType.Question;
import org.footbridge.search.value.CodeCase;
import org.footbridge.search.value.Escapes;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Identifier;

/**
 * The modifier {@code :of-type} on identifiers, {@code system|code|value}: system and code are those of the identifier's
 * type. All three parts are required.
 *
 * @see <a href="https://hl7.org/fhir/R4/search.html#modifiers">R4 modifiers</a>
 */
final class OfTypeModifier {
    static final String NAME = "of-type";

    private final Keys keys;
    private final TokenForms forms;

    OfTypeModifier(Keys keys, TokenForms forms) {
        this.keys = keys;
        this.forms = forms;
    }

    void index(Base of, long key, IndexEntries.Builder entries) {
        if (of instanceof Identifier identifier && identifier.getValue() != null) {
            String value = CodeCase.form(identifier.getValue(), false);
            for (Coding type : identifier.getType().getCoding()) {
                if (type.getSystem() != null && type.getCode() != null) {
                    String code = forms.code(type.getSystem(), type.getCode());
                    entries.token(keys.value(typed(key), form(type.getSystem(), code, value)));
                }
            }
        }
    }

    private long typed(long key) {
        return keys.value(key, ":" + NAME);
    }

    private static String form(String system, String code, String value) {
        return Escapes.escape(system) + "|" + code + "|" + value;
    }

    Match match(Question question, String value) {
        List<String> parts =
                Escapes.split(value, '|').stream().map(Escapes::unescape).toList();
        return Optional.of(parts)
                .filter(all -> all.size() == 3 && all.stream().noneMatch(String::isEmpty))
                .map(all -> match(typed(question.key()), all))
                .orElseThrow(() -> question.mustBe("system|code|value", value));
    }

    private Match match(long key, List<String> parts) {
        long[] all = CodeCase.eitherForm(parts.get(1)).stream()
                .flatMap(code -> CodeCase.eitherForm(parts.get(2)).stream()
                        .map(identifier -> form(parts.get(0), code, identifier)))
                .mapToLong(form -> keys.value(key, form))
                .toArray();
        return Match.tokens(all, new long[] {all[0]});
    }
}
