package org.footbridge.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.footbridge.problem.Problem;
import org.footbridge.problem.ProblemKind;
import org.footbridge.search.SearchRequest.Page;
import org.footbridge.search.SearchRequest.Sort;
import org.footbridge.search.SearchRequest.Total;

/**
 * The parameters that say which part of the result is wanted.
 *
 * @see <a href="https://hl7.org/fhir/R4/search.html#return">R4 3.1.1.5 managing returned resources</a>
 */
final class PageParser {
    static final String CURSOR = "_cursor";

    /** The parameters that {@link #page} understands. {@code _summary} is only looked at for {@code count}. */
    static final Set<String> NAMES = Set.of("_count", "_sort", "_total", CURSOR, "_summary");

    private static final Set<String> SORTABLE = Set.of("_lastUpdated", "_id");

    private final int countDefault;
    private final int countMax;

    PageParser(int countDefault, int countMax) {
        this.countDefault = countDefault;
        this.countMax = countMax;
    }

    /** What {@code parameters} say about the page. A request for the count alone has count 0. */
    Page page(Map<String, String[]> parameters) {
        int count = one("_count", parameters).map(this::count).orElse(countDefault);
        boolean countOnly = count == 0
                || one("_summary", parameters).filter("count"::equals).isPresent();
        Total total = one("_total", parameters).map(PageParser::total).orElse(Total.NONE);
        return new Page(
                countOnly ? 0 : count,
                one("_sort", parameters).map(PageParser::sort).orElse(List.of()),
                countOnly ? Total.ACCURATE : total,
                one(CURSOR, parameters));
    }

    private static Optional<String> one(String name, Map<String, String[]> parameters) {
        String[] values = parameters.get(name);
        if (values == null || values.length == 0) {
            return Optional.empty();
        } else if (values.length > 1) {
            throw new Problem(ProblemKind.VALUE, name + " may be given once, not " + values.length + " times.");
        }
        return Optional.of(values[0]);
    }

    private int count(String value) {
        if (!value.matches("\\d{1,9}")) {
            throw new Problem(ProblemKind.VALUE, "_count must be a whole number of 0 or more, not '" + value + "'.");
        }
        return Math.min(Integer.parseInt(value), countMax);
    }

    private static Total total(String value) {
        for (Total total : Total.values()) {
            if (total.name().toLowerCase(Locale.ROOT).equals(value)) {
                return total;
            }
        }
        throw new Problem(ProblemKind.VALUE, "_total must be none, estimate or accurate, not '" + value + "'.");
    }

    private static List<Sort> sort(String value) {
        List<Sort> sorts = new ArrayList<>();
        for (String part : value.split(",", -1)) {
            boolean descending = part.startsWith("-");
            String code = descending ? part.substring(1) : part;
            if (!SORTABLE.contains(code)) {
                throw new Problem(
                        ProblemKind.NOT_SUPPORTED,
                        "_sort must be _lastUpdated or _id, with - before it to descend, not '" + part + "'.");
            }
            sorts.add(new Sort(code, descending));
        }
        return sorts;
    }
}
