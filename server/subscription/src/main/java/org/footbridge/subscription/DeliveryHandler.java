package org.footbridge.subscription;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.footbridge.jobs.JobHandler;
import org.footbridge.jobs.JobProgress;
import org.footbridge.jobs.RetryLater;
import org.footbridge.problem.Problem;
import org.footbridge.repository.Repository;
import org.footbridge.store.job.JobInput;
import org.footbridge.store.job.JobResult;
import org.footbridge.store.resource.ResourceStore;
import org.footbridge.store.resource.StoredVersion;
import org.footbridge.store.subscription.FollowedSubscription;
import org.footbridge.store.subscription.SubscriptionEvent;
import org.footbridge.store.subscription.SubscriptionStore;
import org.footbridge.subscription.RestHook.Notification;
import org.footbridge.subscription.RestHook.Outcome;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Delivers the notifications of one subscription, in the order of their numbers. It tries again until the endpoint accepts; an event that the
 * endpoint refuses for its content is set aside after some attempts, so that it does not hold up the others.
 */
public final class DeliveryHandler implements JobHandler {
    private static final Logger log = LoggerFactory.getLogger(DeliveryHandler.class);
    private static final int DONE = 200;
    private static final int PAGE = 50;

    /** Statuses by which a receiver says that the content is at fault: bad request, too large, wrong media type, unprocessable. */
    private static final Set<Integer> OF_CONTENT = Set.of(400, 413, 415, 422);

    /** Attempts after which an event is set aside that is refused for its content. */
    private static final int REFUSALS_MAX = 5;

    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final SubscriptionStore store;
    private final ResourceStore resources;
    private final Repository repository;
    private final RestHook hook;
    private final DeliveryJobs jobs;
    private final SubscriptionStatus status;
    private final Limits limits;
    private final InstantSource clock;

    /**
     * The limits of delivery.
     *
     * @param pauseMax the longest pause between two attempts
     * @param parkAfter how long an endpoint may fail until the Subscription gets the status error
     */
    public record Limits(Duration pauseMax, Duration parkAfter) {}

    public DeliveryHandler(
            SubscriptionStore store,
            ResourceStore resources,
            Repository repository,
            RestHook hook,
            DeliveryJobs jobs,
            SubscriptionStatus status,
            Limits limits,
            InstantSource clock) {
        this.store = store;
        this.resources = resources;
        this.repository = repository;
        this.hook = hook;
        this.jobs = jobs;
        this.status = status;
        this.limits = limits;
        this.clock = clock;
    }

    @Override
    public JobResult run(JobInput input, JobProgress progress) {
        String id = DeliveryJobs.subscription(input.parameters());
        boolean more = true;
        while (more) {
            progress.requireRunning();
            more = deliver(id, progress);
        }
        return new JobResult(DONE, "text/plain", new byte[0]);
    }

    /** Has everything delivered for which there is no job, as a server was killed before it saw that there has to be one. */
    public void resume() {
        store.unfinished().forEach(id -> jobs.require(id, false));
    }

    /** Events that were written while the job ended need another run. */
    @Override
    public void ended(JobInput input) {
        String id = DeliveryJobs.subscription(input.parameters());
        store.find(id)
                .filter(subscription -> !subscription.status().equals(SubscriptionRequest.OFF)
                        && subscription.delivered() < subscription.latest())
                .ifPresent(subscription -> jobs.require(id, false));
    }

    /** Delivers some events; false if there are none, or nobody is to be told. */
    private boolean deliver(String id, JobProgress progress) {
        Optional<FollowedSubscription> found =
                store.find(id).filter(one -> !one.status().equals(SubscriptionRequest.OFF));
        Optional<StoredVersion> resource = resources.read("Subscription", id).filter(version -> !version.deleted());
        if (found.isEmpty() || resource.isEmpty()) {
            return false;
        }
        FollowedSubscription subscription = found.get();
        SubscriptionRequest request = request(resource.get());
        if (subscription.status().equals(SubscriptionRequest.REQUESTED)) {
            Outcome outcome = send(new Notification("POST", request.endpoint(), request.headers(), new byte[0], id, 0));
            require(subscription, outcome);
            store.succeeded(id);
            status.set(id, SubscriptionRequest.ACTIVE, "");
        }
        List<SubscriptionEvent> events = store.after(id, subscription.delivered(), PAGE);
        for (SubscriptionEvent event : events) {
            progress.report("Delivering event " + event.number() + ".", event.number(), subscription.latest());
            deliver(subscription, request, event);
        }
        return !events.isEmpty();
    }

