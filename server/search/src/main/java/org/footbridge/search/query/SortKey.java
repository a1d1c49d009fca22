package org.footbridge.search.query;

import java.util.Optional;
import org.footbridge.sql.Sql;

/**
 * One key of a sort order.
 *
 * @param value a scalar expression on the row {@code search s}; NULL, which sorts last, if the resource has no value
 * @param walk an index that yields the resources in this order; empty if there is none
 */
public record SortKey(Sql value, Form form, boolean descending, Optional<Walk> walk) {
    /** The data type of the sort key. */
    public enum Form {
        INTEGER("bigint"),
        DECIMAL("numeric"),
        REAL("double precision"),
        TEXT("text");

        private final String sqlType;

        Form(String sqlType) {
            this.sqlType = sqlType;
        }

        /** The type in SQL. */
        public String sqlType() {
            return sqlType;
        }
    }

    /**
     * An index scan in sort order: the rows of {@code table} in {@code scope}, see {@link Condition.Row}, ordered by
     * {@code column}.
     *
     * @param single whether a resource has one such row at most
     */
    public record Walk(String table, String column, Sql scope, boolean single) {
        /** Whether {@code condition} is a test of the same rows, and so can be tried before anything else. */
        public boolean tests(Condition.Row condition) {
            return single
                    && condition.table().equals(table)
                    && condition.scope().equals(scope);
        }
    }
}
