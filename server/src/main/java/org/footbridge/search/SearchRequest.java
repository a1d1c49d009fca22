package org.footbridge.search;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.footbridge.search.value.Circle;

/**
 * A search, understood. {@code applied} is what the self link echoes, in the client's order and without the cursor;
 * {@code ignored} are the names of parameters that lenient handling has left out.
 *
 * @param selections one for each type that is searched, at least one
 * @see <a href="https://hl7.org/fhir/R4/http.html#search">R4 search</a>
 */
public record SearchRequest(
        List<Selection> selections, List<Include> includes, Page page, List<Applied> applied, List<String> ignored) {
    /** The resources of {@code type} for which {@code criteria} all hold. */
    public record Selection(String type, List<Criterion> criteria) {
        public Selection {
            criteria = List.copyOf(criteria);
        }
    }

    /**
     * What to add to the matches: the resources they refer to or, {@code reverse}, those that refer to them.
     *
     * @param iterate whether to look also at what was added
     * @param source the type that has the references; empty for any
     * @param parameters the references; empty for all
     * @param target the type that is referred to; empty for any
     * @see <a href="https://hl7.org/fhir/R4/search.html#include">R4 3.1.1.5.7 including other resources</a>
     */
    public record Include(
            boolean reverse, boolean iterate, String source, List<SearchParameter> parameters, String target) {
        /** Whatever refers to a resource by any reference that can be searched for. */
        public static final Include ANY_REFERRER = new Include(true, false, "", List.of(), "");

        public Include {
            parameters = List.copyOf(parameters);
        }
    }

    /** Which part of the result: up to {@code count} resources from {@code cursor} on, none if it is 0. */
    public record Page(int count, List<Sort> sort, Total total, boolean explained, Optional<String> cursor) {
        public Page {
            sort = List.copyOf(sort);
        }
    }

    /** A parameter to sort by. */
    public record Sort(String code, boolean descending) {}

    /**
     * Whether to count.
     *
     * @see <a href="https://hl7.org/fhir/R4/search.html#total">R4 3.1.1.5.5 total number of results</a>
     */
    public enum Total {
        NONE,
        ESTIMATE,
        ACCURATE
    }

    /** A parameter as the client wrote it, without percent-encoding. */
    public record Applied(String name, String value) {}

    public SearchRequest {
        selections = List.copyOf(selections);
        includes = List.copyOf(includes);
        applied = List.copyOf(applied);
        ignored = List.copyOf(ignored);
    }

    /** The places that matches must be near to, any of which will do; none if it is not about distance. */
    public List<Circle> near() {
        return selections.stream()
                .flatMap(selection -> selection.criteria().stream())
                .flatMap(criterion -> criterion instanceof Criterion.Values values ? values.near() : Stream.empty())
                .toList();
    }

    /** All search parameters that the criteria and includes need, of whatever type. */
    public Stream<SearchParameter> parameters() {
        return Stream.concat(
                selections.stream()
                        .flatMap(selection -> selection.criteria().stream())
                        .flatMap(Criterion::parameters),
                includes.stream().flatMap(include -> include.parameters().stream()));
    }
}
