package org.footbridge.search;

import java.util.List;

/**
 * What must hold of a resource, understood: every parameter is known, and every value can be compiled.
 *
 * @see <a href="https://hl7.org/fhir/R4/search.html">R4 search</a>
 */
public sealed interface Criterion {
    /** Any of {@code values}, which keep their escapes. {@code modifier} is empty if there is none. */
    record Values(SearchParameter parameter, String modifier, List<String> values) implements Criterion {
        public Values {
            values = List.copyOf(values);
        }
    }

    /** A comparison that only {@code _filter} has, no modifier of R4; {@code value} keeps its escapes. */
    record Compared(SearchParameter parameter, String comparison, String value) implements Criterion {
        static final String EQUALS = "EQUALS";
        static final String ENDS_WITH = "ENDS WITH";
        static final String OVERLAPS = "OVERLAPS";
    }

    /** A resource of {@code type} with any of {@code ids}. */
    record Ids(String type, List<String> ids) implements Criterion {
        public Ids {
            ids = List.copyOf(ids);
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
    }

    /** What must hold of a resource of {@code type} that is pointed to. */
    record Target(String type, Criterion criterion) {}

    /**
     * A resource of the type of {@code reference}, for which {@code criterion} holds, points to this one.
     *
     * @see <a href="https://hl7.org/fhir/R4/search.html#has">R4 3.1.1.4.14 reverse chaining</a>
     */
    record Reverse(SearchParameter reference, Criterion criterion) implements Criterion {}

    /** All of {@code criteria}: anything if there are none. */
    record All(List<Criterion> criteria) implements Criterion {
        public All {
            criteria = List.copyOf(criteria);
        }
    }

    /** Any of {@code criteria}: nothing if there are none. */
    record Any(List<Criterion> criteria) implements Criterion {
        public Any {
            criteria = List.copyOf(criteria);
        }
    }

    /** Not {@code criterion}. */
    record Not(Criterion criterion) implements Criterion {}
}
