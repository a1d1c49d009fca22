package org.footbridge.store;

import org.footbridge.store.jdbc.Database;

/** The table in which the authorization server keeps codes and tokens; that server itself writes and reads it. */
public final class AuthorizationStore {
    private final Database database;

    AuthorizationStore(Database database) {
        this.database = database;
    }

    /** Deletes authorizations of which nothing is valid any more; one that was only begun is kept for an hour. */
    public void prune() {
        database.update(
                "DELETE FROM oauth2_authorization WHERE coalesce(greatest(refresh_token_expires_at,"
                    + " access_token_expires_at, authorization_code_expires_at), created + interval '1 hour') < now()",
                values -> {});
    }
}
