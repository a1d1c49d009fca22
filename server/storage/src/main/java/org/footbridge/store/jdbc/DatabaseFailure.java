package org.footbridge.store.jdbc;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.footbridge.problem.Problem;
import org.footbridge.problem.ProblemKind;
import org.postgresql.util.PSQLException;

/**
 * Maps an SQLSTATE to a problem for the client. Every other SQLSTATE is a fault of the server.
 *
 * @see <a href="https://www.postgresql.org/docs/18/errcodes-appendix.html">PostgreSQL error codes</a>
 */
public final class DatabaseFailure {
    private DatabaseFailure() {}

    /**
     * Whether the database has said itself that a statement failed, so that nothing of it is there. Of a connection that is
     * lost nobody knows.
     *
     * @param failure as of {@link #problem}
     */
    public static boolean leftNoTrace(RuntimeException failure) {
        return failure.getCause() instanceof PSQLException cause
                && cause.getServerErrorMessage() != null
                && !isLost(String.valueOf(cause.getSQLState()));
    }

    private static boolean isLost(String state) {
        return state.startsWith("08") || state.startsWith("57P");
    }

    public static RuntimeException problem(SQLException e) {
        String state = e.getSQLState() == null ? "" : e.getSQLState();
        if (e instanceof SQLTransientConnectionException && e.getCause() == null) { // the pool has found nothing wrong
            return new Problem(
                    ProblemKind.BUSY, "The server is busy: all connections to its database are in use; try again.", e);
        } else if (e instanceof SQLTransientConnectionException || isLost(state)) {
            return new Problem(ProblemKind.BUSY, "The database cannot be reached at the moment; try again.", e);
        } else if (state.startsWith("53")) {
            return new Problem(
                    ProblemKind.BUSY, "The database is out of a resource at the moment; try again later.", e);
        } else if (state.equals("57014")) {
            return new Problem(ProblemKind.TOO_COSTLY, "The request took longer than the server allows.", e);
        } else if (state.equals("40001") || state.equals("40P01") || state.equals("23505")) {
            return new Problem(ProblemKind.CONFLICT, "Another request changed the same resource; try again.", e);
        }
        return new IllegalStateException("Database error " + state, e);
    }
}
