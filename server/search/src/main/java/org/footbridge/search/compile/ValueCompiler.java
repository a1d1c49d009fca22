package org.footbridge.search.compile;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.footbridge.problem.Problem;
import org.footbridge.search.index.Keys;
import org.footbridge.search.parameter.CommonParameters;
import org.footbridge.search.parameter.SearchParameter;
import org.footbridge.search.parameter.SearchParameter.Derivation.Rule;
import org.footbridge.search.parameter.SearchParameter.Kind;
import org.footbridge.search.query.Condition;
import org.footbridge.search.query.ResourcePredicate;
import org.footbridge.search.request.Criterion.Compared;
import org.footbridge.search.request.Criterion.Values;
import org.footbridge.search.type.CompositeSearch;
import org.footbridge.search.type.DateSearch;
import org.footbridge.search.type.ParameterType;
import org.footbridge.search.type.ParameterType.Match;
import org.footbridge.search.type.ParameterType.Question;
import org.footbridge.search.type.SearchBasis;
import org.footbridge.search.type.TokenSearch;
import org.footbridge.search.value.Escapes;
import org.footbridge.sql.Sql;

/** Compiles the values that a query gives for one search parameter. */
public final class ValueCompiler {
    private final Keys keys;
    private final Map<Kind, ParameterType> types;
    private final DateSearch dates;
    private final CompositeSearch composites;

    ValueCompiler(SearchBasis basis) {
        this.keys = basis.keys();
        this.types = ParameterType.all(basis);
        this.dates = new DateSearch(basis.clock(), basis.zone());
        this.composites = new CompositeSearch(basis, types);
    }

    /**
     * The criterion that {@code parameter:modifier=values} asks for.
     *
     * @throws Problem NOT_SUPPORTED for a modifier, VALUE for a value
     */
    public Values compile(SearchParameter parameter, String modifier, List<String> values) {
        Modifiers.require(parameter, modifier, types.get(parameter.kind()));
        Match match;
        if (modifier.equals(Modifiers.MISSING)) {
            Condition present = present(parameter);
            match = Match.condition(Modifiers.isMissing(values) ? present.not() : present);
        } else {
            // also finds resources without any value, so that the whole is negated
            Match any = match(parameter, modifier, values);
            match = TokenSearch.negates(modifier)
                    ? Match.condition(any.toCondition().not())
                    : any;
        }
        return new Values(parameter, modifier, values, match);
    }

    /**
     * The criterion of a comparison that only {@code _filter} has.
     *
     * @throws Problem VALUE for a value
     */
    public Compared compared(SearchParameter parameter, String comparison, String value) {
        return new Compared(parameter, compare(parameter, comparison, value));
    }

    /** The condition that the parameter has a value, its own or that of a parameter from which it is derived. */
    private Condition present(SearchParameter parameter) {
        return parameter.derivation().rule() == Rule.NONE
                ? present(keys.present(key(parameter)))
                : Condition.any(parameter.derivation().parameters().stream()
                        .map(this::present)
                        .toList());
    }

    private static Condition present(int key) {
        return Condition.unindexed(
                Sql.of("? = ANY(s.parameters)", key),
                0.5,
                ResourcePredicate.of(resource -> resource.hasParameter(key)));
    }

    private Match match(SearchParameter parameter, String modifier, List<String> values) {
        return switch (parameter.derivation().rule()) {
            case NONE -> {
                Question question = new Question(parameter, key(parameter), modifier);
                yield Match.any(
                        values.stream().map(value -> match(question, value)).toList());
            }
            case ANY ->
                Match.any(parameter.derivation().parameters().stream()
                        .map(other -> match(other, modifier, values))
                        .toList());
            case ALL ->
                Match.any(values.stream()
                        .map(value -> compositeValue(parameter, value))
                        .toList());
        };
    }

    private Match compare(SearchParameter parameter, String comparison, String value) {
        return parameter.derivation().rule() == Rule.ANY
                ? Match.any(parameter.derivation().parameters().stream()
                        .map(other -> compare(other, comparison, value))
                        .toList())
                : match(new Question(parameter, key(parameter), comparison), value);
    }

    private Match match(Question question, String value) {
        SearchParameter parameter = question.parameter();
        if (parameter.code().equals(CommonParameters.LAST_UPDATED)) {
            return dates.matchUpdated(question, value);
        }
        ParameterType type = types.get(parameter.kind());
        return type == null ? composites.match(question, value) : type.match(question, value);
    }

    private Match compositeValue(SearchParameter composite, String value) {
        return Match.all(parts(composite, value).stream().map(Values::match).toList());
    }

    /**
     * Splits a value of a composite on the whole resource: each part becomes a criterion on the parameter that defines it.
     */
    List<Values> parts(SearchParameter composite, String value) {
        List<SearchParameter> others = composite.derivation().parameters();
        List<String> parts = Escapes.split(value, '$');
        Question whole = new Question(composite, key(composite), "");
        if (parts.size() != others.size() || parts.stream().anyMatch(String::isEmpty)) {
            throw whole.mustBe(others.size() + " values with $ between them, such as code$value", value);
        }
        return IntStream.range(0, parts.size())
                .mapToObj(i -> compile(others.get(i), "", List.of(parts.get(i))))
                .toList();
    }

    private long key(SearchParameter parameter) {
        return keys.parameter(parameter.type(), parameter.code());
    }
}
