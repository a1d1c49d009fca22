package org.footbridge.store.resource;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.footbridge.search.index.Keys;
import org.footbridge.store.jdbc.Database;
import org.footbridge.store.resource.Write.Deletion;
import org.footbridge.store.resource.Write.Replacement;

/**
 * The rows of {@code resource} that a transaction holds on to: those it replaces, those it deletes, and those it refers to.
 * All of them are locked in the order of their keys, so that two transactions wait for each other and do not lock up.
 */
final class RowLocks {
    /** A shared lock that only prevents deletion. */
    private static final int SHARED = 0;

    private static final int REPLACED = 1;

    /** The exclusive lock of a deletion, which waits for transactions that refer to the row. */
    private static final int DELETED = 2;

    /** Takes for each row the lock that it needs; the parts for other modes are not executed. */
    private static final String LOCK = """
        SELECT k.key, r.version FROM (SELECT u.key, u.mode FROM unnest(?, ?) u (key, mode) ORDER BY u.key) k
        CROSS JOIN LATERAL (
            SELECT * FROM (SELECT x.version FROM resource x
                WHERE x.key = k.key AND k.mode = 0 AND x.action <> 'D' FOR KEY SHARE) a
            UNION ALL SELECT * FROM (SELECT x.version FROM resource x
                WHERE x.key = k.key AND k.mode = 1 FOR NO KEY UPDATE) b
            UNION ALL SELECT * FROM (SELECT x.version FROM resource x
                WHERE x.key = k.key AND k.mode = 2 FOR UPDATE) c) r
        """;

    private final Keys keys;
    private final Map<Long, Integer> modes = new TreeMap<>();
    private final Map<Long, Integer> expected = new TreeMap<>();
    private final Map<Long, String> targets = new TreeMap<>();
    private final Set<String> living = new HashSet<>();

    RowLocks(Keys keys, List<Write> writes, WritePreconditions premises) {
        this.keys = keys;
        for (String path : premises.targets()) {
            int slash = path.indexOf('/');
            long key = keys.resource(path.substring(0, slash), path.substring(slash + 1));
            modes.put(key, SHARED);
            targets.put(key, path);
        }
        premises.held().forEach(version -> expect(version, REPLACED));
        for (Write write : writes) {
            if (write instanceof Replacement replacement) {
                expect(replacement.current(), REPLACED);
            } else if (write instanceof Deletion deletion) {
                expect(deletion.current(), DELETED);
            }
        }
    }

    private void expect(StoredVersion current, int mode) {
        long key = keys.resource(current.type(), current.id());
        modes.put(key, mode);
        expected.put(key, current.version());
    }

    /** Whether each version that is replaced or deleted is still the current one. */
    boolean take(Database database) {
        if (modes.isEmpty()) {
            return true;
        }
        long[] all = longs(modes.keySet());
        int[] how = modes.values().stream().mapToInt(Integer::intValue).toArray();
        List<Boolean> same = database.list(
                LOCK, values -> values.add(all).add(how), row -> isExpected(row.getLong(1), row.getInt(2)));
        return same.stream().filter(expectation -> expectation).count() == expected.size();
    }

    private boolean isExpected(long key, int version) {
        String target = targets.get(key);
        boolean same = !expected.containsKey(key) || Integer.valueOf(version).equals(expected.get(key));
        if (target != null && same) {
            living.add(target);
        }
        return same && expected.containsKey(key);
    }

    /** The targets that exist and are neither replaced nor deleted. */
    Set<String> living() {
        return living;
    }

    /** The keys of the resources that are replaced or deleted. */
    long[] expectedKeys() {
        return longs(expected.keySet());
    }

    private static long[] longs(Set<Long> values) {
        return values.stream().mapToLong(Long::longValue).toArray();
    }
}
