package org.footbridge.search;

import java.util.List;
import java.util.stream.Stream;
import org.footbridge.search.ParameterType.Match;
import org.footbridge.search.value.Circle;
import org.footbridge.search.value.Escapes;

/**
 * What must hold of a resource, understood: every parameter is known, and every value can be compiled.
 *
 * @see <a href="https://hl7.org/fhir/R4/search.html">R4 search</a>
 */
public sealed interface Criterion {
    /** All search parameters that it needs, of whatever type. */
    Stream<SearchParameter> parameters();

    /**
     * Any of {@code values}, which keep their escapes. {@code modifier} is empty if there is none.
     *
     * @param match what finds it, so that nothing is a criterion that cannot be compiled
     */
    record Values(SearchParameter parameter, String modifier, List<String> values, Match match) implements Criterion {
        public Values {
            values = List.copyOf(values);
        }

        /** The places that it asks to be near to; none if it is about something else. */
        Stream<Circle> near() {
            return parameter.kind() == SearchParameter.Kind.SPECIAL && modifier.isEmpty()
                    ? values.stream().flatMap(value -> Circle.parse(Escapes.unescape(value)).stream())
                    : Stream.empty();
        }

        @Override
        public Stream<SearchParameter> parameters() {
            return Stream.of(parameter);
        }
    }

    /** A comparison that only {@code _filter} has, no modifier of R4; {@code match} is what finds it. */
    record Compared(SearchParameter parameter, Match match) implements Criterion {
        static final String EQUALS = "EQUALS";
        static final String ENDS_WITH = "ENDS WITH";
        static final String OVERLAPS = "OVERLAPS";

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

    /** What must hold of a resource of {@code type} that is pointed to. */
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

    /** All of {@code criteria}: anything if there are none. */
    record All(List<Criterion> criteria) implements Criterion {
        public All {
            criteria = List.copyOf(criteria);
        }

        @Override
        public Stream<SearchParameter> parameters() {
            return criteria.stream().flatMap(Criterion::parameters);
        }
    }

    /** Any of {@code criteria}: nothing if there are none. */
    record Any(List<Criterion> criteria) implements Criterion {
        public Any {
            criteria = List.copyOf(criteria);
        }

        @Override
        public Stream<SearchParameter> parameters() {
            return criteria.stream().flatMap(Criterion::parameters);
        }
    }

    /** Not {@code criterion}. */
    record Not(Criterion criterion) implements Criterion {
        @Override
        public Stream<SearchParameter> parameters() {
            return criterion.parameters();
        }
    }
}
