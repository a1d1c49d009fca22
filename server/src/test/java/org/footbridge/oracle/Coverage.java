package org.footbridge.oracle;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;
import org.footbridge.oracle.random.Feature;
import org.footbridge.oracle.random.Use;

/** How many answers were compared, by feature and form. */
final class Coverage {
    private final Map<String, LongAdder> counts = new ConcurrentSkipListMap<>();
    private final LongAdder pairs = new LongAdder();
    private final LongAdder found = new LongAdder();

    /** Notes one comparison; {@code matches} is whether anything was found. */
    void count(Collection<Use> uses, boolean matches) {
        pairs.increment();
        if (matches) {
            found.increment();
        }
        uses.stream()
                .map(Use::toString)
                .distinct()
                .forEach(use ->
                        counts.computeIfAbsent(use, unseen -> new LongAdder()).increment());
    }

    long pairs() {
        return pairs.sum();
    }

    /** Those where something was found. */
    long found() {
        return found.sum();
    }

    /** The comparisons that used {@code feature} in any form. */
    long of(Feature feature) {
        return counts.entrySet().stream()
                .filter(entry ->
                        entry.getKey().equals(feature.name()) || entry.getKey().startsWith(feature.name() + " "))
                .mapToLong(entry -> entry.getValue().sum())
                .sum();
    }

    @Override
    public String toString() {
        return pairs() + " answers compared, " + found() + " of them with matches: " + new TreeMap<>(counts);
    }
}
