package org.footbridge.validation;

import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.footbridge.fhirpath.FhirPaths;
import org.footbridge.profile.CompiledProfiles;
import org.footbridge.profile.check.Doubt;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fast path of validation: compiled profiles accept most valid resources in microseconds; the others go to HAPI's validator.
 * It counts the reasons for the fallback, and logs each reason when it first occurs, and totals after 10, 100, 1000 and more
 * resources.
 */
public final class CompiledValidation {
    private static final Logger log = LoggerFactory.getLogger(CompiledValidation.class);
    private static final int KINDS_MAX = 1_000;
    private static final long SUMS_AFTER_MAX = 100_000;

    private final FhirPaths paths;
    private final Supplier<CompiledProfiles> maker;
    private final AtomicReference<@Nullable CompiledProfiles> profiles = new AtomicReference<>();
    private final LongAdder accepted = new LongAdder();
    private final ConcurrentMap<Doubt, LongAdder> doubts = new ConcurrentHashMap<>();

    @Nullable
    private volatile Thread uncounted;

    /**
     * @param maker creates the profiles on first use; concurrent first uses can call it more than once
     */
    CompiledValidation(FhirPaths paths, Supplier<CompiledProfiles> maker) {
        this.paths = paths;
        this.maker = maker;
    }

    /**
     * Whether the resource surely keeps the rules of R4 and of the profiles that it claims and the server knows.
     *
     * @param json the text that it was read from, strictly, and without white space between its tokens
     */
    public boolean accepts(Resource resource, Supplier<String> json) {
        Optional<Doubt> doubt = profiles().check(resource, json);
        if (Thread.currentThread() != uncounted) {
            doubt.ifPresentOrElse(this::count, accepted::increment);
            logSums();
        }
        return doubt.isEmpty();
    }

    /**
     * Runs {@code work} in this thread without counting, for synthetic resources. It must not be called by two threads at
     * once.
     */
    public void uncounted(Runnable work) {
        uncounted = Thread.currentThread();
        try {
            work.run();
        } finally {
            uncounted = null;
        }
    }

    /** Replaces the compiled profiles; a check that is running finishes with the previous ones. */
    void replace(CompiledProfiles others) {
        profiles.set(others);
    }

    /** The profiles that are in use; empty as long as none was needed. */
    public Optional<CompiledProfiles> inUse() {
        return Optional.ofNullable(profiles.get());
    }

    CompiledProfiles profiles() {
        CompiledProfiles made = profiles.get();
        if (made != null) {
            return made;
        }
        CompiledProfiles fresh = maker.get();
        CompiledProfiles first = profiles.compareAndExchange(null, fresh);
        return first == null ? fresh : first;
    }

    /** The FHIRPath compiler, which is shared with other packages. */
    public FhirPaths paths() {
        return paths;
    }

    /** The number of resources that the compiled profiles accepted. */
    public long accepted() {
        return accepted.sum();
    }

    /** The number of resources that were left to HAPI's validator, by doubt. */
    public Map<Doubt, Long> doubted() {
        return doubts.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().sum()));
    }

    private void count(Doubt doubt) {
        Doubt kind = doubts.size() < KINDS_MAX || doubts.containsKey(doubt) ? doubt : new Doubt("", "other");
        LongAdder count = doubts.computeIfAbsent(kind, first -> {
            log.info("Falling back to HAPI's validator at {}: {}", first.path(), first.feature());
            return new LongAdder();
        });
        count.increment();
    }

    private void logSums() {
        long left = doubts.values().stream().mapToLong(LongAdder::sum).sum();
        long sum = accepted.sum() + left;
        if (isRound(sum)) {
            log.info(
                    "Of {} resources, {} were left to HAPI's validator: {}",
                    sum,
                    left,
                    doubted().entrySet().stream()
                            .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                            .limit(10)
                            .map(entry ->
                                    entry.getKey().path() + " " + entry.getKey().feature() + " " + entry.getValue())
                            .collect(Collectors.joining("; ")));
        }
    }

    private static boolean isRound(long sum) {
        long round = 10;
        while (round < sum && round < SUMS_AFTER_MAX) {
            round *= 10;
        }
        return sum > 0 && sum % round == 0;
    }
}
