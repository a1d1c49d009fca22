package org.footbridge;

import java.io.IOException;
import java.security.PublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.footbridge.audit.SigningKey;
import org.footbridge.store.Store;
import org.footbridge.store.audit.SealRow;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Seals the audit log at short intervals, keeps the checkpoints outside of the database, and makes partitions for months to come. */
final class AuditSealer implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(AuditSealer.class);
    private static final Duration PREPARING = Duration.ofHours(6);
    private static final Duration PRUNING_DELAY = Duration.ofMinutes(1);

    private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "audit-sealer");
        thread.setDaemon(true);
        return thread;
    });

    private final Store store;
    private final AuditKeys keys;
    private final SigningKey key;
    private final ScheduledFuture<?> sealing;
    private final ScheduledFuture<?> preparing;
    private final ScheduledFuture<?> pruning;
    private boolean keeps = true;

    /** @throws SettingException if the log was sealed with a key that is not trusted */
    AuditSealer(Store store, AuditKeys keys, AuditSettings settings) {
        long interval = settings.sealInterval().toMillis();
        this.store = store;
        this.keys = keys;
        this.key = keys.signing();
        store.audit().prepare();
        requireTrusted(keys.trusted());
        sealing = executor.scheduleWithFixedDelay(this::seal, interval, interval, TimeUnit.MILLISECONDS);
        preparing = executor.scheduleWithFixedDelay(
                () -> attempt(store.audit()::prepare, "The audit log has no partitions for the months to come"),
                PREPARING.toHours(),
                PREPARING.toHours(),
                TimeUnit.HOURS);
        Duration retention = settings.retention();
        pruning = retention == null
                ? preparing
                : executor.scheduleWithFixedDelay(
                        () -> prune(retention), PRUNING_DELAY.toMinutes(), PREPARING.toMinutes(), TimeUnit.MINUTES);
    }

    private void prune(Duration retention) {
        attempt(
                () -> {
                    long records = store.pruning().prune(Instant.now().minus(retention), key);
                    if (records > 0) {
                        log.info("{} records of the audit log were older than {} and are deleted", records, retention);
                    }
                },
                "Old records of the audit log could not be deleted; it is tried again");
    }

    private void requireTrusted(List<PublicKey> trusted) {
        Optional<SealRow> last = store.seals().last();
        if (last.isPresent()
                && !last.get().seal().checkpoint().isSigned(last.get().note(), trusted)) {
            throw new SettingException("The audit log was sealed with another key than footbridge.audit.key-file names;"
                    + " give its public key in footbridge.audit.former-keys.");
        }
    }

    private void seal() {
        attempt(
                () -> store.seals().seal(key).ifPresent(row -> {
                    keep(row);
                    store.audit().settle();
                }),
                "The audit log could not be sealed; it is tried again");
    }

    private void attempt(Runnable work, String otherwise) {
        store.outage().attempt(work, failure -> log.warn(otherwise, failure));
    }

    /** A failure is told once, until it works again. */
    private void keep(SealRow row) {
        try {
            keys.keep(row.note());
            keeps = true;
        } catch (IOException unwritable) {
            if (keeps) {
                log.warn("The checkpoints of the audit log cannot be kept outside of the database", unwritable);
            }
            keeps = false;
        }
    }

    @Override
    public void close() {
        sealing.cancel(false);
        preparing.cancel(false);
        pruning.cancel(false);
        executor.shutdown();
        try {
            if (executor.awaitTermination(5, TimeUnit.SECONDS)) {
                seal();
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }
}
