package org.footbridge.oracle.random;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.footbridge.oracle.naive.Terms;
import org.footbridge.oracle.naive.TokenRule;
import org.footbridge.oracle.naive.TokenRule.Coded;
import org.footbridge.oracle.query.Value;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;

/** Value sets and places in a hierarchy to ask for, made from a code that there is. */
final class TermMaker {
    private final Dice dice;
    private final Terms terms;
    private final List<String> sets;

    /** {@code sets} are the URLs of the value sets that there are. */
    TermMaker(Dice dice, Terms terms, List<String> sets) {
        this.dice = dice;
        this.terms = terms;
        this.sets = sets;
    }

    Optional<Value> make(Feature feature, Base value) {
        if (!(value instanceof CodeableConcept) && !(value instanceof Coding)) {
            return Optional.empty();
        }
        List<Coded> codes = TokenRule.codes(value);
        return feature == Feature.TOKEN_IN || feature == Feature.TOKEN_NOT_IN
                ? set(codes).map(Value.Plain::new)
                : dice.any(codes).flatMap(code -> relative(feature, code));
    }

    /** Mostly one that has some of {@code codes}. */
    private Optional<String> set(List<Coded> codes) {
        List<String> having = sets.stream()
                .filter(url -> dice.chance(10) || terms.expand(url).stream().anyMatch(codes::contains))
                .toList();
        return dice.any(having);
    }

    /** A code in the hierarchy from which the search leads to {@code code}. */
    private Optional<Value> relative(Feature feature, Coded code) {
        Set<Coded> from = feature == Feature.TOKEN_BELOW
                ? terms.above(code.system(), code.code())
                : terms.below(code.system(), code.code());
        return dice.any(new ArrayList<>(from)).map(asked -> new Value.Token(Optional.of(asked.system()), asked.code()));
    }
}
