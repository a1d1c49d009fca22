package org.footbridge.store;

import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** Sets a statement's values one after the other, so that nobody counts placeholders. */
final class Binder {
    private final PreparedStatement statement;
    private int index;

    Binder(PreparedStatement statement) {
        this.statement = statement;
    }

    Binder add(long value) throws SQLException {
        statement.setLong(++index, value);
        return this;
    }

    Binder add(int value) throws SQLException {
        statement.setInt(++index, value);
        return this;
    }

    Binder add(String value) throws SQLException {
        statement.setString(++index, value);
        return this;
    }

    Binder add(byte[] value) throws SQLException {
        statement.setBytes(++index, value);
        return this;
    }

    Binder add(long[] values) throws SQLException {
        statement.setObject(++index, values);
        return this;
    }

    Binder add(int[] values) throws SQLException {
        statement.setObject(++index, values);
        return this;
    }

    Binder add(String[] values) throws SQLException {
        statement.setArray(++index, statement.getConnection().createArrayOf("text", values));
        return this;
    }

    Binder add(byte[][] values) throws SQLException {
        statement.setArray(++index, statement.getConnection().createArrayOf("bytea", values));
        return this;
    }

    Binder add(BigDecimal[] values) throws SQLException {
        statement.setArray(++index, statement.getConnection().createArrayOf("numeric", values));
        return this;
    }

    /** A value of one of the types that {@code Sql} allows. */
    Binder addAny(Object value) throws SQLException {
        if (value instanceof long[] longs) {
            return add(longs);
        } else if (value instanceof String[] texts) {
            return add(texts);
        }
        statement.setObject(++index, value);
        return this;
    }
}