    private SubscriptionRequest request(StoredVersion resource) {
        try {
            return SubscriptionRequest.parse(resource.body());
        } catch (Problem problem) {
            throw new RetryLater(limits.pauseMax(), problem.message());
        }
    }

    private void deliver(FollowedSubscription subscription, SubscriptionRequest request, SubscriptionEvent event) {
        Optional<StoredVersion> version = visible(subscription, event);
        if (version.isEmpty()) {
            store.end(subscription.id(), event.number(), "withheld");
            return;
        }
        Outcome outcome = send(notification(subscription, request, event, version.get()));
        if (OF_CONTENT.contains(outcome.status())
                && store.find(subscription.id())
                        .filter(one -> one.failures() >= REFUSALS_MAX - 1)
                        .isPresent()) {
            log.warn(
                    "Subscription/{}: event {} is set aside, as the endpoint refuses it with status {}",
                    subscription.id(),
                    event.number(),
                    outcome.status());
            store.end(subscription.id(), event.number(), "dead");
            return;
        }
        require(subscription, outcome);
        store.end(subscription.id(), event.number(), "delivered");
        if (subscription.status().equals(SubscriptionRequest.ERROR)) {
            status.set(subscription.id(), SubscriptionRequest.ACTIVE, "");
        }
    }

    /** The version of the event, if it and the current one exist for the subscriber now. */
    private Optional<StoredVersion> visible(FollowedSubscription subscription, SubscriptionEvent event) {
        try {
            return repository.read(
                    StoredCaller.parse(subscription.caller()), event.type(), event.id(), event.version());
        } catch (Problem problem) {
            if (problem.kind().isTransient()) {
                throw problem;
            }
            return Optional.empty(); // the subscriber may not read the type any more
        }
    }

    private static Notification notification(
            FollowedSubscription subscription,
            SubscriptionRequest request,
            SubscriptionEvent event,
            StoredVersion version) {
        if (!request.payload()) {
            return new Notification(
                    "POST", request.endpoint(), request.headers(), new byte[0], subscription.id(), event.number());
        }
        String endpoint = request.endpoint().toString();
        int query = endpoint.indexOf('?') < 0 ? endpoint.length() : endpoint.indexOf('?');
        String path = endpoint.substring(0, query);
        URI target = URI.create(
                (path.endsWith("/") ? path : path + "/") + event.type() + "/" + event.id() + endpoint.substring(query));
        return new Notification("PUT", target, request.headers(), version.body(), subscription.id(), event.number());
    }

    private Outcome send(Notification notification) {
        try {
            return hook.send(notification);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RetryLater(PAUSE, "The server was stopped.");
        }
    }

    /** @throws RetryLater if the notification was not accepted */
    private void require(FollowedSubscription subscription, Outcome outcome) {
        if (outcome.accepted()) {
            return;
        }
        FollowedSubscription failed =
                store.failed(subscription.id(), outcome.error()).orElse(subscription);
        if (failed.failures() == 1) {
            log.warn("Subscription/{}: {} It is tried again.", failed.id(), outcome.error());
        }
        boolean parked = failed.failing()
                .filter(since -> since.plus(limits.parkAfter()).isBefore(clock.instant()))
                .isPresent();
        if (parked && !failed.status().equals(SubscriptionRequest.ERROR)) {
            log.error(
                    "Subscription/{} has failed for {}: {} {} events wait; it is tried again for as long as it takes.",
                    failed.id(),
                    limits.parkAfter(),
                    outcome.error(),
                    failed.latest() - failed.delivered());
            status.set(failed.id(), SubscriptionRequest.ERROR, outcome.error());
        }
        Duration pause = PAUSE.multipliedBy(1L << Math.min(failed.failures() - 1, 20));
        throw new RetryLater(
                pause.compareTo(limits.pauseMax()) > 0 ? limits.pauseMax() : pause,
                "Waiting to be tried again: " + outcome.error());
    }
}
