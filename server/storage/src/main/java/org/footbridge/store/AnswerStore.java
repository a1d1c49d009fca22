package org.footbridge.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.footbridge.store.jdbc.Database;
import org.footbridge.store.resource.BodyCodec;

/**
 * Stores responses under the keys of their requests. The transaction that executes a request also writes its response, so that
 * one exists if and only if the other does.
 */
public final class AnswerStore {
    private static final String FIND = "SELECT request, status, headers, body FROM answer WHERE key = ?";

    /** Waits for whoever is at work under the same key. */
    private static final String TAKE = "INSERT INTO answer (key, request, status, headers, body)"
            + " VALUES (?, ?, 0, '{}', '') ON CONFLICT (key) DO NOTHING RETURNING 1";

    private static final String COMPLETE = "UPDATE answer SET status = ?, headers = ?, body = ? WHERE key = ?";

    /** A claim of a day ago was seen by every search that still has to write. */
    private static final String PRUNE_GUARDS = "DELETE FROM condition_guard WHERE made < now() - interval '1 day'";

    private static final String PRUNE =
            "DELETE FROM answer WHERE made < now() - CAST(? AS bigint) * interval '1 second'";

    private final Database database;

    AnswerStore(Database database) {
        this.database = database;
    }

    public Optional<StoredAnswer> find(String key) {
        return database.first(FIND, values -> values.add(key), AnswerStore::read);
    }

    private static StoredAnswer read(ResultSet row) throws SQLException {
        String[] headers = (String[]) row.getArray(3).getArray();
        return new StoredAnswer(row.getBytes(1), row.getInt(2), List.of(headers), BodyCodec.unpack(row.getBytes(4)));
    }

    /** Thrown through the transaction of a request that changes nothing. */
    private static final class Undone extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient StoredAnswer answer;

        Undone(StoredAnswer answer) {
            this.answer = answer;
        }
    }

    /**
     * What {@code work} answers, kept under {@code key} if it is a success; otherwise everything it did is undone. Empty,
     * and nothing is done, if there is an answer under {@code key} already.
     */
    public Optional<StoredAnswer> within(String key, byte[] request, Supplier<StoredAnswer> work) {
        try {
            return database.transaction(() -> {
                boolean taken = database.list(TAKE, values -> values.add(key).add(request), row -> 1)
                        .isEmpty();
                if (taken) {
                    return Optional.<StoredAnswer>empty();
                }
                StoredAnswer answer = work.get();
                if (answer.status() < 200 || answer.status() > 299) {
                    throw new Undone(answer);
                }
                database.update(
                        COMPLETE,
                        values -> values.add(answer.status())
                                .add(answer.headers().toArray(String[]::new))
                                .add(BodyCodec.pack(answer.body()))
                                .add(key));
                return Optional.of(answer);
            });
        } catch (Undone undone) {
            return Optional.of(undone.answer);
        }
    }

    /** Forgets answers of longer ago than {@code lifetime}, and claims that nobody can be mistaken about any more. */
    public void prune(Duration lifetime) {
        database.update(PRUNE, values -> values.add(lifetime.toSeconds()));
        database.update(PRUNE_GUARDS, values -> {});
    }
}
