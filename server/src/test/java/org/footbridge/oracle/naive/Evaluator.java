package org.footbridge.oracle.naive;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.footbridge.oracle.query.Criterion;
import org.footbridge.oracle.query.Criterion.Chain;
import org.footbridge.oracle.query.Criterion.Filtered;
import org.footbridge.oracle.query.Criterion.Has;
import org.footbridge.oracle.query.Criterion.Simple;
import org.footbridge.oracle.query.Query;
import org.footbridge.oracle.query.Scope;
import org.footbridge.oracle.query.Value;
import org.footbridge.search.parameter.SearchParameter;
import org.footbridge.search.parameter.SearchParameter.Kind;
import org.footbridge.search.request.Compartments;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Property;

/** Answers queries by looking at every resource. */
public final class Evaluator {
    private final Population population;
    private final Definitions definitions;
    private final Values values;
    private final Terms terms;
    private final Rules rules;
    private final CanonicalRule canonicals;

    public Evaluator(Population population, Definitions definitions, Settings settings) {
        this.population = population;
        this.definitions = definitions;
        this.values = new Values();
        this.terms = new Terms(population);
        this.rules = new Rules(values, settings, terms);
        this.canonicals = new CanonicalRule(population);
    }

    public Population population() {
        return population;
    }

    public Terms terms() {
        return terms;
    }

    public Definitions definitions() {
        return definitions;
    }

    /** The values of a parameter in a resource, none of them empty. */
    public List<Base> values(Stored stored, SearchParameter parameter) {
        return values.of(stored, parameter);
    }

    /** The values of a part of a composite. */
    public List<Base> part(Stored stored, Base value, SearchParameter.Component part) {
        return values.part(stored, value, part);
    }

    /** What {@code query} finds, in order; the whole of it. */
    public List<Stored> matches(Query query) {
        return population.living().stream()
                .filter(stored -> isWithin(stored, query.scope()))
                .filter(stored -> query.criteria().stream().allMatch(criterion -> matches(stored, criterion)))
                .sorted(new Sorting(this, query).order())
                .toList();
    }

    /** What {@code query} includes on a page with these matches. */
    public List<Stored> included(Query query, List<Stored> page) {
        return new Inclusion(this, query.shape().includes()).around(page);
    }

    private boolean isWithin(Stored stored, Scope scope) {
        boolean type = scope.type().isEmpty() || scope.type().equals(stored.type());
        boolean types = scope.types().isEmpty() || scope.types().contains(stored.type());
        return type && types && (scope.compartment().isEmpty() || isIn(stored, scope.compartment()));
    }

    /** Whether {@code stored} is in the compartment of {@code compartment}, such as {@code Patient/1}. */
    public boolean isIn(Stored stored, String compartment) {
        String type = compartment.substring(0, compartment.indexOf('/'));
        return Compartments.parameters(type, stored.type()).stream()
                .anyMatch(code -> code.equals(Compartments.ITSELF)
                        ? stored.name().equals(compartment)
                        : refers(stored, definitions.get(stored.type(), code), compartment));
    }

    boolean matches(Stored stored, Criterion criterion) {
        if (criterion instanceof Simple simple) {
            return matches(stored, simple);
        } else if (criterion instanceof Chain chain) {
            return targets(stored, chain).stream().anyMatch(target -> matches(target, chain.next()));
        } else if (criterion instanceof Has has) {
            return population.living(has.type()).stream()
                    .filter(other -> targets(other, definitions.get(has.type(), has.reference()))
                            .contains(stored))
                    .anyMatch(other -> matches(other, has.next()));
        }
        return new Filtering(this).matches(stored, ((Filtered) criterion).filter());
    }

