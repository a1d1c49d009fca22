package org.footbridge.search.request;

import java.util.List;
import java.util.stream.Stream;
import org.footbridge.search.parameter.SearchParameter;
import org.footbridge.search.request.SearchRequest.Selection;
import org.footbridge.search.type.ParameterType.Match;
import org.footbridge.search.value.Circle;
import org.footbridge.search.value.Escapes;

/**
 * A search criterion after parsing: every parameter is resolved, and every value can be compiled to SQL.
 *
 * @see <a href="https://hl7.org/fhir/R4/search.html">R4 search</a>
 */
public sealed interface Criterion {
    /** The search parameters on which the criterion depends, of all types. */
    Stream<SearchParameter> parameters();

    /**
     * A parameter that must have any of {@code values}, which keep their escapes. {@code modifier} is empty if there is
     * none.
     *
     * @param match the compiled form, so that a criterion which cannot be compiled does not exist
     */
    public record Values(SearchParameter parameter, String modifier, List<String> values, Match match)
            implements Criterion {
        public Values {
            values = List.copyOf(values);
        }

        /** The places that it asks to be near to; none if it is about something else. */
        public Stream<Circle> near() {
            return parameter.kind() == SearchParameter.Kind.SPECIAL && modifier.isEmpty()
                    ? values.stream().flatMap(value -> Circle.parse(Escapes.unescape(value)).stream())
                    : Stream.empty();
        }

        @Override
        public Stream<SearchParameter> parameters() {
            return Stream.of(parameter);
        }
    }

    /**
     * A comparison that exists only in {@code _filter}, without an equivalent modifier. {@code match} is its compiled form.
     */
    record Compared(SearchParameter parameter, Match match) implements Criterion {
        @Override
        public Stream<SearchParameter> parameters() {
            return Stream.of(parameter);
        }
    }

    /** A resource of {@code type} with any of {@code ids}. */
    record Ids(String type, List<String> ids) implements Criterion {
        public Ids {
            ids = List.copyOf(ids);
        }

        @Override
        public Stream<SearchParameter> parameters() {
            return Stream.empty();
        }
    }

    /**
     * {@code reference} points to a resource for which one of {@code targets} holds.
     *
     * @see <a href="https://hl7.org/fhir/R4/search.html#chaining">R4 3.1.1.4.13 chained parameters</a>
     */
    record Chained(SearchParameter reference, List<Target> targets) implements Criterion {
        public Chained {
            targets = List.copyOf(targets);
        }

        @Override
        public Stream<SearchParameter> parameters() {
            return Stream.concat(
                    Stream.of(reference),
                    targets.stream().flatMap(target -> target.criterion().parameters()));
        }
    }

    /** A criterion on the target of a reference, for targets of {@code type}. */
    record Target(String type, Criterion criterion) {}

    /**
     * A resource of the type of {@code reference}, for which {@code criterion} holds, points to this one, which is of
     * {@code type}.
     *
     * @see <a href="https://hl7.org/fhir/R4/search.html#has">R4 3.1.1.4.14 reverse chaining</a>
     */
    record Reverse(String type, SearchParameter reference, Criterion criterion) implements Criterion {
        @Override
        public Stream<SearchParameter> parameters() {
            return Stream.concat(Stream.of(reference), criterion.parameters());
        }
    }

    /**
     * A resource that one of {@code from} refers to.
     *
     * @param former keys of resources for which it holds, too
     */
    record Referred(List<Selection> from, long[] former) implements Criterion {
        public Referred {
            from = List.copyOf(from);
        }

        @Override
        public Stream<SearchParameter> parameters() {
            return from.stream()
                    .flatMap(selection -> selection.criteria().stream())
                    .flatMap(Criterion::parameters);
        }
    }

    /** The conjunction of {@code criteria}; true if there are none. */
    record All(List<Criterion> criteria) implements Criterion {
        public All {
            criteria = List.copyOf(criteria);
        }

        @Override
        public Stream<SearchParameter> parameters() {
            return criteria.stream().flatMap(Criterion::parameters);
        }
    }

    /** The disjunction of {@code criteria}; false if there are none. */
    record Any(List<Criterion> criteria) implements Criterion {
        public Any {
            criteria = List.copyOf(criteria);
        }

        @Override
        public Stream<SearchParameter> parameters() {
            return criteria.stream().flatMap(Criterion::parameters);
        }
    }

    /** The negation of {@code criterion}. */
    record Not(Criterion criterion) implements Criterion {
        @Override
        public Stream<SearchParameter> parameters() {
            return criterion.parameters();
        }
    }
}
