package org.footbridge.reindex;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.footbridge.jobs.JobHandler;
import org.footbridge.jobs.JobProgress;
import org.footbridge.problem.Problem;
import org.footbridge.problem.ProblemKind;
import org.footbridge.search.SearchIndexer;
import org.footbridge.search.parameter.SearchParameter;
import org.footbridge.search.parameter.SearchParameterRegistry;
import org.footbridge.search.parameter.SearchParameters;
import org.footbridge.store.definition.ReindexJob;
import org.footbridge.store.definition.ReindexJob.Counts;
import org.footbridge.store.definition.ReindexStore;
import org.footbridge.store.job.JobInput;
import org.footbridge.store.job.JobResult;
import org.footbridge.store.resource.IndexedVersion;
import org.hl7.fhir.r4.model.Resource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs reindex jobs, batch by batch. The position is saved after each batch, which is done again if the server is killed in it:
 * indexing twice changes nothing.
 */
public final class ReindexHandler implements JobHandler {
    private static final Logger log = LoggerFactory.getLogger(ReindexHandler.class);
    private static final int BATCH = 200;
    private static final int DONE = 200;
    private static final Duration PAUSE_MAX = Duration.ofMinutes(1);
    private static final Duration RETRY = Duration.ofSeconds(2);

    /** The errors that the database may report for any resource, and that pass. */
    private static final Set<ProblemKind> PASSING =
            EnumSet.of(ProblemKind.BUSY, ProblemKind.TOO_COSTLY, ProblemKind.CONFLICT);

    private final ReindexStore jobs;
    private final CustomParameters parameters;
    private final Supplier<SearchIndexer> indexers;
    private final Reindexer reindexer;
    private final double share;
    private boolean complete;

    /** {@code share} is the part of the time that it may work, above 0 and up to 1. */
    public ReindexHandler(
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

    /** All search parameters are in effect here before a job is taken, so it cannot be about one that is not. */
    @Override
    public boolean isReady() {
        parameters.refresh();
        return jobs.isReady();
    }

    /** A job has the server to itself: its lane has one thread. */
    @Override
    public JobResult run(JobInput input, JobProgress progress) {
        ReindexJob job = jobs.begin(input.job());
        if (job.counts().done() == 0) {
            log.info("Reindexing {} resources, job {}", job.counts().total(), job.id());
        }
        while (true) {
            progress.requireRunning();
            try {
                List<IndexedVersion> batch = jobs.next(job, BATCH);
                if (batch.isEmpty()) {
                    break;
                }
                job = run(job, batch, progress);
            } catch (Problem passing) {
                if (progress.isStopped() || !PASSING.contains(passing.kind())) {
                    throw passing;
                }
                progress.pause(RETRY);
            }
        }
        Counts counts = job.counts();
        // resources may have come and gone since they were counted
        progress.report("Done.", counts.done(), counts.done());
        log.info(
                "Job {} is done: {} resources indexed, {} changed, {} failed",
                job.id(),
                counts.done(),
                counts.changed(),
                counts.failed());
        return new JobResult(DONE, "text/plain", new byte[0]);
    }

    @Override
    public void ended(JobInput input) {
        parameters.refresh();
    }

    private ReindexJob run(ReindexJob job, List<IndexedVersion> batch, JobProgress progress) {
        long start = System.nanoTime();
        Counts counts = job.counts();
        SearchIndexer indexer = indexers.get();
        for (IndexedVersion version : batch) {
            progress.requireRunning();
            counts = plus(counts, version, indexer, job.cause() == ReindexJob.Cause.INDEX);
        }
        ReindexJob next = jobs.after(job, batch.get(batch.size() - 1), counts);
        progress.report(counts.percent() + " % done.", counts.done(), counts.total());
        progress.save(next.saved());
        progress.pause(pause(System.nanoTime() - start));
        return next;
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
}
