package org.footbridge.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.footbridge.sql.Sql;

/** Statements run one at a time, each its own transaction, with failures turned into problems. */
final class Database {
    /** Reads the row that the result set stands on; does not advance it. */
    interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** Sets the values of a statement, in order. */
    interface Values {
        void bind(Binder binder) throws SQLException;
    }

    private final DataSource source;

    Database(DataSource source) {
        this.source = source;
    }

    <T> List<T> list(String sql, Values values, RowReader<T> reader) {
        try (Connection connection = source.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            values.bind(new Binder(statement));
            try (ResultSet rows = statement.executeQuery()) {
                List<T> found = new ArrayList<>();
                while (rows.next()) {
                    found.add(reader.read(rows));
                }
                return found;
            }
        } catch (SQLException e) {
            throw DatabaseFailure.problem(e);
        }
    }

    <T> List<T> list(Sql sql, RowReader<T> reader) {
        return list(
                sql.text(),
                values -> {
                    for (Object value : sql.values()) {
                        values.addAny(value);
                    }
                },
                reader);
    }

    /** The first row; empty if there is none. */
    <T> Optional<T> first(String sql, Values values, RowReader<T> reader) {
        List<T> found = list(sql, values, reader);
        return found.isEmpty() ? Optional.empty() : Optional.of(found.get(0));
    }

    int update(String sql, Values values) {
        try (Connection connection = source.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            values.bind(new Binder(statement));
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw DatabaseFailure.problem(e);
        }
    }
}