    private boolean matches(Stored stored, Simple asked) {
        List<String> texts = asked.values().stream().map(Value::text).toList();
        if (asked.code().equals("_id")) {
            boolean found = texts.contains(stored.id());
            return found != asked.modifier().equals("not");
        } else if (asked.code().equals("_list")) {
            return texts.stream().anyMatch(list -> isListed(stored, "List/" + list));
        }
        SearchParameter parameter = definitions.get(stored.type(), asked.code());
        if (asked.modifier().equals("missing")) {
            return isMissing(stored, parameter) == texts.get(0).equals("true");
        }
        boolean not = asked.modifier().startsWith("not");
        String modifier = asked.modifier().replaceFirst("^not-?", "");
        Simple positive = new Simple(asked.code(), modifier, asked.values());
        return not != asked.values().stream().anyMatch(value -> matches(stored, parameter, positive, value));
    }

    private boolean matches(Stored stored, SearchParameter parameter, Simple asked, Value value) {
        if (parameter.code().equals("_lastUpdated")) {
            Instant updated = stored.updated();
            // the clock of the server ticks, and it is the tick that is compared
            return rules.dates()
                    .matches(new DateRule.Span(updated, updated.plusNanos(1)), (Value.Prefixed) value, Instant.now());
        }
        Predicate<Base> rule = parameter.kind() == Kind.COMPOSITE
                ? has -> rules.matchesParts(stored, parameter, has, (Value.Parts) value)
                : has -> rules.matches(parameter, asked.modifier(), has, value)
                        || isVersion(stored, parameter, has, asked.modifier(), value);
        return values.of(stored, parameter).stream().anyMatch(rule);
    }

    /** The URL of a definition is asked for with the version of the definition. */
    private boolean isVersion(Stored stored, SearchParameter parameter, Base has, String modifier, Value value) {
        return versions(stored, parameter).stream()
                .anyMatch(version -> Rules.matchesVersion(has, modifier, version, value));
    }

    /** The version of a definition, if {@code parameter} is about its URL. */
    public List<String> versions(Stored stored, SearchParameter parameter) {
        Property version = parameter.expression().equals(stored.type() + ".url")
                ? stored.resource().orElseThrow().getChildByName("version")
                : null;
        return version == null
                ? List.of()
                : version.getValues().stream()
                        .filter(one -> one.isPrimitive() && one.hasPrimitiveValue())
                        .map(Base::primitiveValue)
                        .toList();
    }

    /** The values decide, also those that no search could find. */
    private boolean isMissing(Stored stored, SearchParameter parameter) {
        return values.of(stored, parameter).isEmpty();
    }

    private boolean isListed(Stored stored, String list) {
        return population
                .find(list)
                .filter(found -> refers(found, definitions.get("List", "item"), stored.name()))
                .isPresent();
    }

    private boolean refers(Stored stored, SearchParameter parameter, String name) {
        return values.of(stored, parameter).stream()
                .flatMap(value -> rules.references().target(value).stream())
                .anyMatch(name::equals);
    }

    /** What the references of {@code parameter} point to: resources that are here, of the types it may point to. */
    public List<Stored> targets(Stored stored, SearchParameter parameter) {
        return values.of(stored, parameter).stream()
                .flatMap(value -> Stream.concat(
                        rules.references().target(value).flatMap(population::find).stream(),
                        canonicals.meant(value).filter(found -> admits(parameter, found))))
                .distinct()
                .toList();
    }

    private static boolean admits(SearchParameter parameter, Stored target) {
        return parameter.targets().isEmpty() || parameter.targets().contains(target.type());
    }

    private List<Stored> targets(Stored stored, Chain chain) {
        SearchParameter parameter = definitions.get(stored.type(), chain.reference());
        return targets(stored, parameter).stream()
                .filter(target -> chain.type().isEmpty()
                        ? parameter.targets().contains(target.type()) && applies(target.type(), chain.next())
                        : target.type().equals(chain.type()))
                .toList();
    }

    /** Whether resources of {@code type} have the parameter that a chain goes on with. */
    private boolean applies(String type, Criterion next) {
        if (next instanceof Simple simple) {
            return definitions.find(type, simple.code()).isPresent();
        } else if (next instanceof Chain chain) {
            Optional<SearchParameter> reference = definitions.find(type, chain.reference());
            return reference.filter(found -> found.kind() == Kind.REFERENCE).isPresent();
        }
        return true;
    }

    Rules rules() {
        return rules;
    }
}
