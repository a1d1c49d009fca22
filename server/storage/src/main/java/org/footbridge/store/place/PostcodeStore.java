package org.footbridge.store.place;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.footbridge.store.jdbc.Database;

/** The table of postcodes: looked up one by one, and replaced as a whole. */
public final class PostcodeStore {
    /** So many rows are sent to the database at a time. */
    private static final int BATCH = 20_000;

    private final Database database;

    public PostcodeStore(Database database) {
        this.database = database;
    }

    /**
     * A postcode with its position, in degrees of WGS 84.
     *
     * @param code in capital letters, without a space
     */
    public record Row(String code, double latitude, double longitude) {}

    /** The row of {@code code}; empty if it has not been loaded. */
    public Optional<Row> find(String code) {
        return database.first(
                "SELECT code, latitude, longitude FROM postcode WHERE code = ?",
                values -> values.add(code),
                row -> new Row(row.getString(1), row.getDouble(2), row.getDouble(3)));
    }

    /** Whether none has been loaded. */
    public boolean isEmpty() {
        return database.first("SELECT 1 FROM postcode LIMIT 1", values -> {}, row -> row.getInt(1))
                .isEmpty();
    }

    /**
     * Replaces all postcodes in one transaction: until it ends, and if {@code source} fails, those of before are found. Of several
     * rows with one code the first is kept.
     *
     * @param source gives the rows to its argument
     * @return how many postcodes there are now
     */
    public long replace(Consumer<Consumer<Row>> source) {
        return database.transaction(() -> {
            database.update("SET LOCAL statement_timeout = 0", values -> {});
            database.update("CREATE TEMPORARY TABLE postcode_load (LIKE postcode) ON COMMIT DROP", values -> {});
            List<Row> batch = new ArrayList<>(BATCH);
            source.accept(row -> {
                batch.add(row);
                if (batch.size() == BATCH) {
                    send(batch);
                }
            });
            send(batch);
            database.update("DELETE FROM postcode", values -> {});
            return (long) database.update(
                    "INSERT INTO postcode SELECT * FROM postcode_load ON CONFLICT (code) DO NOTHING", values -> {});
        });
    }

    /** Codes are letters and digits, which COPY takes as they are. */
    private void send(List<Row> batch) {
        StringBuilder text = new StringBuilder(batch.size() * 40);
        batch.forEach(row -> text.append(row.code())
                .append('\t')
                .append(row.latitude())
                .append('\t')
                .append(row.longitude())
                .append('\n'));
        batch.clear();
        database.copy("COPY postcode_load FROM STDIN", text.toString());
    }
}
