package org.footbridge.search;

import java.util.List;
import java.util.Optional;

/**
 * A search, understood. {@code criteria} must all hold. {@code ids} are the values of {@code _id}, any of which will
 * do; empty if ids were not asked for. {@code applied} is what the self link echoes, in the client's order and without
 * the cursor; {@code ignored} are the names of parameters that lenient handling has left out.
 *
 * @see <a href="https://hl7.org/fhir/R4/http.html#search">R4 search</a>
 */
public record SearchRequest(
        String type,
        List<Criterion> criteria,
        List<String> ids,
        Page page,
        List<Applied> applied,
        List<String> ignored) {
    /** The values any of which will do, with their escapes. {@code modifier} is empty if there is none. */
    public record Criterion(SearchParameter parameter, String modifier, List<String> values) {
        public Criterion {
            values = List.copyOf(values);
        }
    }

    /** Which part of the result: up to {@code count} resources from {@code cursor} on, none if it is 0. */
    public record Page(int count, List<Sort> sort, Total total, Optional<String> cursor) {
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
        criteria = List.copyOf(criteria);
        ids = List.copyOf(ids);
        applied = List.copyOf(applied);
        ignored = List.copyOf(ignored);
    }
}
