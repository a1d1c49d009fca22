package org.footbridge.search.request;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.footbridge.search.parameter.SearchParameter;
import org.footbridge.search.value.Circle;

/**
 * A search after parsing. {@code applied} are the parameters that the self link repeats, in the client's order and without
 * the cursor; {@code ignored} are the names of parameters that lenient handling has left out.
 *
 * @param selections one for each type that is searched, at least one
 * @see <a href="https://hl7.org/fhir/R4/http.html#search">R4 search</a>
 */
public record SearchRequest(
        List<Selection> selections, List<Include> includes, Page page, List<Applied> applied, List<String> ignored) {
    /** The criteria on resources of one type, all of which must hold. */
    public record Selection(String type, List<Criterion> criteria) {
        public Selection {
            criteria = List.copyOf(criteria);
        }
    }

    /**
     * An {@code _include}, which adds the resources that the matches refer to, or a {@code reverse} one, which adds the
     * resources that refer to the matches.
     *
     * @param iterate whether to follow the references of added resources, too
     * @param source the type that has the references; empty for any
     * @param parameters the reference parameters; empty for all
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

    /** The requested page: up to {@code count} resources after {@code cursor}; a count of 0 asks for no resources. */
    public record Page(int count, List<Sort> sort, Total total, boolean explained, Optional<String> cursor) {
        public Page {
            sort = List.copyOf(sort);
        }
    }

    /** A parameter to sort by. */
    public record Sort(String code, boolean descending) {}

    /**
     * The value of {@code _total}: whether the server counts the matches.
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

    /** The circles of {@code near}, any of which a match may be in; empty if the search is not by distance. */
    public List<Circle> near() {
        return selections.stream()
                .flatMap(selection -> selection.criteria().stream())
                .flatMap(criterion -> criterion instanceof Criterion.Values values ? values.near() : Stream.empty())
                .toList();
    }

    /** The search parameters on which the criteria and includes depend, of all types. */
    public Stream<SearchParameter> parameters() {
        return Stream.concat(
                selections.stream()
                        .flatMap(selection -> selection.criteria().stream())
                        .flatMap(Criterion::parameters),
                includes.stream().flatMap(include -> include.parameters().stream()));
    }
}
