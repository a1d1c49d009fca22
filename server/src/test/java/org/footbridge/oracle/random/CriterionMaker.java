package org.footbridge.oracle.random;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.footbridge.oracle.naive.Evaluator;
import org.footbridge.oracle.naive.Stored;
import org.footbridge.oracle.query.Criterion.Simple;
import org.footbridge.oracle.query.Value;
import org.footbridge.oracle.query.Value.Plain;
import org.footbridge.oracle.query.Value.Prefixed;
import org.footbridge.search.parameter.SearchParameter;
import org.footbridge.search.parameter.SearchParameter.Component;
import org.footbridge.search.parameter.SearchParameter.Kind;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.ValueSet;

/** Criteria on a resource itself, each made from a resource that it has a chance to find. */
final class CriterionMaker {
    private static final List<String> META = List.of("_tag", "_profile", "_security", "_source");
    private static final Set<Feature> TERMS =
            EnumSet.of(Feature.TOKEN_IN, Feature.TOKEN_NOT_IN, Feature.TOKEN_BELOW, Feature.TOKEN_ABOVE);

    private static final Set<String> OF_THE_ROW = Set.of("_id", "_lastUpdated");

    private final Dice dice;
    private final Evaluator evaluator;
    private final TokenMaker tokens;
    private final TermMaker terms;
    private final StringMaker strings;
    private final DateMaker dates;
    private final NumberMaker numbers;
    private final ReferenceMaker references;
    private final UriMaker uris;

    CriterionMaker(Dice dice, Evaluator evaluator, String base) {
        this.dice = dice;
        this.evaluator = evaluator;
        this.tokens = new TokenMaker(dice);
        this.terms = new TermMaker(dice, evaluator.terms(), sets(evaluator));
        this.strings = new StringMaker(dice);
        this.dates = new DateMaker(dice);
        this.numbers = new NumberMaker(dice);
        this.references = new ReferenceMaker(dice, base);
        this.uris = new UriMaker(dice);
    }

    private static List<String> sets(Evaluator evaluator) {
        return evaluator.population().living("ValueSet").stream()
                .map(stored -> ((ValueSet) stored.resource().orElseThrow()).getUrl())
                .filter(url -> url != null && url.startsWith(Vocabulary.SETS))
                .toList();
    }

    /** A criterion that uses {@code feature}; empty if {@code seed} has nothing for it. */
    Optional<Made> make(Feature feature, Stored seed) {
        return switch (feature) {
            case ID -> Optional.of(Made.of(ids(seed), feature, ""));
            case LAST_UPDATED -> Optional.of(updated(seed));
            case MISSING -> parameter(seed, this::canBeMissing).map(parameter -> missing(parameter, feature));
            case META ->
                parameter(seed, parameter -> META.contains(parameter.code()))
                        .flatMap(parameter -> labelled(parameter, seed));
            default -> {
                Optional<Kind> kind = feature.kind();
                yield parameter(
                                seed,
                                parameter -> kind.filter(parameter.kind()::equals)
                                                .isPresent()
                                        && suits(feature, parameter)
                                        && !evaluator.values(seed, parameter).isEmpty())
                        .flatMap(parameter -> make(feature, parameter, seed))
                        .map(made -> dice.chance(25) ? orMore(made, feature, seed.type()) : made);
            }
        };
    }

    /** A criterion on parameter {@code code}; empty if {@code seed} has no value of it that {@code feature} asks for. */
    Optional<Made> make(Feature feature, String code, Stored seed) {
        SearchParameter parameter = evaluator.definitions().get(seed.type(), code);
        return suits(feature, parameter)
                ? make(feature, parameter, seed)
                        .map(made -> dice.chance(15) ? orMore(made, feature, seed.type()) : made)
                : Optional.empty();
    }

    /** The same with values of other resources, any of which will do. */
    private Made orMore(Made made, Feature feature, String type) {
        Simple first = (Simple) made.criterion();
        List<Value> values = new ArrayList<>(first.values());
        SearchParameter parameter = evaluator.definitions().get(type, first.code());
        for (int i = dice.between(1, 2); i > 0; i--) {
            dice.any(evaluator.population().living(type))
                    .flatMap(other -> make(feature, parameter, other))
                    .map(other -> (Simple) other.criterion())
                    .filter(other -> other.modifier().equals(first.modifier()))
                    .ifPresent(other -> values.addAll(other.values()));
        }
        Simple all = new Simple(first.code(), first.modifier(), values);
        return values.size() == 1 ? made : new Made(all, made.uses()).within(all, Feature.OR);
    }

    private Optional<SearchParameter> parameter(Stored seed, Predicate<SearchParameter> wanted) {
        return dice.any(evaluator.definitions().of(seed.type()).stream()
                .filter(parameter -> isKnown(parameter) && !OF_THE_ROW.contains(parameter.code()))
                .filter(wanted)
                .toList());
    }

    private static boolean isKnown(SearchParameter parameter) {
        return parameter.isSupported() || parameter.components().size() == 3;
    }

    private boolean canBeMissing(SearchParameter parameter) {
        return parameter.kind() != Kind.COMPOSITE && parameter.kind() != Kind.SPECIAL;
    }

