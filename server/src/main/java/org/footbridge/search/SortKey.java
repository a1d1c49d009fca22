package org.footbridge.search;

import java.util.Optional;
import org.footbridge.sql.Sql;

/**
 * One key of an order.
 *
 * @param value a scalar over the row {@code search s}; NULL, which comes last, if the resource has none
 * @param walk an index that has the resources in this order; empty if there is none
 */
public record SortKey(Sql value, Form form, boolean descending, Optional<Walk> walk) {
    /** What is compared. */
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
     * The rows of {@code table} in {@code scope}, as in {@link Condition.Row}, in the order of {@code column}.
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
