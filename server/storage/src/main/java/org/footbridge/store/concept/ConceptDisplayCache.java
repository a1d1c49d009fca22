package org.footbridge.store.concept;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.footbridge.store.jdbc.Database;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Caches the displays of frequently used code systems. A load never changes, so entries are never stale; they are filled in the
 * background after 1,000 look-ups.
 */
final class ConceptDisplayCache {
    private static final Logger log = LoggerFactory.getLogger(ConceptDisplayCache.class);

    /** Fewer questions are answered by the table sooner than all of it is read. */
    private static final int LOOKS_MIN = 1_000;

    /** Of the heap, for all loads together. */
    private static final int SHARE = 8;

    private static final String NAMES =
            "SELECT code, display, properties @> '{\"notSelectable\": [\"true\"]}' FROM concept WHERE system = ?";

    private final Database database;
    private final long bytesMax;
    private final Map<Integer, Load> loads = new ConcurrentHashMap<>();

    ConceptDisplayCache(Database database) {
        this.database = database;
        this.bytesMax = Runtime.getRuntime().maxMemory() / SHARE;
    }

    /** A load that was asked. */
    private static final class Load {
        final AtomicInteger looks = new AtomicInteger();

        /** The memory that its names take. */
        volatile long bytes;

        @Nullable
        volatile ConceptDisplays names;
    }

    /** The names of the load {@code system}, if they are here; who asks often has them read. */
    Optional<ConceptDisplays> of(LoadedSystem system) {
        Load load = loads.computeIfAbsent(system.id(), id -> new Load());
        ConceptDisplays names = load.names;
        if (names == null && load.looks.incrementAndGet() == LOOKS_MIN && hasRoom(system, load)) {
            Thread reader = new Thread(() -> read(system, load), "concept-names");
            reader.setDaemon(true);
            reader.start();
        }
        return Optional.ofNullable(names);
    }

    private synchronized boolean hasRoom(LoadedSystem system, Load load) {
        long wanted = ConceptDisplays.bytes(system.concepts());
        long taken = loads.values().stream().mapToLong(other -> other.bytes).sum();
        if (wanted + taken > bytesMax) {
            return false;
        }
        load.bytes = wanted;
        return true;
    }

    private void read(LoadedSystem system, Load load) {
        try {
            ConceptDisplays.Builder builder = new ConceptDisplays.Builder(Math.toIntExact(system.concepts()));
            boolean[] whole = {true};
            database.each(
                    NAMES,
                    values -> values.add(system.id()),
                    row -> whole[0] &= builder.add(row.getString(1), row.getString(2), !row.getBoolean(3)));
            if (whole[0]) {
                load.names = builder.build();
            }
        } catch (RuntimeException failure) {
            log.debug("The names of code system {} cannot be kept", system.url(), failure); // the table has them
        }
    }

    /** Forgets all others. */
    void keep(Collection<Integer> systems) {
        loads.keySet().retainAll(systems);
    }
}
