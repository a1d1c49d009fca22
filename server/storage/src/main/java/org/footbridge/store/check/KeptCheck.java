package org.footbridge.store.check;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.footbridge.store.resource.BodyCodec;

/** Checks the rows that are kept for later requests: condition guards, and stored responses. */
final class KeptCheck {
    private static final String CLAIMS_TO_COME =
            "SELECT key FROM condition_guard WHERE txid >= pg_snapshot_xmax(pg_current_snapshot()) ORDER BY key";

    private static final String ANSWERS = "SELECT key, status, cardinality(headers), body FROM answer ORDER BY key";
    private static final int FETCH = 200;

    private KeptCheck() {}

    static void run(Connection connection, ConsistencyReport report) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(CLAIMS_TO_COME);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                report.add(ConsistencyRule.CLAIM_WRONG, "claim " + rows.getLong(1));
            }
        }
        try (PreparedStatement statement = connection.prepareStatement(ANSWERS)) {
            statement.setFetchSize(FETCH);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    String key = rows.getString(1);
                    fault(rows)
                            .ifPresent(
                                    what -> report.add(ConsistencyRule.ANSWER_WRONG, "key '" + key + "' has " + what));
                }
            }
        }
    }

    private static Optional<String> fault(ResultSet row) throws SQLException {
        int status = row.getInt(2);
        if (status < 200 || status > 299) {
            return Optional.of("the status " + status + ", which is no success");
        } else if (row.getInt(3) % 2 != 0) {
            return Optional.of("a header without a value");
        }
        try {
            BodyCodec.unpack(row.getBytes(4));
            return Optional.empty();
        } catch (IllegalStateException unreadable) {
            return Optional.of("a body that cannot be read");
        }
    }
}
