package org.footbridge.search.parser;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.footbridge.problem.Problem;
import org.footbridge.problem.ProblemKind;
import org.footbridge.search.request.SearchRequest.Page;
import org.footbridge.search.request.SearchRequest.Sort;
import org.footbridge.search.request.SearchRequest.Total;

/**
 * Parser of the parameters that select a page of the result: {@code _count}, {@code _sort}, {@code _total} and the cursor.
 *
 * @see <a href="https://hl7.org/fhir/R4/search.html#return">R4 3.1.1.5 managing returned resources</a>
 */
final class PageParser {
    static final String CURSOR = "_cursor";
    static final String SORT = "_sort";

    /** The parameters that {@link #page} parses. Of {@code _summary}, it parses only {@code count}. */
    static final Set<String> NAMES = Set.of("_count", SORT, "_total", CURSOR, "_summary", "_explain");

    /** More keys than this order nothing any more. */
    private static final int SORTS_MAX = 8;

    private final int countDefault;
    private final int countMax;

    PageParser(int countDefault, int countMax) {
        this.countDefault = countDefault;
        this.countMax = countMax;
    }

    /** Parses the page parameters. A request for the total alone has a count of 0. */
    Page page(Map<String, String[]> parameters) {
        int count = one("_count", parameters).map(this::count).orElse(countDefault);
        boolean countOnly = count == 0
                || one("_summary", parameters).filter("count"::equals).isPresent();
        Total total = one("_total", parameters).map(PageParser::total).orElse(Total.NONE);
        return new Page(
                countOnly ? 0 : count,
                one(SORT, parameters).map(PageParser::sort).orElse(List.of()),
                countOnly ? Total.ACCURATE : total,
                one("_explain", parameters).map(PageParser::explained).orElse(false),
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

    private static boolean explained(String value) {
        CriterionParser.require(
                value.equals("true") || value.equals("false"), "_explain must be true or false, not '" + value + "'.");
        return value.equals("true");
    }

    private static List<Sort> sort(String value) {
        List<Sort> sorts = new ArrayList<>();
        for (String part : value.split(",", -1)) {
            boolean descending = part.startsWith("-");
            String code = descending ? part.substring(1) : part;
            CriterionParser.require(
                    !code.isEmpty(), "_sort must be search parameters with commas between them, not '" + value + "'.");
            sorts.add(new Sort(code, descending));
        }
        CriterionParser.require(
                sorts.size() <= SORTS_MAX, "_sort can have " + SORTS_MAX + " keys, not " + sorts.size() + ".");
        return sorts;
    }
}
