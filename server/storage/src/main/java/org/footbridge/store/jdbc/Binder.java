package org.footbridge.store.jdbc;

import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** Sets the parameters of a statement in order, so that no code counts placeholders. */
public final class Binder {
    private final PreparedStatement statement;
    private int index;

    public Binder(PreparedStatement statement) {
        this.statement = statement;
    }

    public Binder add(long value) throws SQLException {
        statement.setLong(++index, value);
        return this;
    }

    public Binder add(int value) throws SQLException {
        statement.setInt(++index, value);
        return this;
    }

    public Binder add(String value) throws SQLException {
        statement.setString(++index, value);
        return this;
    }

    public Binder add(byte[] value) throws SQLException {
        statement.setBytes(++index, value);
        return this;
    }

    public Binder add(long[] values) throws SQLException {
        statement.setObject(++index, values);
        return this;
    }

    public Binder add(int[] values) throws SQLException {
        statement.setObject(++index, values);
        return this;
    }

    public Binder add(String[] values) throws SQLException {
        statement.setArray(++index, statement.getConnection().createArrayOf("text", values));
        return this;
    }

    public Binder add(byte[][] values) throws SQLException {
        statement.setArray(++index, statement.getConnection().createArrayOf("bytea", values));
        return this;
    }

    public Binder add(BigDecimal[] values) throws SQLException {
        statement.setArray(++index, statement.getConnection().createArrayOf("numeric", values));
        return this;
    }

    /** A value of one of the types that {@code Sql} allows. */
    public Binder addAny(Object value) throws SQLException {
        if (value instanceof long[] longs) {
            return add(longs);
        } else if (value instanceof String[] texts) {
            return add(texts);
        }
        statement.setObject(++index, value);
        return this;
    }
}
