package org.footbridge.concurrency;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/**
 * Limits how often each caller may do something, with a token bucket for each. Buckets that nobody has used for as long as they take to fill
 * are forgotten, which changes nothing; there are at most 100,000.
 */
public final class RateLimit {
    private static final int CALLERS_MAX = 100_000;
    private static final long NOTICE_NANOS = TimeUnit.MINUTES.toNanos(1);

    private final Rate rate;
    private final TimeMeter clock;
    private final Cache<String, CallerBucket> buckets;
    private final LongAdder refused = new LongAdder();

    public RateLimit(Rate rate) {
        this(rate, TimeMeter.SYSTEM_NANOTIME);
    }

    RateLimit(Rate rate, TimeMeter clock) {
        this.rate = rate;
        this.clock = clock;
        this.buckets = Caffeine.newBuilder()
                .maximumSize(CALLERS_MAX)
                .expireAfterAccess(rate.per())
                .ticker(clock::currentTimeNanos)
                .build();
    }

    /**
     * The refusal of one request.
     *
     * @param pause until the caller may ask again
     * @param notice whether no refusal of this caller was noticed in the last minute, so that somebody should be told
     */
    public record Refusal(Duration pause, boolean notice) {}

    private static final class CallerBucket {
        private final Bucket bucket;
        private long noticed;
        private boolean hasNoticed;

        CallerBucket(Bucket bucket) {
            this.bucket = bucket;
        }

        synchronized boolean notice(long now) {
            boolean notice = !hasNoticed || now - noticed >= NOTICE_NANOS;
            if (notice) {
                noticed = now;
                hasNoticed = true;
            }
            return notice;
        }
    }

    /** Counts a request of {@code caller}; empty if it is within the limit. */
    public Optional<Refusal> count(String caller) {
        CallerBucket own = buckets.get(caller, first -> full());
        ConsumptionProbe probe = own.bucket.tryConsumeAndReturnRemaining(1);
        if (probe.isConsumed()) {
            return Optional.empty();
        }
        refused.increment();
        return Optional.of(
                new Refusal(Duration.ofNanos(probe.getNanosToWaitForRefill()), own.notice(clock.currentTimeNanos())));
    }

    private CallerBucket full() {
        return new CallerBucket(Bucket.builder()
                .addLimit(limit -> limit.capacity(rate.count()).refillGreedy(rate.count(), rate.per()))
                .withCustomTimePrecision(clock)
                .build());
    }

    public Rate rate() {
        return rate;
    }

    /** The number of requests that were refused so far. */
    public long refused() {
        return refused.sum();
    }
}
