package org.footbridge.search;

import java.util.List;
import java.util.regex.Pattern;
import org.footbridge.sql.Sql;

/**
 * A search as the database understands it, all of which must hold. A resource must have at least one key of each of
 * {@code tokenGroups} among its tokens; {@code conditions} are on table {@code search s}.
 */
public record SearchQuery(List<long[]> tokenGroups, List<Sql> conditions) {
    private static final Pattern ROW = Pattern.compile("FROM (search_\\w+) v WHERE v\\.pid = s\\.pid AND");

    public SearchQuery {
        tokenGroups = List.copyOf(tokenGroups);
        conditions = List.copyOf(conditions);
    }

    /**
     * The conditions in a form that is tried on each candidate. A planner that does not know how few resources have a key
     * would rather join them to every date there is; {@code OFFSET 0} keeps it from that.
     */
    public List<Sql> conditionsOnEach() {
        return conditions.stream()
                .map(condition -> condition.wrap(SearchQuery::onEach))
                .toList();
    }

    private static String onEach(String text) {
        return ROW.matcher(text).replaceAll("FROM (SELECT * FROM $1 x WHERE x.pid = s.pid OFFSET 0) v WHERE");
    }
}
