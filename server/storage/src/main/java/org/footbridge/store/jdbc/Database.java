package org.footbridge.store.jdbc;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.footbridge.sql.Sql;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGStatement;

/**
 * Runs statements and turns failures into problems. Each statement is its own transaction, except for those that run within
 * {@link #transaction}.
 */
public final class Database {
    /** Reads the row that the result set stands on; does not advance it. */
    public interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** Sets the values of a statement, in order. */
    public interface Values {
        void bind(Binder binder) throws SQLException;
    }

    private static final int FETCH = 5_000;

    private final DataSource source;
    private final WriteClock clock;

    /** The transaction that the thread is in, in this database. */
    @SuppressWarnings("ThreadLocalUsage")
    private final ThreadLocal<@Nullable Running> running = new ThreadLocal<>();

    private record Running(Connection connection, List<Runnable> afterwards) {}

    /** @param clock of the versions that transactions write */
    public Database(DataSource source, WriteClock clock) {
        this.source = source;
        this.clock = clock;
    }

    public <T> List<T> list(String sql, Values values, RowReader<T> reader) {
        return list(sql, values, reader, statement -> {});
    }

    /** A setting of a statement before its execution. */
    private interface Setting {
        void on(PreparedStatement statement) throws SQLException;
    }

    private <T> List<T> list(String sql, Values values, RowReader<T> reader, Setting setting) {
        return run(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                setting.on(statement);
                values.bind(new Binder(statement));
                try (ResultSet rows = statement.executeQuery()) {
                    List<T> found = new ArrayList<>();
                    while (rows.next()) {
                        found.add(reader.read(rows));
                    }
                    return found;
                }
            }
        });
    }

    /** Work that uses a connection. */
    private interface Work<T> {
        T with(Connection connection) throws SQLException;
    }

    private <T> T run(Work<T> work) {
        Running now = running.get();
        try {
            if (now != null) {
                return work.with(now.connection());
            }
            try (Connection connection = source.getConnection()) {
                return work.with(connection);
            }
        } catch (SQLException e) {
            throw DatabaseFailure.problem(e);
        }
    }

    /**
     * Runs all statements of {@code work}, in this thread, in one transaction, or in the one that the thread is in
     * already. Whatever is thrown undoes everything that {@code work} did.
     */
    public <T> T transaction(Supplier<T> work) {
        Running now = running.get();
        if (now != null) {
            return within(now, work);
        }
        List<Runnable> afterwards = new ArrayList<>();
        T result = clock.during(() -> committed(work, afterwards));
        afterwards.forEach(Runnable::run);
        return result;
    }

    private static <T> T within(Running running, Supplier<T> work) {
        int afterwards = running.afterwards().size();
        try {
            Savepoint before = running.connection().setSavepoint();
            try {
                T result = work.get();
                running.connection().releaseSavepoint(before);
                return result;
            } catch (RuntimeException | Error e) {
                undo(() -> running.connection().rollback(before), e);
                running.afterwards()
                        .subList(afterwards, running.afterwards().size())
                        .clear();
                throw e;
            }
        } catch (SQLException e) {
            throw DatabaseFailure.problem(e);
        }
    }

    /** Runs all statements of {@code work}, in this thread, in one transaction, and rolls it back. */
    public void undone(Runnable work) {
        try {
            committed(
                    () -> {
                        work.run();
                        throw new Undone();
                    },
                    new ArrayList<>());
        } catch (Undone expected) {
            // nothing that was to happen afterwards does
        }
    }

    /** Thrown to roll back a transaction that must not be committed. */
    private static final class Undone extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Undone() {
            super(null, null, false, false);
        }
    }

    /**
     * Runs {@code work}, whose times are those of versions that others see when it has ended. In a transaction, that is
     * seen to by whoever began it.
     */
    public <T> T during(Supplier<T> work) {
        return running.get() == null ? clock.during(work) : work.get();
    }

    /** Whether this thread is in a transaction. */
    public boolean isInTransaction() {
        return running.get() != null;
    }

    private <T> T committed(Supplier<T> work, List<Runnable> afterwards) {
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            running.set(new Running(connection, afterwards));
            try {
                T result = work.get();
                connection.commit();
                return result;
            } catch (RuntimeException | Error e) {
                undo(connection::rollback, e);
                throw e;
            } finally {
                running.remove(); // that each statement is its own transaction again, the pool sees to
            }
        } catch (SQLException e) {
            throw DatabaseFailure.problem(e);
        }
    }

    private interface Undoing {
        void run() throws SQLException;
    }

    /** A lost connection cannot be rolled back, and need not be; the first failure is the one to report. */
    private static void undo(Undoing undoing, Throwable cause) {
        try {
            undoing.run();
        } catch (SQLException lost) {
            cause.addSuppressed(lost);
        }
    }

    /** Runs {@code action} after the commit of the transaction of this thread; at once if there is none. */
    public void afterwards(Runnable action) {
        Running now = running.get();
        if (now == null) {
            action.run();
        } else {
            now.afterwards().add(action);
        }
    }

    public <T> List<T> list(Sql sql, RowReader<T> reader) {
        return list(sql.text(), values -> bind(sql, values), reader);
    }

    /** The same, planned for these values, for statements whose best plan depends on them. */
    public <T> List<T> listPlanned(Sql sql, RowReader<T> reader) {
        // what is never prepared is planned each time, in the same round trip
        return list(
                sql.text(),
                values -> bind(sql, values),
                reader,
                statement -> statement.unwrap(PGStatement.class).setPrepareThreshold(0));
    }

    private static void bind(Sql sql, Binder values) throws SQLException {
        for (Object value : sql.values()) {
            values.addAny(value);
        }
    }

    /** The first row; empty if there is none. */
    public <T> Optional<T> first(String sql, Values values, RowReader<T> reader) {
        List<T> found = list(sql, values, reader);
        return found.isEmpty() ? Optional.empty() : Optional.of(found.get(0));
    }

    /** Handles a row. */
    public interface RowWork {
        void with(ResultSet row) throws SQLException;
    }

    /** Gives {@code work} one row after the other, of which only some are in memory, on a connection of its own. */
    public void each(String sql, Values values, RowWork work) {
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false); // else the driver fetches all rows at once; the pool sets it back
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.setFetchSize(FETCH);
                values.bind(new Binder(statement));
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        work.with(rows);
                    }
                }
            }
        } catch (SQLException e) {
            throw DatabaseFailure.problem(e);
        }
    }

    public int update(String sql, Values values) {
        return run(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                values.bind(new Binder(statement));
                return statement.executeUpdate();
            }
        });
    }

    /** Runs a {@code COPY table FROM STDIN} with {@code rows} as its text. */
    public void copy(String sql, String rows) {
        run(connection -> {
            try {
                return connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql, new StringReader(rows));
            } catch (IOException e) {
                throw new UncheckedIOException(e); // a string cannot fail
            }
        });
    }
}
