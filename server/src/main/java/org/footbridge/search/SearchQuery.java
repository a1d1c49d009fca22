package org.footbridge.search;

import java.util.List;
import org.footbridge.sql.Sql;

/**
 * A search as the database understands it, all of which must hold. A resource must have at least one key of each of
 * {@code tokenGroups} among its tokens; {@code conditions} are on table {@code search s}.
 */
public record SearchQuery(List<long[]> tokenGroups, List<Sql> conditions) {
    public SearchQuery {
        tokenGroups = List.copyOf(tokenGroups);
        conditions = List.copyOf(conditions);
    }
}
