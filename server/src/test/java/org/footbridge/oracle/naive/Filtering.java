package org.footbridge.oracle.naive;

import java.util.List;
import org.footbridge.oracle.query.Criterion;
import org.footbridge.oracle.query.Criterion.Simple;
import org.footbridge.oracle.query.Filter;
import org.footbridge.oracle.query.Filter.And;
import org.footbridge.oracle.query.Filter.Not;
import org.footbridge.oracle.query.Filter.Or;
import org.footbridge.oracle.query.Filter.Test;
import org.footbridge.oracle.query.Value;
import org.footbridge.search.parameter.SearchParameter;
import org.footbridge.search.parameter.SearchParameter.Kind;
import org.hl7.fhir.r4.model.Base;

/**
 * {@code _filter}: logic, and tests that say the same as a criterion. A test is true if it is true of any value;
 * {@code ne} of texts and codes, if there is a value and none is equal.
 *
 * @see <a href="https://hl7.org/fhir/R4/search_filter.html">R4 _filter</a>
 */
final class Filtering {
    private final Evaluator evaluator;

    Filtering(Evaluator evaluator) {
        this.evaluator = evaluator;
    }

    boolean matches(Stored stored, Filter filter) {
        if (filter instanceof And and) {
            return matches(stored, and.left()) && matches(stored, and.right());
        } else if (filter instanceof Or or) {
            return matches(stored, or.left()) || matches(stored, or.right());
        } else if (filter instanceof Not not) {
            return !matches(stored, not.inner());
        }
        return matches(stored, (Test) filter);
    }

    private boolean matches(Stored stored, Test test) {
        if (test.path().size() > 1) {
            Test rest = new Test(test.path().subList(1, test.path().size()), test.operator(), test.value());
            SearchParameter reference =
                    evaluator.definitions().get(stored.type(), test.path().get(0));
            return evaluator.targets(stored, reference).stream()
                    .filter(target ->
                            reference.targets().isEmpty() || reference.targets().contains(target.type()))
                    .filter(target -> evaluator
                            .definitions()
                            .find(target.type(), rest.path().get(0))
                            .isPresent())
                    .anyMatch(target -> matches(target, rest));
        }
        return matchesHere(stored, test);
    }

    private boolean matchesHere(Stored stored, Test test) {
        String code = test.path().get(0);
        if (test.operator().equals("pr")) {
            boolean missing = test.value().text().equals("false");
            return evaluator.matches(
                    stored, new Simple(code, "missing", List.of(new Value.Plain(String.valueOf(missing)))));
        }
        SearchParameter parameter = evaluator.definitions().get(stored.type(), code);
        if (parameter.kind() == Kind.STRING) {
            boolean unequal = test.operator().equals("ne");
            boolean names = StringRule.isAboutPeople(parameter);
            List<Base> values = evaluator.values(stored, parameter);
            boolean found = values.stream()
                    .anyMatch(value -> StringRule.matches(
                            value, names, unequal ? "eq" : test.operator(), ((Value.Plain) test.value()).plain()));
            return unequal ? !values.isEmpty() && !found : found;
        }
        if (parameter.kind() == Kind.TOKEN) {
            List<Base> values = evaluator.values(stored, parameter);
            boolean equal =
                    values.stream().anyMatch(value -> evaluator.rules().matches(parameter, "", value, test.value()));
            return test.operator().equals("ne") ? !values.isEmpty() && !equal : equal;
        }
        return evaluator.matches(stored, criterion(code, test));
    }

    /** Dates and numbers have their prefix as an operator; what else there is knows only {@code eq}. */
    private static Criterion criterion(String code, Test test) {
        Value value = test.value();
        if (value instanceof Value.Prefixed number) {
            value = new Value.Prefixed(test.operator(), number.value());
        } else if (value instanceof Value.Amount amount) {
            value = new Value.Amount(
                    new Value.Prefixed(test.operator(), amount.number().value()), amount.system(), amount.code());
        }
        return new Simple(code, "", List.of(value));
    }
}
