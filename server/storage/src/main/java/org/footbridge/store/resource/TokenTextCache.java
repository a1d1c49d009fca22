package org.footbridge.store.resource;

import java.util.List;
import java.util.concurrent.atomic.AtomicLongArray;
import org.footbridge.search.index.Texts.Shared;

/**
 * Some of the keys that table {@code token_text} is known to have, so that a write need not name them again. Never grows:
 * each key has four places, and a fifth takes one of another. What was forgotten is written once more, to no effect.
 */
public final class TokenTextCache {
    private static final int WAYS = 4;
    private static final int BUCKETS = 1 << 16;

    /** Zero marks an empty slot; the key zero is therefore never cached. */
    private final AtomicLongArray places = new AtomicLongArray(BUCKETS * WAYS);

    /** The {@code texts} that are not in the cache, in the same order. */
    List<Shared> unknown(List<Shared> texts) {
        for (Shared text : texts) {
            if (!contains(text.key())) {
                return texts.stream().filter(other -> !contains(other.key())).toList();
            }
        }
        return List.of();
    }

    private boolean contains(long key) {
        int first = first(key);
        for (int i = 0; i < WAYS; i++) {
            if (places.get(first + i) == key) {
                return key != 0;
            }
        }
        return false;
    }

    /** Must be called after the commit. */
    void add(List<Shared> texts) {
        texts.forEach(text -> add(text.key()));
    }

    private void add(long key) {
        int first = first(key);
        for (int i = 0; i < WAYS; i++) {
            if (places.compareAndSet(first + i, 0, key)) {
                return;
            }
        }
        places.set(first + (int) (key >>> 62), key);
    }

    /** Keys are hashes already. */
    private static int first(long key) {
        return (int) (key & (BUCKETS - 1)) * WAYS;
    }
}
