package org.footbridge.oracle.random;

import java.util.List;
import java.util.Optional;
import org.footbridge.oracle.naive.ReferenceRule;
import org.footbridge.oracle.query.Criterion.Simple;
import org.footbridge.oracle.query.Value;
import org.footbridge.oracle.query.Value.Plain;
import org.footbridge.search.parameter.SearchParameter;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.UriType;

/** References to ask for, made from one that there is. */
final class ReferenceMaker {
    private final Dice dice;
    private final String base;
    private final ReferenceRule rule;

    ReferenceMaker(Dice dice, String base) {
        this.dice = dice;
        this.base = base;
        this.rule = new ReferenceRule(base);
    }

    Optional<Simple> make(Feature feature, SearchParameter parameter, Base value) {
        if (feature == Feature.REFERENCE_IDENTIFIER) {
            return value instanceof Reference reference && reference.hasIdentifier()
                    ? new TokenMaker(dice)
                            .any(reference.getIdentifier())
                            .map(token -> new Simple(parameter.code(), "identifier", List.of(token)))
                    : Optional.empty();
        } else if (feature == Feature.REFERENCE_URL) {
            return url(value).map(url -> simple(parameter, "", url));
        }
        return rule.target(value).flatMap(name -> make(feature, parameter, name));
    }

    private Optional<Simple> make(Feature feature, SearchParameter parameter, String name) {
        String type = dice.chance(8) ? "Patient" : name.substring(0, name.indexOf('/'));
        String id = dice.chance(8) ? "nobody" : name.substring(name.indexOf('/') + 1);
        boolean admitted = parameter.targets().contains(type);
        return switch (feature) {
            case REFERENCE_TYPED ->
                Optional.of(simple(parameter, "", type + "/" + id + (dice.chance(10) ? "/_history/9" : "")));
            case REFERENCE_ID ->
                parameter.targets().isEmpty() ? Optional.empty() : Optional.of(simple(parameter, "", id));
            default ->
                admitted
                        ? Optional.of(simple(parameter, type, dice.chance(50) ? id : type + "/" + id))
                        : Optional.empty();
        };
    }

    private static Simple simple(SearchParameter parameter, String modifier, String url) {
        return new Simple(parameter.code(), modifier, List.of(new Plain(url)));
    }

    /** An absolute URL, of our resources made with our base; a canonical perhaps without its version. */
    private Optional<String> url(Base value) {
        Optional<String> ours = rule.target(value).map(name -> base + "/" + name);
        if (ours.isPresent()) {
            return ours;
        } else if (value instanceof UriType uri && uri.hasValue()) {
            String url = dice.chance(50) ? uri.getValue().replaceFirst("\\|.*", "") : uri.getValue();
            return Optional.of(url).filter(text -> text.indexOf(':') > 0);
        } else if (value instanceof Reference reference && reference.hasReference()) {
            return Optional.of(reference.getReference()).filter(text -> text.indexOf(':') > 0);
        }
        return Optional.empty();
    }

    /** A reference within a composite. */
    Optional<Value> part(Base value) {
        Optional<String> ours = rule.target(value);
        return (ours.isPresent() ? ours : url(value)).map(Plain::new);
    }
}
