package org.footbridge.store.planner;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.footbridge.search.query.SortKey;
import org.footbridge.sql.Sql;

/**
 * The order of the matches of a page: by sort keys, then by creation.
 *
 * @param descends whether the last created comes first
 * @param after the end of the page before
 */
public record PageOrder(List<SortKey> keys, boolean descends, Optional<SearchPosition> after) {
    /** The columns of {@code alias} by which matches are ordered, as they stand in ORDER BY. */
    public String by(String alias) {
        StringBuilder order = new StringBuilder();
        for (int i = 0; i < keys.size(); i++) {
            order.append(alias + ".k" + i + (keys.get(i).descending() ? " DESC" : "") + " NULLS LAST, ");
        }
        return order.append(alias + ".pid" + (descends ? " DESC" : "")).toString();
    }

    /** The sort keys of {@code alias} as texts, each after a comma. */
    public String keyTexts(String alias) {
        return IntStream.range(0, keys.size())
                .mapToObj(i -> ", " + alias + ".k" + i + "::text")
                .collect(Collectors.joining());
    }

    /** Equal in the first keys and beyond in the next; missing values are beyond all others. */
    public Sql beyond() {
        if (after.isEmpty()) {
            return Sql.TRUE;
        }
        SearchPosition position = after.get();
        List<Sql> alternatives = new ArrayList<>();
        List<Sql> equal = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) {
            String key = "m.k" + i;
            String value = position.values().get(i);
            String typed = "?::" + keys.get(i).form().sqlType();
            if (value == null) {
                equal.add(Sql.of(key + " IS NULL"));
                continue;
            }
            List<Sql> further = new ArrayList<>(equal);
            further.add(Sql.of(
                    "(" + key + " " + beyondSign(keys.get(i).descending()) + " " + typed + " OR " + key + " IS NULL)",
                    value));
            alternatives.add(Sql.and(further));
            equal.add(Sql.of(key + " = " + typed, value));
        }
        equal.add(Sql.of("m.pid " + beyondSign(descends) + " ?", position.pid()));
        alternatives.add(Sql.and(equal));
        return Sql.or(alternatives);
    }

    static String beyondSign(boolean descending) {
        return descending ? "<" : ">";
    }
}
