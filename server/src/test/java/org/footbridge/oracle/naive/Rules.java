package org.footbridge.oracle.naive;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.footbridge.oracle.naive.TokenRule.Coded;
import org.footbridge.oracle.query.Value;
import org.footbridge.search.parameter.SearchParameter;
import org.footbridge.search.parameter.SearchParameter.Component;
import org.footbridge.search.parameter.SearchParameter.Kind;
import org.hl7.fhir.r4.model.Base;

/** Whether one value in a resource is what one value of a query asks for, by the kind of the parameter. */
final class Rules {
    private final Values values;
    private final ReferenceRule references;
    private final Terms terms;
    private final DateRule dates;
    private final QuantityRule quantities;

    Rules(Values values, Settings settings, Terms terms) {
        this.values = values;
        this.terms = terms;
        this.references = new ReferenceRule(settings.base());
        this.dates = new DateRule(settings.zone());
        this.quantities = new QuantityRule(settings.converts());
    }

    DateRule dates() {
        return dates;
    }

    ReferenceRule references() {
        return references;
    }

    boolean matches(SearchParameter parameter, String modifier, Base has, Value asked) {
        if (parameter.kind() == Kind.STRING) {
            boolean names = StringRule.isAboutPeople(parameter);
            return StringRule.matches(has, names, modifier, ((Value.Plain) asked).plain());
        } else if (parameter.kind() == Kind.REFERENCE && asked instanceof Value.Plain link) {
            return references.matches(has, parameter, modifier, link.plain());
        }
        return matches(parameter.kind(), modifier, has, asked);
    }

    private boolean matches(Kind kind, String modifier, Base has, Value asked) {
        return switch (kind) {
            case TOKEN -> matchesToken(modifier, has, asked);
            case REFERENCE -> ReferenceRule.matches(has, (Value.Token) asked);
            case STRING -> StringRule.matches(has, false, modifier, ((Value.Plain) asked).plain());
            case DATE -> dates.matches(has, (Value.Prefixed) asked, Instant.now());
            case NUMBER -> NumberRule.matches(has, (Value.Prefixed) asked);
            case QUANTITY -> quantities.matches(has, (Value.Amount) asked);
            case URI -> UriRule.matches(has, modifier, ((Value.Plain) asked).plain());
            case SPECIAL -> NearRule.matches(has, (Value.Near) asked);
            default -> throw new IllegalArgumentException(kind + " has no values to compare");
        };
    }

    private boolean matchesToken(String modifier, Base has, Value asked) {
        return switch (modifier) {
            case "of-type" -> TokenRule.matches(has, (Value.TypedIdentifier) asked);
            case "text" -> TokenRule.matchesText(has, ((Value.Plain) asked).plain());
            case "in" -> isAny(has, terms.expand(((Value.Plain) asked).plain()));
            case "below" -> isAny(has, terms.below(system(asked), ((Value.Token) asked).code()));
            case "above" -> isAny(has, terms.above(system(asked), ((Value.Token) asked).code()));
            default -> TokenRule.matches(has, (Value.Token) asked);
        };
    }

    private static String system(Value asked) {
        return ((Value.Token) asked).system().orElseThrow();
    }

    private static boolean isAny(Base has, Set<Coded> codes) {
        return TokenRule.codes(has).stream().anyMatch(one -> codes.stream().anyMatch(one::isOne));
    }

    /** {@code has} is the URL of {@code definition}, which has a version. */
    static boolean matchesVersion(Base has, String modifier, String version, Value asked) {
        return UriRule.matches(has.primitiveValue() + "|" + version, modifier, ((Value.Plain) asked).plain());
    }

    /** Each part of {@code asked} is true of some value of that part, from the same value of the composite on. */
    boolean matchesParts(Stored stored, SearchParameter composite, Base has, Value.Parts asked) {
        List<Component> parts = composite.components();
        List<List<Base>> have =
                parts.stream().map(part -> values.part(stored, has, part)).toList();
        if (parts.size() == 3) {
            return IntervalRule.matches(stored, have, asked);
        }
        return IntStream.range(0, parts.size())
                .allMatch(i -> have.get(i).stream()
                        .anyMatch(value -> matches(
                                parts.get(i), composite, value, asked.values().get(i))));
    }

    private boolean matches(Component part, SearchParameter composite, Base has, Value asked) {
        return part.kind() == Kind.REFERENCE
                ? references.matches(has, composite, "", ((Value.Plain) asked).plain())
                : matches(part.kind(), "", has, asked);
    }
}