    private Made missing(SearchParameter parameter, Feature feature) {
        String asked = dice.among("true", "false");
        Simple criterion = new Simple(parameter.code(), "missing", List.of(new Plain(asked)));
        return Made.of(criterion, feature, parameter.kind().name());
    }

    private Optional<Made> labelled(SearchParameter parameter, Stored seed) {
        Feature feature = parameter.kind() == Kind.URI ? Feature.URI_EXACT : Feature.TOKEN_CODE;
        return make(feature, parameter, seed).map(made -> Made.of(made.criterion(), Feature.META, parameter.code()));
    }

    /** Whether the values are elements of the resource or the result of an expression, where that matters. */
    private static boolean suits(Feature feature, SearchParameter parameter) {
        return switch (feature) {
            case TOKEN_FIXED_SYSTEM -> parameter.expression().matches("[A-Za-z.]+");
            case TOKEN_COMPUTED_SYSTEM -> parameter.expression().matches(".*(exists|!=).*");
            case COMPOSITE -> parameter.components().size() == 2;
            case COMPOSITE_INTERVAL -> parameter.components().size() == 3;
            default -> true;
        };
    }

    private Optional<Made> make(Feature feature, SearchParameter parameter, Stored seed) {
        Optional<Base> has = dice.any(evaluator.values(seed, parameter));
        if (parameter.kind() == Kind.REFERENCE) {
            return Made.of(has.flatMap(value -> references.make(feature, parameter, value)), feature);
        }
        Optional<Value> asked = has.flatMap(value -> value(feature, parameter, seed, value));
        return asked.map(value ->
                Made.of(new Simple(parameter.code(), modifier(feature), List.of(value)), feature, form(value)));
    }

    private static String modifier(Feature feature) {
        return switch (feature) {
            case STRING_EXACT -> "exact";
            case STRING_CONTAINS -> "contains";
            case TOKEN_NOT -> "not";
            case TOKEN_TEXT -> "text";
            case TOKEN_OF_TYPE -> "of-type";
            case TOKEN_IN -> "in";
            case TOKEN_NOT_IN -> "not-in";
            case TOKEN_BELOW -> "below";
            case TOKEN_ABOVE -> "above";
            case URI_BELOW -> "below";
            case URI_ABOVE -> "above";
            default -> "";
        };
    }

    private static String form(Value value) {
        if (value instanceof Value.Amount amount) {
            return amount.number().prefix();
        }
        return value instanceof Prefixed prefixed ? prefixed.prefix() : "";
    }

    private Optional<Value> value(Feature feature, SearchParameter parameter, Stored seed, Base value) {
        return switch (parameter.kind()) {
            case TOKEN -> TERMS.contains(feature) ? terms.make(feature, value) : tokens.make(feature, value);
            case STRING -> strings.make(feature, value);
            case DATE -> dates.make(value).map(date -> date);
            case NUMBER -> numbers.number(value);
            case QUANTITY -> numbers.quantity(feature, value);
            case URI -> uris.make(feature, value, evaluator.versions(seed, parameter));
            case COMPOSITE -> parts(parameter, seed, value);
            default -> Optional.empty();
        };
    }

    private Optional<Value> parts(SearchParameter composite, Stored seed, Base value) {
        List<Value> parts = new ArrayList<>();
        for (Component part : composite.components()) {
            dice.any(evaluator.part(seed, value, part))
                    .flatMap(has -> part(part, has))
                    .ifPresent(parts::add);
        }
        return parts.size() == composite.components().size() ? Optional.of(new Value.Parts(parts)) : Optional.empty();
    }

    private Optional<Value> part(Component part, Base value) {
        return switch (part.kind()) {
            case TOKEN -> tokens.make(dice.among(Feature.TOKEN_CODE, Feature.TOKEN_SYSTEM_CODE), value);
            case STRING -> strings.make(Feature.STRING_START, value);
            case DATE -> dates.make(value).map(date -> date);
            case NUMBER -> numbers.number(value);
            case QUANTITY ->
                numbers.quantity(dice.among(Feature.QUANTITY, Feature.QUANTITY_SYSTEM, Feature.QUANTITY_UNIT), value);
            case REFERENCE -> references.part(value);
            case URI -> uris.make(Feature.URI_EXACT, value, List.of());
            default -> Optional.empty();
        };
    }

    /** Some ids, among them mostly that of {@code seed}. */
    Simple ids(Stored seed) {
        List<Value> ids = new ArrayList<>();
        for (int i = dice.between(1, 4); i > 0; i--) {
            Stored other = dice.oneOf(evaluator.population().living());
            ids.add(new Plain(i == 1 && dice.chance(80) ? seed.id() : other.id()));
        }
        return new Simple("_id", "", ids);
    }

    /** Of dates approximately only a year: a fraction of a moment is over before the server looks. */
    private Made updated(Stored seed) {
        Instant updated = seed.updated();
        String text = updated.truncatedTo(dice.among(ChronoUnit.MILLIS, ChronoUnit.SECONDS))
                .toString();
        Prefixed asked = dates.make(text);
        if (asked.prefix().equals("ap")) {
            asked = new Prefixed("ap", dice.among("2001", text.substring(0, 4), "2090"));
        }
        Simple criterion = new Simple("_lastUpdated", "", List.of(asked));
        return Made.of(criterion, Feature.LAST_UPDATED, asked.prefix());
    }
}
