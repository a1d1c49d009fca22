package org.footbridge.search;

import com.google.common.base.Strings;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.footbridge.search.value.Escapes;
import org.footbridge.search.value.FixedCodes;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.ContactPoint;
import org.hl7.fhir.r4.model.Enumeration;
import org.hl7.fhir.r4.model.Identifier;
import org.jspecify.annotations.Nullable;

/**
 * Token parameters: a code, perhaps within a system. A value has a key for each form a query can take: {@code code},
 * {@code system|code}, {@code system|} and, without a system, {@code |code}.
 *
 * <p>All codes are case-sensitive, as R4 asks for unless a code system says otherwise; {@link #form} is the place where
 * that would be known.
 *
 * @see <a href="https://hl7.org/fhir/R4/search.html#token">R4 3.1.1.4.10 token</a>
 */
final class TokenSearch implements ParameterType {
    private static final String NOT = "not";

    private final Keys keys;
    private final TextModifier texts;
    private final OfTypeModifier typed;
    private final CodeSetModifiers sets;

    TokenSearch(Keys keys, CodeSets sets) {
        this.keys = keys;
        this.texts = new TextModifier(keys);
        this.typed = new OfTypeModifier(keys);
        this.sets = new CodeSetModifiers(sets);
    }

    @Override
    public void index(Base value, long key, IndexEntries.Builder entries) {
        boolean shared = !(value instanceof Identifier || value instanceof ContactPoint);
        for (String form : forms(value, true)) {
            long token = keys.value(key, form);
            entries.token(token);
            if (isBare(form)) {
                String code = Escapes.unescape(form);
                if (shared) {
                    entries.texts().share(token, key, code);
                } else {
                    entries.texts().own(keys.present(key), code);
                }
            }
        }
        texts.index(value, key, entries);
        typed.index(value, key, entries);
    }

    @Override
    public void indexPart(Base value, long key, IndexEntries.Builder entries) {
        for (String form : forms(value, true)) {
            entries.token(keys.value(key, form));
        }
    }

    /** Whether {@code form} is a code alone, which is what is sorted by. */
    private static boolean isBare(String form) {
        boolean bar = form.indexOf('|') >= 0;
        return !bar || (form.indexOf('\\') >= 0 && Escapes.split(form, '|').size() == 1);
    }

    /** The forms that find {@code value}; those without a code only if {@code codeless}. */
    static List<String> forms(Base value, boolean codeless) {
        List<String> forms = new ArrayList<>(3);
        if (value instanceof CodeableConcept concept) {
            for (Coding coding : concept.getCoding()) {
                add(coding.getSystem(), coding.getCode(), codeless, forms);
            }
        } else if (value instanceof Coding coding) {
            add(coding.getSystem(), coding.getCode(), codeless, forms);
        } else if (value instanceof Identifier identifier) {
            add(identifier.getSystem(), identifier.getValue(), codeless, forms);
        } else if (value instanceof ContactPoint contact) {
            add(null, contact.getValue(), codeless, forms);
        } else if (value instanceof Enumeration<?> code && code.hasPrimitiveValue()) {
            // The system follows from the parameter, see FixedCodes: no need to store it with every resource.
            forms.add(Escapes.escape(code.primitiveValue()));
        } else if (value.isPrimitive() && value.hasPrimitiveValue()) {
            add(null, value.primitiveValue(), codeless, forms);
        }
        return forms;
    }

    private static void add(
            @Nullable String systemOrNull, @Nullable String codeOrNull, boolean codeless, List<String> forms) {
        String system = Strings.nullToEmpty(systemOrNull);
        String code = Strings.nullToEmpty(codeOrNull);
        if (!code.isEmpty()) {
            forms.add(Escapes.escape(code));
            forms.add(form(system, code));
        }
        if (codeless && !system.isEmpty()) {
            forms.add(form(system, ""));
        }
    }

    private static String form(String system, String code) {
        return Escapes.escape(system) + "|" + Escapes.escape(code);
    }

    @Override
    public Set<String> modifiers(SearchParameter parameter) {
        Set<String> modifiers = new HashSet<>(CodeSetModifiers.NAMES);
        modifiers.addAll(List.of(NOT, TextModifier.NAME, OfTypeModifier.NAME));
        return modifiers;
    }

    /** Whether all are asked for that {@link #match} does not find, those without any value among them. */
    static boolean negates(String modifier) {
        return modifier.equals(NOT) || modifier.equals(CodeSetModifiers.NOT_IN);
    }

    @Override
    public Match match(Question question, String value) {
        return switch (question.modifier()) {
            case TextModifier.NAME -> texts.match(question, value);
            case OfTypeModifier.NAME -> typed.match(question, value);
            default ->
                CodeSetModifiers.NAMES.contains(question.modifier())
                        ? matchForms(
                                question,
                                sets.codes(question, value).stream()
                                        .flatMap(one -> forms(question, one.system(), one.code()).stream()))
                        : matchForms(question, forms(question, value).stream());
        };
    }

    private Match matchForms(Question question, Stream<String> forms) {
        return Match.keys(
                forms.mapToLong(form -> keys.value(question.key(), form)).toArray());
    }

    /** The forms that {@code value} asks for, any of which will do. */
    static List<String> forms(Question question, String value) {
        List<String> parts = Escapes.split(value, '|');
        if (parts.size() > 2 || parts.stream().allMatch(String::isEmpty)) {
            throw question.mustBe("code, system|code, |code or system|", value);
        }
        String code = Escapes.unescape(parts.get(parts.size() - 1));
        if (parts.size() == 1) {
            return List.of(Escapes.escape(code));
        }
        return forms(question, Escapes.unescape(parts.get(0)), code);
    }

    private static List<String> forms(Question question, String system, String code) {
        List<String> forms = new ArrayList<>();
        forms.add(form(system, code));
        FixedCodes.of(path(question.parameter()))
                .asked(system, code)
                .forEach(fixed -> forms.add(Escapes.escape(fixed)));
        return forms;
    }

    /** Where the code is; in a composite it is the first part. */
    private static String path(SearchParameter parameter) {
        return parameter.kind() == SearchParameter.Kind.COMPOSITE
                ? parameter.expression() + "." + parameter.components().get(0).expression()
                : parameter.expression();
    }
}
