package org.footbridge.store.check;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.footbridge.search.index.IndexEntries;
import org.footbridge.search.index.Texts.Shared;
import org.footbridge.store.index.IndexTable;
import org.footbridge.store.jdbc.Binder;
import org.footbridge.store.resource.IndexedVersion;
import org.footbridge.store.resource.StoredVersion;

/**
 * Compares the stored index entries of resources with the computed ones: the row in {@code search}, and each row of the tables
 * that its digest covers. It works in batches of some hundred resources, one query for each table.
 */
final class IndexComparison {
    private static final int BATCH = 200;

    /** As PostgreSQL has the words of two texts; which resources have others. */
    private static final String WORDS = """
        SELECT v.pid FROM unnest(?, ?, ?) AS v (pid, narrative, content)
        LEFT JOIN search_words w ON w.pid = v.pid
        WHERE w.narrative IS DISTINCT FROM strip(to_tsvector('english', nullif(v.narrative, '')))
           OR w.content IS DISTINCT FROM strip(to_tsvector('english', nullif(v.content, '')))
        """;

    private final Connection connection;
    private final Function<StoredVersion, IndexEntries> indexer;
    private final double sample;
    private final ConsistencyReport report;
    private final Random random = new Random();
    private final Map<Long, Compared> batch = new LinkedHashMap<>();

    private record Compared(String path, IndexEntries wanted) {}

    IndexComparison(
            Connection connection,
            Function<StoredVersion, IndexEntries> indexer,
            double sample,
            ConsistencyReport report) {
        this.connection = connection;
        this.indexer = indexer;
        this.sample = sample;
        this.report = report;
    }

    void add(IndexedVersion found) throws SQLException {
        if (random.nextDouble() >= sample) {
            return;
        }
        StoredVersion version = found.version();
        String path = version.type() + "/" + version.id();
        IndexEntries wanted;
        try {
            wanted = indexer.apply(version);
        } catch (RuntimeException failure) {
            // not what it says: that may be about a person
            wrong(path, "cannot be indexed");
            return;
        }
        if (found.has(wanted)) {
            batch.put(version.pid(), new Compared(path, wanted));
        } else {
            wrong(path, "search");
        }
        report.countCompared(1);
        if (batch.size() == BATCH) {
            finish();
        }
    }

    /** To be called after the last. */
    void finish() throws SQLException {
        if (!batch.isEmpty()) {
            for (IndexTable<?> table : IndexTable.COMPARABLE) {
                compare(table);
            }
            compareWords();
            findTexts();
            batch.clear();
        }
    }

    private void wrong(String path, String where) {
        report.add(ConsistencyRule.INDEX_WRONG, path + ": " + where);
    }

    private void compare(IndexTable<?> table) throws SQLException {
        Map<Long, List<List<Object>>> rows = rows(table);
        batch.forEach((pid, compared) -> {
            if (!counted(table.comparable(compared.wanted()))
                    .equals(counted(rows.getOrDefault(pid, List.of()).stream()))) {
                wrong(compared.path(), table.name());
            }
        });
    }

    private static Map<List<Object>, Long> counted(Stream<List<Object>> rows) {
        return rows.collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    }

    private Map<Long, List<List<Object>>> rows(IndexTable<?> table) throws SQLException {
        Map<Long, List<List<Object>>> found = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(table.selection() + " WHERE pid = ANY(?)")) {
            new Binder(statement).add(pids());
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.computeIfAbsent(rows.getLong(1), pid -> new ArrayList<>())
                            .add(table.comparable(rows));
                }
            }
        }
        return found;
    }

    private long[] pids() {
        return batch.keySet().stream().mapToLong(Long::longValue).toArray();
    }

    private void compareWords() throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(WORDS)) {
            List<IndexEntries> wanted =
                    batch.values().stream().map(Compared::wanted).toList();
            new Binder(statement)
                    .add(pids())
                    .add(wanted.stream()
                            .map(entries -> entries.words().narrative())
                            .toArray(String[]::new))
                    .add(wanted.stream()
                            .map(entries -> entries.words().content())
                            .toArray(String[]::new));
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    Compared compared = batch.get(rows.getLong(1));
                    if (compared != null) {
                        wrong(compared.path(), "search_words");
                    }
                }
            }
        }
    }

    private void findTexts() throws SQLException {
        Map<Long, String> paths = new HashMap<>();
        batch.values()
                .forEach(compared -> compared.wanted()
                        .texts()
                        .shared()
                        .forEach((Shared text) -> paths.putIfAbsent(text.key(), compared.path())));
        Set<Long> missing = new HashSet<>(paths.keySet());
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT key FROM token_text WHERE key = ANY(?)")) {
            new Binder(statement)
                    .add(missing.stream().mapToLong(Long::longValue).toArray());
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    missing.remove(rows.getLong(1));
                }
            }
        }
        missing.forEach(key -> report.add(ConsistencyRule.TEXT_MISSING, "key " + key + ", of " + paths.get(key)));
    }
}
