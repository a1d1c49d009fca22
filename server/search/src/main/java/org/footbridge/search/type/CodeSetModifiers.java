package org.footbridge.search.type;

import java.util.List;
import java.util.Set;
import org.footbridge.search.type.CodeSets.Code;
import org.footbridge.search.type.ParameterType.Question;
import org.footbridge.search.value.Escapes;

/**
 * The token modifiers that need the terminology service: {@code :in} and {@code :not-in} take a value set, {@code :above}
 * and {@code :below} take a code of a hierarchy. The class expands each of them to a list of codes.
 *
 * @see <a href="https://hl7.org/fhir/R4/search.html#modifiers">R4 modifiers</a>
 */
final class CodeSetModifiers {
    static final String NOT_IN = "not-in";
    static final Set<String> NAMES = Set.of("in", NOT_IN, "above", "below");

    private final CodeSets sets;

    CodeSetModifiers(CodeSets sets) {
        this.sets = sets;
    }

    /** Expands {@code value} to codes. The expansion is the same for {@code :in} and {@code :not-in}. */
    List<Code> codes(Question question, String value) {
        if (question.modifier().equals("in") || question.modifier().equals(NOT_IN)) {
            return sets.expand(Escapes.unescape(value), question.key());
        }
        List<String> parts =
                Escapes.split(value, '|').stream().map(Escapes::unescape).toList();
        if (parts.size() != 2 || parts.stream().anyMatch(String::isEmpty)) {
            throw question.mustBe("system|code", value);
        }
        return question.modifier().equals("above")
                ? sets.above(parts.get(0), parts.get(1), question.key())
                : sets.below(parts.get(0), parts.get(1), question.key());
    }
}
