package org.footbridge.store;

import com.google.common.hash.Hashing;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.footbridge.store.jdbc.Database;

/** The tables of the authorization server: of codes and tokens, which that server itself writes and reads, and of used assertions. */
public final class AuthorizationStore {
    private final Database database;

    AuthorizationStore(Database database) {
        this.database = database;
    }

    /**
     * Notes that a client has used an assertion.
     *
     * @param end when it expires
     * @return whether it is the first time
     */
    public boolean isFirstUse(String client, String jti, Instant end) {
        byte[] digest = Hashing.sha256()
                .hashString(client.length() + ":" + client + jti, StandardCharsets.UTF_8)
                .asBytes();
        return database.update(
                        "INSERT INTO client_assertion (digest, expires) VALUES (?, to_timestamp(?))"
                                + " ON CONFLICT (digest) DO NOTHING",
                        values -> values.add(digest).add(end.getEpochSecond()))
                > 0;
    }

    /** Deletes authorizations of which nothing is valid any more; one that was only begun is kept for an hour. */
    public void prune() {
        database.update(
                "DELETE FROM oauth2_authorization WHERE coalesce(greatest(refresh_token_expires_at,"
                        + " access_token_expires_at, authorization_code_expires_at), created + interval '1 hour') < now()",
                values -> {});
        database.update("DELETE FROM client_assertion WHERE expires < now() - interval '5 minutes'", values -> {});
    }
}
