package org.footbridge.reindex;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.footbridge.problem.Problem;
import org.footbridge.problem.ProblemKind;
import org.footbridge.search.SearchIndexer;
import org.footbridge.search.SearchParameter;
import org.footbridge.search.SearchParameterRegistry;
import org.footbridge.search.SearchParameters;
import org.footbridge.store.definition.ReindexJob;
import org.footbridge.store.definition.ReindexJob.Counts;
import org.footbridge.store.definition.ReindexStore;
import org.footbridge.store.resource.IndexedVersion;
import org.hl7.fhir.r4.model.Resource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Works off the jobs, one batch at a time and by one thread. How far it has come is saved after each batch, which is done
 * again if the server is killed in it: indexing twice changes nothing.
 */
public final class ReindexRunner {
    private static final Logger log = LoggerFactory.getLogger(ReindexRunner.class);
    private static final int BATCH = 200;

    /** How long nobody else takes up a job of which nothing is heard; a batch takes a part of a second. */
    private static final Duration LEASE = Duration.ofSeconds(15);

    private static final Duration PAUSE_MAX = Duration.ofMinutes(1);

    /** What the database may say at times, of whatever resource. */
    private static final Set<ProblemKind> PASSING =
            EnumSet.of(ProblemKind.BUSY, ProblemKind.TOO_COSTLY, ProblemKind.CONFLICT);

    private final ReindexStore jobs;
    private final CustomParameters parameters;
    private final Supplier<SearchIndexer> indexers;
    private final Reindexer reindexer;
    private final double share;
    private final String worker = UUID.randomUUID().toString();
    private boolean complete;
    private volatile boolean stopped;

    /** {@code share} is the part of the time that it may work, above 0 and up to 1. */
    public ReindexRunner(
            ReindexStore jobs,
            CustomParameters parameters,
            Reindexer reindexer,
            SearchParameterRegistry registry,
            BiFunction<SearchParameters, SearchIndexer.Failures, SearchIndexer> indexers,
            double share) {
        this.jobs = jobs;
        this.parameters = parameters;
        this.reindexer = reindexer;
        this.indexers = registry.derived(current -> indexers.apply(current, this::failed));
        this.share = share;
    }

    /** Does the next batch, if there is any. Says how long to wait before the one after; empty if there is no work. */
    Optional<Duration> step() {
        // before a job is taken up, so that it cannot be about a parameter that is not in effect here
        parameters.refresh();
        Optional<ReindexJob> job = jobs.claim(worker, LEASE);
        job.filter(claimed -> claimed.counts().done() == 0)
                .ifPresent(claimed -> log.info(
                        "Reindexing {} resources, job {}", claimed.counts().total(), claimed.id()));
        return job.map(this::batch);
    }

    private Duration batch(ReindexJob job) {
        long start = System.nanoTime();
        List<IndexedVersion> batch = jobs.next(job, BATCH);
        if (batch.isEmpty()) {
            finish(job);
            return Duration.ZERO;
        }
        Counts counts = job.counts();
        SearchIndexer indexer = indexers.get();
        for (IndexedVersion version : batch) {
            if (stopped) {
                return Duration.ZERO;
            }
            counts = plus(counts, version, indexer, job.cause() == ReindexJob.Cause.INDEX);
        }
        Duration pause = pause(System.nanoTime() - start);
        jobs.save(job, batch.get(batch.size() - 1), counts, worker, LEASE.plus(pause));
        return pause;
    }

    private Duration pause(long workedNs) {
        Duration pause = Duration.ofNanos((long) (workedNs * (1 - share) / share));
        return pause.compareTo(PAUSE_MAX) > 0 ? PAUSE_MAX : pause;
    }

    private Counts plus(Counts counts, IndexedVersion version, SearchIndexer indexer, boolean all) {
        boolean changed = false;
        complete = true;
        try {
            changed = reindexer.reindex(version, indexer, all);
        } catch (RuntimeException failure) {
            if (failure instanceof Problem problem && PASSING.contains(problem.kind())) {
                throw failure;
            }
            complete = false;
            // not what it says: that may be about a person
            log.warn(
                    "{} cannot be indexed: {}",
                    version.version().path(),
                    failure.getClass().getSimpleName());
        }
        return new Counts(
                counts.total(),
                counts.done() + 1,
                counts.changed() + (changed ? 1 : 0),
                counts.failed() + (complete ? 0 : 1));
    }

    private void failed(Resource resource, SearchParameter parameter, RuntimeException cause) {
        complete = false;
        log.warn(
                "{}/{} cannot be indexed by '{}': {}",
                resource.fhirType(),
                resource.getIdPart(),
                parameter.code(),
                cause.getClass().getSimpleName());
    }

    private void finish(ReindexJob job) {
        jobs.finish(job, worker);
        parameters.refresh();
        Counts counts = job.counts();
        log.info(
                "Job {} is done: {} resources indexed, {} changed, {} failed",
                job.id(),
                counts.done(),
                counts.changed(),
                counts.failed());
    }

    /** Ends the batch under way, and leaves the rest to whoever comes next. */
    void stop() {
        stopped = true;
    }

    /** To be called when no batch is under way. */
    void release() {
        jobs.release(worker);
    }
}
