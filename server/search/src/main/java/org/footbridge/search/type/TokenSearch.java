package org.footbridge.search.type;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.footbridge.search.index.IndexEntries;
import org.footbridge.search.index.Keys;
import org.footbridge.search.parameter.SearchParameter;
import org.footbridge.search.type.TokenForms.Asked;
import org.footbridge.search.type.TokenForms.Form;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.ContactPoint;
import org.hl7.fhir.r4.model.Identifier;

/**
 * Token parameters: a code, with or without a system. A value has one key for each of its {@link TokenForms}.
 *
 * @see <a href="https://hl7.org/fhir/R4/search.html#token">R4 3.1.1.4.10 token</a>
 */
public final class TokenSearch implements ParameterType {
    private static final String NOT = "not";

    private final Keys keys;
    private final TokenForms forms;
    private final TextModifier texts;
    private final OfTypeModifier typed;
    private final CodeSetModifiers sets;
    private final MimeTypeModifiers mimeTypes;

    TokenSearch(Keys keys, CodeSets sets) {
        this.keys = keys;
        this.forms = new TokenForms(sets);
        this.texts = new TextModifier(keys);
        this.typed = new OfTypeModifier(keys, forms);
        this.sets = new CodeSetModifiers(sets);
        this.mimeTypes = new MimeTypeModifiers(keys);
    }

    @Override
    public void index(Base value, long key, IndexEntries.Builder entries) {
        boolean shared = !(value instanceof Identifier || value instanceof ContactPoint);
        for (Form form : forms.of(value, true)) {
            long token = keys.value(key, form.key());
            entries.token(token);
            if (!form.code().isEmpty()) {
                if (shared) {
                    entries.texts().share(token, key, form.code());
                } else {
                    entries.texts().own(keys.present(key), form.code());
                }
            }
        }
        texts.index(value, key, entries);
        typed.index(value, key, entries);
    }

    @Override
    public void indexPart(Base value, long key, IndexEntries.Builder entries) {
        for (Form form : forms.of(value, true)) {
            entries.token(keys.value(key, form.key()));
        }
    }

    @Override
    public Set<String> modifiers(SearchParameter parameter) {
        Set<String> modifiers = new HashSet<>(CodeSetModifiers.NAMES);
        modifiers.addAll(List.of(NOT, TextModifier.NAME, OfTypeModifier.NAME));
        return modifiers;
    }

    /** Whether the modifier selects the complement of {@link #match}, including resources without a value. */
    public static boolean negates(String modifier) {
        return modifier.equals(NOT) || modifier.equals(CodeSetModifiers.NOT_IN);
    }

    @Override
    public Match match(Question question, String value) {
        String modifier = question.modifier();
        if (modifier.equals(TextModifier.NAME)) {
            return texts.match(question, value);
        } else if (modifier.equals(OfTypeModifier.NAME)) {
            return typed.match(question, value);
        } else if (mimeTypes.apply(question, value)) {
            return mimeTypes.match(question, value);
        } else if (CodeSetModifiers.NAMES.contains(modifier)) {
            return matchForms(
                    question,
                    Asked.any(sets.codes(question, value).stream()
                            .map(one -> TokenForms.asked(question, one.system(), one.code()))));
        }
        return matchForms(question, TokenForms.asked(question, value));
    }

    private Match matchForms(Question question, Asked asked) {
        return Match.tokens(keys(question, asked.all()), keys(question, asked.loose()));
    }

    private long[] keys(Question question, List<String> all) {
        return all.stream().mapToLong(form -> keys.value(question.key(), form)).toArray();
    }
}
