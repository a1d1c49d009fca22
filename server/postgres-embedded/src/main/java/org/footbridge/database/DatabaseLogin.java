package org.footbridge.database;

/**
 * A way to connect to the database.
 *
 * @param url the JDBC URL, without user and password
 */
public record DatabaseLogin(String url, String user, String password) {
    @Override
    public String toString() {
        return user + " at " + url; // without the password, as it may be logged
    }
}
