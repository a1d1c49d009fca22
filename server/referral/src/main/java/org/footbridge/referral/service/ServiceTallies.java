package org.footbridge.referral.service;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.footbridge.json.ExactJson;
import org.footbridge.referral.LoopChange;
import org.footbridge.referral.ReferralTask;
import org.footbridge.store.resource.StoredVersion;
import org.footbridge.transaction.ChangeParticipant.Stored;

/** Finds the services whose places the changes of a call are about. */
final class ServiceTallies {
    private static final Pattern SERVICE =
            Pattern.compile("(HealthcareService/[A-Za-z0-9\\-.]{1,64})(/_history/[^/]+)?");

    private final Map<String, ServiceTally> tallies = new TreeMap<>();
    private final Map<String, LoopChange> requests = new TreeMap<>();
    private final Set<String> tasks = new HashSet<>();
    private final Stored stored;

    private ServiceTallies(Stored stored) {
        this.stored = stored;
    }

    static Collection<ServiceTally> of(List<LoopChange> changes, Stored stored) {
        ServiceTallies all = new ServiceTallies(stored);
        for (LoopChange change : changes) {
            switch (change.type()) {
                case "ServiceRequest" -> all.requests.put(change.id(), change);
                case "Task" -> all.tasks.add(change.path());
                case "HealthcareService" -> {
                    if (change.before().isPresent()) {
                        all.tally(change.path(), change.index());
                    }
                }
                default -> {}
            }
        }
        changes.stream().filter(change -> change.type().equals("Task")).forEach(all::add);
        List.copyOf(all.requests.values()).forEach(all::move);
        return all.tallies.values();
    }

    private ServiceTally tally(String path, int cause) {
        return tallies.computeIfAbsent(path, service -> new ServiceTally(service, cause));
    }

    private void add(LoopChange change) {
        Optional<ReferralTask> before = change.beforeJson().flatMap(ReferralTask::of);
        Optional<ReferralTask> after = change.afterJson().flatMap(ReferralTask::of);
        Optional<String> request = after.or(() -> before).flatMap(ReferralTask::requestId);
        Occupancy was = Occupancy.of(before);
        Occupancy is = Occupancy.of(after);
        if (request.isEmpty() || (was == is && !requests.containsKey(request.get()))) {
            return;
        } else if (was == Occupancy.NONE && !isKnown(request.get())) {
            return; // it is refused, as one about a ServiceRequest that is not there
        }
        Set<String> from = servicesBefore(request.get());
        Set<String> to = servicesAfter(request.get());
        if (was != is || !from.equals(to)) {
            add(change.path(), change.index(), from, was, to, is);
        }
        if (was == Occupancy.NONE && is != Occupancy.NONE) {
            to.forEach(service -> tally(service, change.index()).open(change, after));
        }
    }

    private void add(String task, int index, Set<String> from, Occupancy was, Set<String> to, Occupancy is) {
        Set<String> all = new TreeSet<>(from);
        all.addAll(to);
        for (String service : all) {
            tally(service, index)
                    .add(
                            task,
                            from.contains(service) ? was : Occupancy.NONE,
                            to.contains(service) ? is : Occupancy.NONE,
                            index);
        }
    }

    /** The open Task of a ServiceRequest that gets other performers, if the call does not change the Task as well. */
    private void move(LoopChange request) {
        if (request.before().isEmpty()) {
            return;
        }
        Set<String> from = servicesBefore(request.id());
        Set<String> to = servicesAfter(request.id());
        if (from.equals(to)) {
            return;
        }
        for (StoredVersion task : stored.search("Task", "focus=" + request.path())) {
            if (!tasks.contains(task.type() + "/" + task.id())) {
                Occupancy same = Occupancy.of(ReferralTask.of(task.body()));
                add(task.type() + "/" + task.id(), request.index(), from, same, to, same);
            }
        }
    }

    /** Whether the ServiceRequest exists for the caller. */
    private boolean isKnown(String request) {
        return requests.containsKey(request)
                || stored.read("ServiceRequest", request)
                        .filter(stored::isVisible)
                        .isPresent();
    }

    private Set<String> servicesBefore(String request) {
        LoopChange change = requests.get(request);
        return services(change == null ? current(request) : change.beforeJson());
    }

    private Set<String> servicesAfter(String request) {
        LoopChange change = requests.get(request);
        return services(change == null ? current(request) : change.afterJson());
    }

    private Optional<JsonNode> current(String request) {
        return stored.read("ServiceRequest", request).map(version -> ExactJson.tree(version.body()));
    }

    private static Set<String> services(Optional<JsonNode> request) {
        return request.map(ServiceTallies::services).orElseGet(Set::of);
    }

    /** The services, as {@code HealthcareService/id}, that a ServiceRequest is sent to. */
    static Set<String> services(JsonNode request) {
        Set<String> services = new TreeSet<>();
        request.path("performer").forEach(performer -> {
            Matcher matcher = SERVICE.matcher(performer.path("reference").asText());
            if (matcher.matches()) {
                services.add(matcher.group(1));
            }
        });
        return services;
    }
}
